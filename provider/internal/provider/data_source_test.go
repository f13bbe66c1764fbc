package provider

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// crowd is how many objects of each kind there are besides the usual ones: more than one page.
const crowd = 130

// dataCase says how to try the data sources of one kind of object.
type dataCase struct {
	plural, items string
	// clone adds an object with the id and the name, whose load balancer has the product type, if it has one.
	clone func(state *simulator.State, id, name, product string)
	// key is the attribute that finds one, name by default; noName says what a lookup of a missing one reports.
	key, noun, nouns string
	// narrow is an attribute with a value that only some have, and one that none has.
	narrow, some, none string
}

// add stores a copy of an object under another id, after change.
func add[Object any](objects map[string]*Object, original, id string, change func(*Object)) {
	copied := *objects[original]
	change(&copied)
	objects[id] = &copied
}

func (b *testBench) dataCases() map[string]dataCase {
	return map[string]dataCase{
		"jdcloud_vpc": {
			plural: "jdcloud_vpcs", items: "vpcs", noun: "VPC", nouns: "VPCs",
			clone: func(state *simulator.State, id, name, _ string) {
				add(state.Vpcs, "vpc-a1", id, func(o *simulator.Vpc) { o.VpcID, o.VpcName = id, name })
			},
		},
		"jdcloud_subnet": {
			plural: "jdcloud_subnets", items: "subnets", noun: "subnet", nouns: "subnets", narrow: "vpc_id", some: "vpc-a1", none: "vpc-none",
			clone: func(state *simulator.State, id, name, product string) {
				add(state.Subnets, "subnet-a1", id, func(o *simulator.Subnet) {
					o.SubnetID, o.SubnetName = id, name
					if product == "dnlb" { // Lists show standard subnets only, unless asked for all.
						o.Zone = "cn-n1-jinan1"
					}
				})
			},
		},
		"jdcloud_network_security_group": {
			plural: "jdcloud_network_security_groups", items: "network_security_groups", noun: "security group", nouns: "security groups", narrow: "vpc_id", some: "vpc-a1", none: "vpc-none",
			clone: func(state *simulator.State, id, name, _ string) {
				add(state.SecurityGroups, "sg-a1", id, func(o *simulator.SecurityGroup) { o.SecurityGroupID, o.SecurityGroupName = id, name })
			},
		},
		"jdcloud_elastic_ip": {
			plural: "jdcloud_elastic_ips", items: "elastic_ips", key: "elastic_ip_address", noun: "elastic IP", nouns: "elastic IPs", narrow: "status", some: "NOT_ASSOCIATED", none: "ASSOCIATED",
			clone: func(state *simulator.State, id, name, product string) {
				add(state.ElasticIPs, "fip-a1", id, func(o *simulator.ElasticIP) {
					o.ElasticIPID, o.ElasticIPAddress = id, name
					if product == "dnlb" {
						o.IPType = "edge"
					}
				})
			},
		},
		"jdcloud_instance": {
			plural: "jdcloud_instances", items: "instances", noun: "instance", nouns: "instances", narrow: "subnet_id", some: "subnet-a1", none: "subnet-none",
			clone: func(state *simulator.State, id, name, _ string) {
				add(state.Instances, "i-a1", id, func(o *simulator.Instance) { o.InstanceID, o.InstanceName = id, name })
			},
		},
		"jdcloud_instance_template": {
			plural: "jdcloud_instance_templates", items: "instance_templates", noun: "instance template", nouns: "instance templates",
			clone: func(state *simulator.State, id, name, _ string) {
				add(state.InstanceTemplates, "it-a1", id, func(o *simulator.InstanceTemplate) { o.InstanceTemplateID, o.Name = id, name })
			},
		},
		"jdcloud_availability_group": {
			plural: "jdcloud_availability_groups", items: "availability_groups", noun: "availability group", nouns: "availability groups", narrow: "instance_template_id", some: "it-a1", none: "it-none",
			clone: func(state *simulator.State, id, name, _ string) {
				add(state.AvailabilityGroups, "ag-a1", id, func(o *simulator.AvailabilityGroup) { o.AvailabilityGroupID, o.Name = id, name })
			},
		},
		"jdcloud_lb": {
			plural: "jdcloud_lbs", items: "load_balancers", noun: "load balancer", nouns: "load balancers", narrow: "type", some: "nlb", none: "dnlb",
			clone: func(state *simulator.State, id, name, product string) {
				add(state.LoadBalancers, b.ids["<load balancer>"], id, func(o *simulator.LoadBalancer) { o.LoadBalancerID, o.LoadBalancerName, o.Type = id, name, product })
			},
		},
		"jdcloud_lb_listener": {
			plural: "jdcloud_lb_listeners", items: "listeners", noun: "listener", nouns: "listeners", narrow: "load_balancer_id", some: b.ids["<load balancer>"], none: b.ids["<other load balancer>"],
			clone: func(state *simulator.State, id, name, product string) {
				state.Listeners[id] = &simulator.Listener{
					ListenerID: id, ListenerName: name, LoadBalancerType: product, LoadBalancerID: b.ids["<load balancer>"], Protocol: "Tcp", Port: 80, BackendID: b.ids["<backend>"],
				}
			},
		},
		"jdcloud_lb_backend": {
			plural: "jdcloud_lb_backends", items: "backends", noun: "backend", nouns: "backends", narrow: "load_balancer_id", some: b.ids["<load balancer>"], none: b.ids["<other load balancer>"],
			clone: func(state *simulator.State, id, name, product string) {
				add(state.Backends, b.ids["<backend>"], id, func(o *simulator.Backend) { o.BackendID, o.BackendName, o.LoadBalancerType = id, name, product })
			},
		},
		"jdcloud_lb_target_group": {
			plural: "jdcloud_lb_target_groups", items: "target_groups", noun: "target group", nouns: "target groups", narrow: "load_balancer_id", some: b.ids["<load balancer>"], none: b.ids["<other load balancer>"],
			clone: func(state *simulator.State, id, name, product string) {
				add(state.TargetGroups, b.ids["<group>"], id, func(o *simulator.TargetGroup) {
					o.TargetGroupID, o.TargetGroupName, o.LoadBalancerType = id, name, product
				})
			},
		},
	}
}

// read reads a data source, and returns its attributes or what the first error says.
func (b *testBench) read(t *testing.T, typeName string, config fields) (fields, string) {
	t.Helper()
	schemas, err := b.server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	kind := schemas.DataSourceSchemas[typeName].ValueType()
	given := dynamic(t, tftypes.NewValue(kind, tfFields(kind, config)))
	checked, err := b.server.ValidateDataResourceConfig(t.Context(), &tfprotov6.ValidateDataResourceConfigRequest{TypeName: typeName, Config: given})
	if err != nil {
		t.Fatal(err)
	}
	if problem := firstError(checked.Diagnostics); problem != "" {
		return nil, problem
	}
	response, err := b.server.ReadDataSource(t.Context(), &tfprotov6.ReadDataSourceRequest{TypeName: typeName, Config: given})
	if err != nil {
		t.Fatal(err)
	}
	if problem := firstError(response.Diagnostics); problem != "" {
		return nil, problem
	}
	state, err := response.State.Unmarshal(kind)
	if err != nil {
		t.Fatal(err)
	}
	found, _ := goValue(state).(fields)
	return found, ""
}

// refuses checks that a data source cannot be read, and what it says.
func (b *testBench) refuses(t *testing.T, typeName string, config fields, says ...string) {
	t.Helper()
	found, problem := b.read(t, typeName, config)
	for _, text := range says {
		if !strings.Contains(problem, text) {
			t.Errorf("%s %v said %q instead of %q, and found %v", typeName, config, problem, text, found)
		}
	}
}

// Each kind of object is found by id and by exact name, among more objects than fit on a page, on load balancers of
// every product; an answer never depends on the order in which the API lists.
func TestDataSourcesFindObjects(t *testing.T) {
	t.Parallel()
	b := newBench(t, "jdcloud_lb", "alb", unchanged)
	cases := b.dataCases()
	if err := b.cloud.Modify(func(state *simulator.State) {
		for _, one := range cases {
			for i := range crowd {
				name := fmt.Sprintf("crowd-%d", i)
				if i < 2 {
					name = "twin"
				}
				one.clone(state, fmt.Sprintf("object-%d", i), name, []string{"nlb", "dnlb", "alb"}[i%3])
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	for typeName, one := range cases {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			key := "name"
			if one.key != "" {
				key = one.key
			}
			for _, config := range []fields{{"id": "object-12"}, {key: "crowd-12"}} {
				found, problem := b.read(t, typeName, config)
				if found["id"] != "object-12" || found[key] != "crowd-12" {
					t.Errorf("%v found %v %s", config, found, problem)
				}
			}
			b.refuses(t, typeName, fields{"id": "object-none"}, "object-none", "NOT_FOUND (code 404)")
			b.refuses(t, typeName, fields{"id": "../object"}, "must be an id of JD Cloud")
			b.refuses(t, typeName, fields{key: "crowd"}, "No "+one.noun+" found", fmt.Sprintf(`There is no %s with %s = "crowd" in region cn-north-1. Check %s, which is compared exactly, and the region.`, one.noun, key, key))
			b.refuses(t, typeName, fields{key: "twin"}, "Several "+one.nouns+" found", fmt.Sprintf(`There are 2 %s with %s = "twin" in region cn-north-1: object-0, object-1. Give the id of one of them`, one.nouns, key))
			b.refuses(t, typeName, fields{}, "Exactly one of these attributes must be configured")
			b.refuses(t, typeName, fields{"id": "object-12", key: "crowd-12"}, "Exactly one of these attributes must be configured")

			found, problem := b.read(t, one.plural, fields{})
			ids, _ := found["ids"].([]any)
			objects, _ := found[one.items].([]any)
			if len(ids) < crowd || len(ids) != len(objects) || !slices.IsSortedFunc(ids, func(a, b any) int { return strings.Compare(a.(string), b.(string)) }) {
				t.Fatalf("%s found %v and %d objects %s", one.plural, ids, len(objects), problem)
			}
			for i, object := range objects {
				if at(object, "id") != ids[i] {
					t.Errorf("object %d is %v, its id %v", i, object, ids[i])
				}
			}
			if again, _ := b.read(t, one.plural, fields{}); !equal(again, found) {
				t.Errorf("%s found %v, then %v", one.plural, found, again)
			}
			if found, problem = b.read(t, one.plural, fields{key: "twin"}); len(found["ids"].([]any)) != 2 || found[key] != "twin" {
				t.Errorf("%s found %v by name %s", one.plural, found, problem)
			}
			if one.narrow == "" {
				return
			}
			found, problem = b.read(t, one.plural, fields{one.narrow: one.some})
			narrowed, _ := found[one.items].([]any)
			if len(narrowed) == 0 || slices.ContainsFunc(narrowed, func(object any) bool { return at(object, one.narrow) != one.some }) {
				t.Errorf("%s narrowed by %s found %v %s", one.plural, one.narrow, narrowed, problem)
			}
			someID := at(narrowed[0], "id")
			if found, problem = b.read(t, typeName, fields{"id": someID, one.narrow: one.some}); found["id"] != someID {
				t.Errorf("%s found %v %s", typeName, found, problem)
			}
			b.refuses(t, typeName, fields{"id": someID, one.narrow: one.none}, "Another "+one.noun+" than asked for", fmt.Sprintf("has %s = %q, not %q", one.narrow, one.some, one.none))
			b.refuses(t, typeName, fields{key: "crowd-none", one.narrow: one.none}, fmt.Sprintf(`with %s = "crowd-none" and %s = %q in region`, key, one.narrow, one.none))
			b.refuses(t, typeName, fields{key: "twin"}, ", or set ")
		})
	}
}
