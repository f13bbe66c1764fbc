data "jdcloud_network_security_group" "public" {
  name   = "sg-a1"
  vpc_id = "vpc-a1"
}

output "security_group" {
  value = data.jdcloud_network_security_group.public.id
}
