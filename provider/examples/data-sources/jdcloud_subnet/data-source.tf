data "jdcloud_subnet" "front" {
  id = "subnet-a1"
}

output "free_addresses" {
  value = data.jdcloud_subnet.front.available_ip_count
}
