data "jdcloud_instances" "workers" {
  availability_group_id = "ag-a1"
}

output "addresses" {
  value = { for instance in data.jdcloud_instances.workers.instances : instance.name => instance.private_ip_address }
}
