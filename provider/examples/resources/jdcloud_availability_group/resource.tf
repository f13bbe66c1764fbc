resource "jdcloud_availability_group" "workers" {
  name                 = "workers"
  azs                  = ["cn-north-1a", "cn-north-1b"]
  instance_template_id = "it-a1"

  auto_scaling = {
    min_size         = 2
    max_size         = 10
    desired_capacity = 3
  }
}
