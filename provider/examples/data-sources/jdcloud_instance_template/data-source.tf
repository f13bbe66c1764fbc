data "jdcloud_instance_template" "workers" {
  name = "it-a1"
}

output "subnet" {
  value = data.jdcloud_instance_template.workers.subnet_id
}
