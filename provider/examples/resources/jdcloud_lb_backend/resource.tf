resource "jdcloud_lb" "shop" {
  name      = "shop"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}

resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.shop.id
}

# Requests go to a target group …
resource "jdcloud_lb_backend" "site" {
  load_balancer_id = jdcloud_lb.shop.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  target_group_id  = jdcloud_lb_target_group.servers.id

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
  }

  health_check = {
    protocol = "Tcp"
  }
}
