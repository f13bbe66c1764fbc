resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}

data "jdcloud_lb" "shared" {
  name       = "web"
  type       = "alb"
  depends_on = [jdcloud_lb.web]
}

resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = data.jdcloud_lb.shared.id
}
