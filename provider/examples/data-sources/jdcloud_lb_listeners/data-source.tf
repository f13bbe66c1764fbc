resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}

data "jdcloud_lb_listeners" "web" {
  load_balancer_id = jdcloud_lb.web.id
}

output "ports" {
  value = data.jdcloud_lb_listeners.web.listeners[*].port
}
