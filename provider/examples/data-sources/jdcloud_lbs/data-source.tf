data "jdcloud_lbs" "network" {
  type = "nlb"
}

output "load_balancers" {
  value = data.jdcloud_lbs.network.ids
}
