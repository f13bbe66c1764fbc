resource "jdcloud_lb" "shop" {
  name      = "shop"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}

resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.shop.id
  description      = "The shop's virtual machines"
}
