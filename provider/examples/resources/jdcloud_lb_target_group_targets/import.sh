# The id is that of the target group.
terraform import jdcloud_lb_target_group_targets.servers tg-a1b2c3d4e5
