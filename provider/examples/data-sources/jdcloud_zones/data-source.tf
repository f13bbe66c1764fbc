data "jdcloud_zones" "used" {}

output "zones" {
  value = data.jdcloud_zones.used.azs
}
