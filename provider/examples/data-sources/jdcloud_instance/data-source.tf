data "jdcloud_instance" "server" {
  id = "i-a1"
}

output "zone" {
  value = data.jdcloud_instance.server.az
}
