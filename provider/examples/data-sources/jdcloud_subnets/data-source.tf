data "jdcloud_subnets" "shop" {
  vpc_id = "vpc-a1"
}

output "free_addresses" {
  value = { for subnet in data.jdcloud_subnets.shop.subnets : subnet.name => subnet.available_ip_count }
}
