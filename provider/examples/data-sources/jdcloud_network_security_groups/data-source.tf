data "jdcloud_network_security_groups" "shop" {
  vpc_id = "vpc-a1"
}

output "security_groups" {
  value = data.jdcloud_network_security_groups.shop.ids
}
