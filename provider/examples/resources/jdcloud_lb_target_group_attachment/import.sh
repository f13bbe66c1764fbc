# The id of the target group and that of the target.
terraform import jdcloud_lb_target_group_attachment.pod tg-a1b2c3d4e5/target-f6g7h8i9j0

# Or the server and the port that are registered; port 0 is the backend's port.
terraform import jdcloud_lb_target_group_attachment.vm tg-a1b2c3d4e5/i-a1:8080
