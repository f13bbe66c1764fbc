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
