resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}

resource "jdcloud_lb_backend" "site" {
  name             = "site"
  load_balancer_id = jdcloud_lb.web.id
  protocol         = "Http"
  port             = 8080
  target_group_id  = jdcloud_lb_target_group.servers.id
  health_check     = { protocol = "Http" }
}

resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.web.id
}

resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.servers.id
  targets         = { a1 = { instance_id = "i-a1" } }
}

data "jdcloud_lb_backend" "site" {
  id = jdcloud_lb_backend.site.id
}

output "algorithm" {
  value = data.jdcloud_lb_backend.site.algorithm
}
