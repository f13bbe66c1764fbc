package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func TestDataSources(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := cloud.config(`
data "jdcloud_subnet" "a1" {
  id = "subnet-a1"
}
data "jdcloud_instance" "a2" {
  id = "i-a2"
}
data "jdcloud_availability_group" "b1" {
  id = "ag-b1"
}
`)
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(`
data "jdcloud_instance" "gone" {
  id = "i-unknown"
}
`)},
		{Config: cloud.config(`
data "jdcloud_subnet" "slip" {
  id = "../vpcs"
}
`)},
		{
			// One NOT_FOUND is not believed.
			PreConfig: func() {
				for _, operation := range []string{"describeSubnet", "describeInstance", "describeAg", "describeInstanceTemplate"} {
					cloud.fault(operation, simulator.FaultNotFound, 1)
				}
			},
			Config: config,
			Check: resource.ComposeAggregateTestCheckFunc(
				has("data.jdcloud_subnet.a1", "name", "subnet-a1", "vpc_id", "vpc-a1", "address_prefix", "10.0.16.0/24", "subnet_type", "standard"),
				resource.TestCheckResourceAttrSet("data.jdcloud_subnet.a1", "available_ip_count"),
				has("data.jdcloud_instance.a2", "name", "a2", "vpc_id", "vpc-a1", "subnet_id", "subnet-a1", "private_ip_address", "10.0.16.12",
					"az", "cn-north-1b", "status", "running"),
				has("data.jdcloud_availability_group.b1", "name", "ag-b1", "azs.#", "2", "instance_template_id", "it-b1", "vpc_id", "vpc-b1"),
			),
		},
	},
		fails("JD Cloud API error: describeInstance i-unknown", "NOT_FOUND (code 404)", "Request id "),
		fails("must be an id of JD Cloud"))
}
