terraform import jdcloud_lb.shop alb-a1b2c3d4e5
