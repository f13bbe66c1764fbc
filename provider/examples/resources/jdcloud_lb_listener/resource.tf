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

# WebSocket connections need no setting. They are closed when nothing is sent for the idle time.
resource "jdcloud_lb_listener" "websocket" {
  load_balancer_id             = jdcloud_lb.shop.id
  name                         = "websocket"
  protocol                     = "Http"
  port                         = 8000
  backend_id                   = jdcloud_lb_backend.site.id
  connection_idle_time_seconds = 3600

  limitation = {
    qps                = 5000
    active_connections = 100000
  }
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
