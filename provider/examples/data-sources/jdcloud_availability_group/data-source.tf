data "jdcloud_availability_group" "workers" {
  id = "ag-a1"
}

output "vpc" {
  value = data.jdcloud_availability_group.workers.vpc_id
}
