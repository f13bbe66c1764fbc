terraform {
  required_providers {
    jdcloud = {
      source = "cdktf-jdcloud/jdcloud"
    }
  }
}

# The keys come from the environment: JDCLOUD_ACCESS_KEY and JDCLOUD_SECRET_KEY.
provider "jdcloud" {
  region = "cn-north-1"
}
