data "jdcloud_elastic_ip" "public" {
  elastic_ip_address = "203.0.113.11"
}

output "elastic_ip" {
  value = data.jdcloud_elastic_ip.public.id
}
