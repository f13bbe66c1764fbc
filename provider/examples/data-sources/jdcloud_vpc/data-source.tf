data "jdcloud_vpc" "shop" {
  name = "vpc-a1"
}

output "address_range" {
  value = data.jdcloud_vpc.shop.address_prefix
}
