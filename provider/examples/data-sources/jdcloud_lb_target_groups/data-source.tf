resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}

data "jdcloud_lb_target_groups" "web" {
  load_balancer_id = jdcloud_lb.web.id
}
