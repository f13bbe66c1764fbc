resource "jdcloud_lb" "shop" {
  name               = "shop"
  type               = "alb"
  subnet_id          = "subnet-a1"
  azs                = ["cn-north-1a", "cn-north-1b"]
  security_group_ids = ["sg-a1"]
  elastic_ip_id      = "fip-a1"
  description        = "The web shop"

  tags = {
    team = "shop"
  }

  timeouts {
    create = "15m"
  }
}

# A distributed load balancer in an edge zone, with a fixed address. It is not started yet.
resource "jdcloud_lb" "edge" {
  name               = "edge"
  type               = "dnlb"
  subnet_id          = "subnet-e1"
  azs                = ["cn-n1-jinan1"]
  private_ip_address = "10.0.18.20"
  status             = "stopped"
}
