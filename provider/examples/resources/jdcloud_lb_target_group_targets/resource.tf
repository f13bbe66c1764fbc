resource "jdcloud_lb" "shop" {
  name      = "shop"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}

resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.shop.id
}

# The keys are yours: they name the targets in plans.
resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.servers.id

  targets = {
    vm = {
      instance_id = "i-a1"
      port        = 8080
    }
    # The same machine on a second port: on an alb and an nlb.
    admin = {
      instance_id = "i-a1"
      port        = 8081
      weight      = 5
    }
    pod = {
      type        = "container"
      instance_id = "pod-a1"
    }
  }
}

resource "jdcloud_lb_target_group" "legacy" {
  name             = "legacy"
  load_balancer_id = jdcloud_lb.shop.id
  type             = "ip"
}

resource "jdcloud_lb_target_group_targets" "legacy" {
  target_group_id = jdcloud_lb_target_group.legacy.id

  targets = {
    mainframe = {
      type       = "ip"
      ip_address = "10.8.0.7"
      port       = 8080
    }
  }
}
