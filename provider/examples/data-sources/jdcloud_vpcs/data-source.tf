data "jdcloud_vpcs" "all" {}

output "vpcs" {
  value = data.jdcloud_vpcs.all.ids
}
