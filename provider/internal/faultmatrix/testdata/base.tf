terraform {
  required_providers {
    jdcloud = { source = "cdktf-jdcloud/jdcloud" }
  }
}

provider "jdcloud" {
  poll_interval = "20ms"
}

data "jdcloud_subnet" "web" {
  id = "subnet-a1"
}

data "jdcloud_instance" "one" {
  id = "i-a1"
}

data "jdcloud_availability_group" "workers" {
  id = "ag-a1"
}

data "jdcloud_vpc" "web" {
  id = "vpc-a1"
}

data "jdcloud_network_security_group" "web" {
  id = "sg-a1"
}

data "jdcloud_vpcs" "all" {}

data "jdcloud_subnets" "all" {}

data "jdcloud_network_security_groups" "all" {}

data "jdcloud_elastic_ips" "all" {}

data "jdcloud_instances" "all" {}

data "jdcloud_instance_templates" "all" {}

data "jdcloud_availability_groups" "all" {}

data "jdcloud_lb_target_health" "site" {
  backend_id = jdcloud_lb_backend.site.id
}

resource "jdcloud_lb" "web" {
  name               = "web"
  description        = "the shop"
  subnet_id          = data.jdcloud_subnet.web.id
  azs                = ["cn-north-1a"]
  security_group_ids = ["sg-a1"]
  elastic_ip_id      = "fip-a1"
  tags               = { team = "shop", stage = "test" }

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}

resource "jdcloud_lb_target_group" "servers" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "servers"
  description      = "web servers"

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}

resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.servers.id
  targets = {
    one = { instance_id = data.jdcloud_instance.one.id, port = 8080 }
    two = { instance_id = "i-a2", port = 8080 }
  }

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}

resource "jdcloud_lb_target_group" "addresses" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "addresses"
  type             = "ip"

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}

resource "jdcloud_lb_target_group_targets" "addresses" {
  target_group_id = jdcloud_lb_target_group.addresses.id
  targets         = { one = { type = "ip", ip_address = "10.0.16.77", port = 8080 } }

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}

resource "jdcloud_lb_backend" "site" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  target_group_id  = jdcloud_lb_target_group_targets.servers.id
  health_check     = { protocol = "Http", http_path = "/healthz" }

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}

resource "jdcloud_lb_backend" "workers" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "workers"
  protocol         = "Tcp"
  port             = 9000
  ag_info          = { ag_id = data.jdcloud_availability_group.workers.id, member_weights = { "i-ag1" = 5 } }
  health_check     = { protocol = "Tcp", enabled = false }

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}

resource "jdcloud_lb_listener" "http" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "http"
  protocol         = "Http"
  port             = 80
  backend_id       = jdcloud_lb_backend.site.id

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}

resource "jdcloud_lb_listener" "tcp" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "tcp"
  protocol         = "Tcp"
  port             = 9000
  backend_id       = jdcloud_lb_backend.workers.id

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}

resource "jdcloud_lb_target_group" "shared" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "shared"

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}

resource "jdcloud_lb_target_group_attachment" "shared" {
  target_group_id = jdcloud_lb_target_group.shared.id
  instance_id     = "i-a1"
  port            = 8080

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}

resource "jdcloud_availability_group" "scaled" {
  name                 = "scaled"
  azs                  = ["cn-north-1a"]
  instance_template_id = "it-a1"
  auto_scaling         = { min_size = 0, max_size = 2, desired_capacity = 0 }

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}

resource "jdcloud_availability_group" "scaled_later" {
  name                 = "scaled_later"
  azs                  = ["cn-north-1a"]
  instance_template_id = "it-a1"

  timeouts {
    create = "10s"
    update = "10s"
    delete = "10s"
  }
}
