data "jdcloud_elastic_ips" "free" {
  status = "NOT_ASSOCIATED"
}

output "free_addresses" {
  value = data.jdcloud_elastic_ips.free.elastic_ips[*].elastic_ip_address
}
