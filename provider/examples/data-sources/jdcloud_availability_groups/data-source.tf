data "jdcloud_availability_groups" "shop" {
  vpc_id = "vpc-a1"
}

output "availability_groups" {
  value = data.jdcloud_availability_groups.shop.ids
}
