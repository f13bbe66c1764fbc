resource "jdcloud_lb" "shop" {
  name      = "shop"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}

resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.shop.id
}

# Each attachment registers one server and leaves the others alone.
resource "jdcloud_lb_target_group_attachment" "vm" {
  target_group_id = jdcloud_lb_target_group.servers.id
  instance_id     = "i-a1"
  port            = 8080

  # A replaced server serves before the old one is deregistered.
  lifecycle {
    create_before_destroy = true
  }
}

resource "jdcloud_lb_target_group_attachment" "pod" {
  target_group_id = jdcloud_lb_target_group.servers.id
  type            = "container"
  instance_id     = "pod-a1"
  weight          = 5
}
