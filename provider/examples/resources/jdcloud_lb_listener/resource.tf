resource "jdcloud_lb" "shop" {
  name      = "shop"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}

resource "jdcloud_lb_backend" "site" {
  load_balancer_id = jdcloud_lb.shop.id
  name             = "site"
  protocol         = "Http"
  port             = 8080

  health_check = {
    protocol = "Http"
  }
}

resource "jdcloud_lb_listener" "http" {
  load_balancer_id = jdcloud_lb.shop.id
  name             = "http"
  protocol         = "Http"
  port             = 80
  backend_id       = jdcloud_lb_backend.site.id
}

# Listeners may share a backend.
resource "jdcloud_lb_listener" "https" {
  load_balancer_id = jdcloud_lb.shop.id
  name             = "https"
  protocol         = "Https"
  port             = 443
  backend_id       = jdcloud_lb_backend.site.id
  certificate_ids  = ["cert-a1", "cert-a2"]
  hsts_enable      = true
}
