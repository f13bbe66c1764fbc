data "jdcloud_instance_templates" "all" {}

output "instance_templates" {
  value = data.jdcloud_instance_templates.all.ids
}
