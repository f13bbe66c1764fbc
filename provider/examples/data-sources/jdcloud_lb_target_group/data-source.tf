resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}

resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.web.id
}

data "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.web.id
  depends_on       = [jdcloud_lb_target_group.servers]
}
