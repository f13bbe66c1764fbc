resource "jdcloud_lb" "shop" {
  name      = "shop"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}

resource "jdcloud_lb_target_group" "servers" {
  name_prefix      = "servers-"
  load_balancer_id = jdcloud_lb.shop.id

  lifecycle {
    create_before_destroy = true
  }
}

resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.servers.id

  targets = {
    vm = { instance_id = "i-a1" }
  }

  lifecycle {
    create_before_destroy = true
  }
}

# Requests go to a target group …
resource "jdcloud_lb_backend" "site" {
  load_balancer_id = jdcloud_lb.shop.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  # The id of the targets is that of their group: when the group is replaced, the new one has its targets first.
  target_group_id = jdcloud_lb_target_group_targets.servers.id

  session_stickiness         = true
  http_cookie_expire_seconds = 3600
  http_forwarded_protocol    = true

  health_check = {
    protocol         = "Http"
    http_path        = "/healthz"
    http_code        = ["200-299"]
    interval_seconds = 10
  }
}

# … or to the members of an availability group.
resource "jdcloud_lb_backend" "workers" {
  load_balancer_id = jdcloud_lb.shop.id
  name             = "workers"
  protocol         = "Tcp"
  port             = 9000
  algorithm        = "LeastConn"

  ag_info = {
    ag_id          = "ag-a1"
    default_weight = 20
    member_weights = { "i-ag1" = 5 }
  }

  health_check = {
    protocol = "Tcp"
  }
}
