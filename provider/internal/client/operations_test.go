package client

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"testing"
	"testing/synctest"

	agapi "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/apis"
	ag "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/models"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// Every typed call: what goes over the wire, and what comes back.
func TestOperations(t *testing.T) {
	const base = "/v1/regions/cn-north-1"
	empty := map[string]any{}
	cases := map[string]struct {
		do     func(ctx context.Context, client *Client) (any, error)
		answer map[string]any
		// line is the last request's line, and body what its body has to hold.
		line string
		body map[string]any
		want any
	}{
		"create load balancer": {
			func(ctx context.Context, client *Client) (any, error) {
				id, _, err := client.CreateLoadBalancer(ctx, createRequest())
				return id, err
			}, map[string]any{"loadBalancerId": "lb-1"},
			"POST " + base + "/loadBalancers/", map[string]any{"regionId": "cn-north-1", "loadBalancerName": "web", "subnetId": "subnet-a1"}, "lb-1",
		},
		"describe load balancer": {
			func(ctx context.Context, client *Client) (any, error) {
				item, err := client.DescribeLoadBalancer(ctx, "lb-1")
				return item.VpcId, err
			}, map[string]any{"loadBalancer": map[string]any{"loadBalancerId": "lb-1", "vpcId": "vpc-1"}},
			"GET " + base + "/loadBalancers/lb-1", nil, "vpc-1",
		},
		"update load balancer": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.UpdateLoadBalancer(ctx, &lbapi.UpdateLoadBalancerRequest{LoadBalancerId: "lb-1", Description: new(""), DeleteProtection: new(false)})
			}, empty,
			"PATCH " + base + "/loadBalancers/lb-1", map[string]any{"description": "", "deleteProtection": false, "loadBalancerName": nil}, nil,
		},
		"delete load balancer": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.DeleteLoadBalancer(ctx, "lb-1")
			}, empty,
			"DELETE " + base + "/loadBalancers/lb-1", nil, nil,
		},
		"associate elastic IP": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.AssociateElasticIP(ctx, "lb-1", "fip-1")
			}, empty,
			"POST " + base + "/loadBalancers/lb-1:associateElasticIp", map[string]any{"elasticIpId": "fip-1"}, nil,
		},
		"disassociate elastic IP": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.DisassociateElasticIP(ctx, "lb-1", "fip-1")
			}, empty,
			"POST " + base + "/loadBalancers/lb-1:disassociateElasticIp", map[string]any{"elasticIpId": "fip-1", "deleteElasticIp": nil}, nil,
		},
		"associate security groups": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.AssociateSecurityGroups(ctx, "lb-1", []string{"sg-1", "sg-2"})
			}, empty,
			"POST " + base + "/loadBalancers/lb-1:associateSecurityGroup", map[string]any{"securityGroupIds": []any{"sg-1", "sg-2"}}, nil,
		},
		"disassociate security groups": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.DisassociateSecurityGroups(ctx, "lb-1", []string{"sg-1"})
			}, empty,
			"POST " + base + "/loadBalancers/lb-1:disassociateSecurityGroup", map[string]any{"securityGroupIds": []any{"sg-1"}}, nil,
		},
		"create availability group": {
			func(ctx context.Context, client *Client) (any, error) {
				return client.CreateAvailabilityGroup(ctx, &agapi.CreateAgRequest{AgName: "workers", Azs: []string{"cn-north-1a"}, Description: new("d")})
			}, map[string]any{"agId": "ag-1"},
			"PATCH " + base + "/availabilityGroups/ag-1", map[string]any{"description": "d", "name": nil}, "ag-1",
		},
		"update availability group": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.UpdateAvailabilityGroup(ctx, &agapi.UpdateAgRequest{AgId: "ag-1", Name: new("workers")})
			}, empty,
			"PATCH " + base + "/availabilityGroups/ag-1", map[string]any{"name": "workers", "description": nil}, nil,
		},
		"set instance template": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.SetInstanceTemplate(ctx, "ag-1", "it-1")
			}, empty,
			"POST " + base + "/availabilityGroups/ag-1:setInstanceTemplate", map[string]any{"instanceTemplateId": "it-1"}, nil,
		},
		"enable auto scaling": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.EnableAutoScaling(ctx, "ag-1", &ag.AutoscalingSpec{MinSize: 1, MaxSize: 2})
			}, empty,
			"POST " + base + "/autoScaling/ag-1", map[string]any{"isManaged": nil}, nil,
		},
		"update auto scaling": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.UpdateAutoScaling(ctx, "ag-1", &ag.AutoscalingSpecByUpdate{})
			}, empty,
			"POST " + base + "/autoScaling/ag-1:updateAutoScaling", map[string]any{"agId": "ag-1"}, nil,
		},
		"disable auto scaling": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.DisableAutoScaling(ctx, "ag-1")
			}, empty,
			"PUT " + base + "/autoScaling/ag-1:disable", nil, nil,
		},
		"delete availability group": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.DeleteAvailabilityGroup(ctx, "ag-1")
			}, empty,
			"DELETE " + base + "/availabilityGroups/ag-1", nil, nil,
		},
		"create listener": {
			func(ctx context.Context, client *Client) (any, error) {
				return client.CreateListener(ctx, &lbapi.CreateListenerRequest{ListenerName: "http", Protocol: "Http", Port: 80, BackendId: "backend-1", LoadBalancerId: "lb-1"}, nil)
			}, map[string]any{"listenerId": "listener-1", "loadBalancer": empty, "listeners": []any{}},
			"POST " + base + "/listeners/", map[string]any{"listenerName": "http", "port": 80.0}, "listener-1",
		},
		"describe listener": {
			func(ctx context.Context, client *Client) (any, error) {
				item, err := client.DescribeListener(ctx, "listener-1")
				return item.Port, err
			}, map[string]any{"listener": map[string]any{"listenerId": "listener-1", "port": 443}},
			"GET " + base + "/listeners/listener-1", nil, 443,
		},
		"update listener": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.UpdateListener(ctx, &lbapi.UpdateListenerRequest{ListenerId: "listener-1", Status: new("Off")})
			}, empty,
			"PATCH " + base + "/listeners/listener-1", map[string]any{"status": "Off"}, nil,
		},
		"delete listener": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.DeleteListener(ctx, "listener-1")
			}, empty,
			"DELETE " + base + "/listeners/listener-1", nil, nil,
		},
		"create backend": {
			func(ctx context.Context, client *Client) (any, error) {
				return client.CreateBackend(ctx, &lbapi.CreateBackendRequest{BackendName: "api", LoadBalancerId: "lb-1", Protocol: "Http", Port: 80, HealthCheckSpec: &lb.HealthCheckSpec{Protocol: "Tcp"}}, false)
			}, map[string]any{"backendId": "backend-1", "loadBalancer": empty, "backends": []any{}},
			"POST " + base + "/backends/", map[string]any{"backendName": "api", "protocol": "Http"}, "backend-1",
		},
		"list members of an availability group": {
			func(ctx context.Context, client *Client) (any, error) {
				items, err := client.ListAgTargets(ctx, "backend-1")
				return len(items), err
			}, map[string]any{"targets": []any{map[string]any{"targetId": "target-1", "instanceId": "i-1", "weight": 5}}, "totalCount": 1},
			"GET " + base + "/backends/backend-1/agTargets", nil, 1,
		},
		"update members of an availability group": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.UpdateAgTargets(ctx, "backend-1", []lb.AgTargetUpdateSpec{{TargetId: "target-1", Weight: new(0)}})
			}, empty,
			"PATCH " + base + "/backends/backend-1:updateAgTargets", map[string]any{"targetUpdateSpecs": []any{map[string]any{"targetId": "target-1", "weight": 0.0}}}, nil,
		},
		"describe backend": {
			func(ctx context.Context, client *Client) (any, error) {
				item, err := client.DescribeBackend(ctx, "backend-1")
				return item.HealthCheck.Protocol, err
			}, map[string]any{"backend": map[string]any{"backendId": "backend-1", "healthCheck": map[string]any{"protocol": "Tcp"}}},
			"GET " + base + "/backends/backend-1", nil, "Tcp",
		},
		"update backend": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.UpdateBackend(ctx, &lbapi.UpdateBackendRequest{BackendId: "backend-1", Algorithm: new("LeastConn")})
			}, empty,
			"PATCH " + base + "/backends/backend-1", map[string]any{"algorithm": "LeastConn"}, nil,
		},
		"delete backend": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.DeleteBackend(ctx, "backend-1")
			}, empty,
			"DELETE " + base + "/backends/backend-1", nil, nil,
		},
		"create target group": {
			func(ctx context.Context, client *Client) (any, error) {
				return client.CreateTargetGroup(ctx, &lbapi.CreateTargetGroupRequest{TargetGroupName: "web", LoadBalancerId: "lb-1", Type: new("ip")})
			}, map[string]any{"targetGroupId": "tg-1", "loadBalancer": empty, "targetGroups": []any{}},
			"POST " + base + "/targetGroups/", map[string]any{"targetGroupName": "web", "type": "ip"}, "tg-1",
		},
		"describe target group": {
			func(ctx context.Context, client *Client) (any, error) {
				item, err := client.DescribeTargetGroup(ctx, "tg-1")
				return item.Type, err
			}, map[string]any{"targetGroup": map[string]any{"targetGroupId": "tg-1", "type": "ip"}},
			"GET " + base + "/targetGroups/tg-1", nil, "ip",
		},
		"update target group": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.UpdateTargetGroup(ctx, &lbapi.UpdateTargetGroupRequest{TargetGroupId: "tg-1", TargetGroupName: new("new")})
			}, empty,
			"PATCH " + base + "/targetGroups/tg-1", map[string]any{"targetGroupName": "new"}, nil,
		},
		"delete target group": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.DeleteTargetGroup(ctx, "tg-1")
			}, empty,
			"DELETE " + base + "/targetGroups/tg-1", nil, nil,
		},
		"update targets": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.UpdateTargets(ctx, "tg-1", []lb.TargetUpdateSpec{{TargetId: "t-1", Weight: new(0)}})
			}, empty,
			"POST " + base + "/targetGroups/tg-1:updateTargets", map[string]any{"targetUpdateSpecs": []any{map[string]any{"targetId": "t-1", "port": nil, "weight": 0.0}}}, nil,
		},
		"list targets": {
			func(ctx context.Context, client *Client) (any, error) {
				items, err := client.ListTargets(ctx, "tg-1")
				return len(items), err
			}, map[string]any{"targets": []any{map[string]any{"targetId": "t-1"}}, "totalCount": 1},
			"GET " + base + "/targetGroups/tg-1:describeTargets", nil, 1,
		},
		"describe subnet": {
			func(ctx context.Context, client *Client) (any, error) {
				item, err := client.DescribeSubnet(ctx, "subnet-1")
				return item.AddressPrefix, err
			}, map[string]any{"subnet": map[string]any{"subnetId": "subnet-1", "addressPrefix": "10.0.16.0/24"}},
			"GET " + base + "/subnets/subnet-1", nil, "10.0.16.0/24",
		},
		"describe elastic IP": {
			func(ctx context.Context, client *Client) (any, error) {
				item, err := client.DescribeElasticIP(ctx, "fip-1")
				return item.ElasticIpAddress, err
			}, map[string]any{"elasticIp": map[string]any{"elasticIpId": "fip-1", "elasticIpAddress": "192.0.2.1"}},
			"GET " + base + "/elasticIps/fip-1", nil, "192.0.2.1",
		},
		"describe instance": {
			func(ctx context.Context, client *Client) (any, error) {
				item, err := client.DescribeInstance(ctx, "i-1")
				return item.PrivateIpAddress, err
			}, map[string]any{"instance": map[string]any{"instanceId": "i-1", "privateIpAddress": "10.0.16.5"}},
			"GET " + base + "/instances/i-1", nil, "10.0.16.5",
		},
		"describe instance template": {
			func(ctx context.Context, client *Client) (any, error) {
				item, err := client.DescribeInstanceTemplate(ctx, "it-1")
				return item.InstanceTemplateData.VpcId, err
			}, map[string]any{"instanceTemplate": map[string]any{"id": "it-1", "instanceTemplateData": map[string]any{"vpcId": "vpc-1"}}},
			"GET " + base + "/instanceTemplates/it-1", nil, "vpc-1",
		},
		"describe availability group": {
			func(ctx context.Context, client *Client) (any, error) {
				item, err := client.DescribeAvailabilityGroup(ctx, "ag-1")
				return item.InstanceTemplateId, err
			}, map[string]any{"ag": map[string]any{"id": "ag-1", "instanceTemplateId": "it-1"}},
			"GET " + base + "/availabilityGroups/ag-1", nil, "it-1",
		},
		"tag": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.TagLoadBalancer(ctx, "lb-1", map[string]string{"b": "2", "a": "1"})
			}, empty,
			"POST " + base + "/tags:tagResources", map[string]any{"tagResources": map[string]any{
				"resources": []any{map[string]any{"serviceCode": "lb", "resourceId": []any{"lb-1"}}},
				"tags":      []any{map[string]any{"key": "a", "value": "1"}, map[string]any{"key": "b", "value": "2"}},
			}}, nil,
		},
		"untag": {
			func(ctx context.Context, client *Client) (any, error) {
				return nil, client.UntagLoadBalancer(ctx, "lb-1", map[string]string{"a": "1"})
			}, empty,
			"POST " + base + "/tags:unTagResources", map[string]any{"unTagResources": map[string]any{
				"resources": []any{map[string]any{"serviceCode": "lb", "resourceId": []any{"lb-1"}}},
				"tags":      []any{map[string]any{"key": "a", "value": "1"}},
			}}, nil,
		},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			client, fake := newFake(t, result(test.answer))
			got, err := test.do(t.Context(), client)
			if err != nil {
				t.Fatal(err)
			}
			if got != test.want {
				t.Errorf("result is %v, want %v", got, test.want)
			}
			calls := fake.Calls()
			call := calls[len(calls)-1]
			if slices.Contains([]string{"POST " + base + "/targetGroups/", "POST " + base + "/backends/", "POST " + base + "/listeners/"}, test.line) {
				// The description is corrected afterwards.
				call = calls[0]
			}
			if call.String() != test.line {
				t.Errorf("request is %s, want %s", call, test.line)
			}
			for property, want := range test.body {
				if value, sent := call.Body[property]; !sent || !reflect.DeepEqual(value, want) {
					t.Errorf("body holds %s = %v, want %v", property, value, want)
				}
			}
		})
	}
}

// Reads return no object along with an error.
func TestReadsReportErrors(t *testing.T) {
	client, _ := newFake(t, refuse(404, "NOT_FOUND", "no such thing"), fast)
	reads := map[string]func(ctx context.Context, id string) (any, error){
		"load balancer":      func(ctx context.Context, id string) (any, error) { return client.DescribeLoadBalancer(ctx, id) },
		"listener":           func(ctx context.Context, id string) (any, error) { return client.DescribeListener(ctx, id) },
		"backend":            func(ctx context.Context, id string) (any, error) { return client.DescribeBackend(ctx, id) },
		"target group":       func(ctx context.Context, id string) (any, error) { return client.DescribeTargetGroup(ctx, id) },
		"targets":            func(ctx context.Context, id string) (any, error) { return client.ListTargets(ctx, id) },
		"subnet":             func(ctx context.Context, id string) (any, error) { return client.DescribeSubnet(ctx, id) },
		"elastic IP":         func(ctx context.Context, id string) (any, error) { return client.DescribeElasticIP(ctx, id) },
		"instance":           func(ctx context.Context, id string) (any, error) { return client.DescribeInstance(ctx, id) },
		"instance template":  func(ctx context.Context, id string) (any, error) { return client.DescribeInstanceTemplate(ctx, id) },
		"availability group": func(ctx context.Context, id string) (any, error) { return client.DescribeAvailabilityGroup(ctx, id) },
	}
	for name, read := range reads {
		item, err := read(t.Context(), "x-1")
		if !IsNotFound(err) || !reflect.ValueOf(item).IsNil() {
			t.Errorf("%s: got %v, %v, want nothing and NOT_FOUND", name, item, err)
		}
	}
}

// An answer without the object, or with another one, must never pass for it: a refresh would then plan a site anew.
func TestReadsThatShowAnotherObject(t *testing.T) {
	reads := map[string]func(ctx context.Context, client *Client) (any, error){
		"load balancer": func(ctx context.Context, client *Client) (any, error) {
			return client.ReadLoadBalancer(ctx, "x-1", "nlb")
		},
		"listener": func(ctx context.Context, client *Client) (any, error) { return client.ReadListener(ctx, "x-1", "lb-1") },
		"backend":  func(ctx context.Context, client *Client) (any, error) { return client.ReadBackend(ctx, "x-1", "lb-1") },
		"target group": func(ctx context.Context, client *Client) (any, error) {
			return client.ReadTargetGroup(ctx, "x-1", "lb-1")
		},
		"subnet":     func(ctx context.Context, client *Client) (any, error) { return client.DescribeSubnet(ctx, "x-1") },
		"elastic IP": func(ctx context.Context, client *Client) (any, error) { return client.DescribeElasticIP(ctx, "x-1") },
		"instance":   func(ctx context.Context, client *Client) (any, error) { return client.DescribeInstance(ctx, "x-1") },
		"instance template": func(ctx context.Context, client *Client) (any, error) {
			return client.DescribeInstanceTemplate(ctx, "x-1")
		},
		"availability group": func(ctx context.Context, client *Client) (any, error) {
			return client.DescribeAvailabilityGroup(ctx, "x-1")
		},
	}
	shows := func(id string) answerer {
		shown := map[string]any{}
		for _, name := range []string{"loadBalancer", "listener", "backend", "targetGroup", "subnet", "elasticIp", "instance", "instanceTemplate", "ag"} {
			shown[name] = map[string]any{"id": id, name + "Id": id}
		}
		return result(shown)
	}
	for noun, read := range reads {
		for name, test := range map[string]struct {
			wrong   answerer
			failure string
		}{
			"nothing":         {result(map[string]any{}), "the answer has no result"},
			"an empty object": {shows(""), "the answer does not show x-1: "},
			"another object":  {shows("x-2"), `the answer does not show x-1 but "x-2": `},
		} {
			t.Run(noun+", "+name, func(t *testing.T) {
				client, fake := newFake(t, script(test.wrong, shows("x-1")), fast)
				if item, err := read(t.Context(), client); err != nil || reflect.ValueOf(item).IsNil() || len(fake.Calls()) != 2 {
					t.Errorf("got %v, %v after %d calls, want the object after 2", item, err, len(fake.Calls()))
				}
				client, fake = newFake(t, test.wrong, fast)
				item, err := read(t.Context(), client)
				mustContain(t, err, test.failure, "Tried 7 times")
				if ClassOf(err) != Unreadable || !reflect.ValueOf(item).IsNil() || len(fake.Calls()) != 7 {
					t.Errorf("got %v, class %v after %d calls, want an unreadable answer after 7", item, ClassOf(err), len(fake.Calls()))
				}
			})
		}
	}
}

// Nor must a list without its members, or with members that have no id, say that what it lacks is gone.
func TestListsThatShowNothing(t *testing.T) {
	lists := map[string]func(ctx context.Context, client *Client) (any, error){
		"loadBalancers": func(ctx context.Context, client *Client) (any, error) {
			return client.ListLoadBalancers(ctx, "nlb", "")
		},
		"listeners": func(ctx context.Context, client *Client) (any, error) { return client.ListListeners(ctx, "lb-1", "") },
		"backends":  func(ctx context.Context, client *Client) (any, error) { return client.ListBackends(ctx, "lb-1", "") },
		"targetGroups": func(ctx context.Context, client *Client) (any, error) {
			return client.ListTargetGroups(ctx, "lb-1", "")
		},
		"targets": func(ctx context.Context, client *Client) (any, error) { return client.ReadTargets(ctx, "tg-1", "lb-1") },
	}
	for noun, list := range lists {
		for name, test := range map[string]struct {
			answer  answerer
			failure string
		}{
			"nothing":         {result(map[string]any{}), "the answer has no result"},
			"an empty object": {result(map[string]any{noun: []any{map[string]any{}}, "totalCount": 1}), "the answer lists an item without id"},
		} {
			t.Run(noun+", "+name, func(t *testing.T) {
				client, fake := newFake(t, test.answer, fast)
				client.productTypes.set("lb-1", "nlb")
				_, err := list(t.Context(), client)
				mustContain(t, err, test.failure)
				if ClassOf(err) != Unreadable || len(fake.Calls()) != 7 {
					t.Errorf("class %v after %d calls, want an unreadable answer after 7", ClassOf(err), len(fake.Calls()))
				}
			})
		}
	}
}

func TestDeletingWhatIsGoneSucceeds(t *testing.T) {
	client, _ := newFake(t, withoutObjects, fast)
	deletes := map[string]func(context.Context, string) error{
		"load balancer": client.DeleteLoadBalancer, "listener": client.DeleteListener,
		"backend": client.DeleteBackend, "target group": client.DeleteTargetGroup, "availability group": client.DeleteAvailabilityGroup,
	}
	for name, remove := range deletes {
		if err := remove(t.Context(), "x-1"); err != nil {
			t.Errorf("deleting a %s that is gone: %v", name, err)
		}
	}
	refusing, _ := newFake(t, refuse(403, "HTTP_FORBIDDEN", "no"))
	if err := refusing.DeleteListener(t.Context(), "x-1"); ClassOf(err) != Forbidden {
		t.Errorf("a refusal becomes %v", err)
	}
}

// Associations are refused when they are repeated, so an unknown outcome is looked up instead.
func TestAssociationsAfterAnUnknownOutcome(t *testing.T) {
	associations := map[string]struct {
		do           func(ctx context.Context, client *Client) error
		before, done map[string]any
	}{
		"elastic IP on": {
			func(ctx context.Context, client *Client) error {
				return client.AssociateElasticIP(ctx, "lb-1", "fip-1")
			},
			map[string]any{}, map[string]any{"privateIp": map[string]any{"elasticIpId": "fip-1"}},
		},
		"elastic IP off": {
			func(ctx context.Context, client *Client) error {
				return client.DisassociateElasticIP(ctx, "lb-1", "fip-1")
			},
			map[string]any{"privateIp": map[string]any{"elasticIpId": "fip-1"}}, map[string]any{},
		},
		"security groups on": {
			func(ctx context.Context, client *Client) error {
				return client.AssociateSecurityGroups(ctx, "lb-1", []string{"sg-1", "sg-2"})
			},
			map[string]any{"securityGroupIds": []any{"sg-1"}}, map[string]any{"securityGroupIds": []any{"sg-2", "sg-3", "sg-1"}},
		},
		"security groups off": {
			func(ctx context.Context, client *Client) error {
				return client.DisassociateSecurityGroups(ctx, "lb-1", []string{"sg-1", "sg-2"})
			},
			map[string]any{"securityGroupIds": []any{"sg-2"}}, map[string]any{"securityGroupIds": []any{"sg-3"}},
		},
	}
	for name, test := range associations {
		for outcome, executed := range map[string]bool{"executed": true, "not executed": false} {
			t.Run(name+", "+outcome, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					writes := 0
					client, _ := newFake(t, func(call apiCall) reply {
						if call.Method == http.MethodPost {
							writes++
							if writes == 1 {
								return reset(call)
							}
							return result(map[string]any{})(call)
						}
						state := map[string]any{"loadBalancerId": "lb-1"}
						if executed {
							maps.Copy(state, test.done)
						} else {
							maps.Copy(state, test.before)
						}
						return result(map[string]any{"loadBalancer": state})(call)
					})
					if err := test.do(t.Context(), client); err != nil {
						t.Fatal(err)
					}
					want := 2
					if executed {
						want = 1
					}
					if writes != want {
						t.Errorf("%d writes, want %d", writes, want)
					}
				})
			})
		}
	}
}

func TestTagFailuresInsideSuccess(t *testing.T) {
	client, fake := newFake(t, result(map[string]any{"data": map[string]any{
		"failedResourcesMap": []any{map[string]any{"resourceId": "lb-1", "msg": "too many tags"}},
	}}))
	tags := map[string]string{"a": "1"}
	mustContain(t, client.TagLoadBalancer(t.Context(), "lb-1", tags), "tagResources failed for load balancer lb-1: lb-1: too many tags")
	mustContain(t, client.UntagLoadBalancer(t.Context(), "lb-1", tags), "unTagResources failed for load balancer lb-1: lb-1: too many tags")
	if err := errors.Join(client.TagLoadBalancer(t.Context(), "lb-1", nil), client.UntagLoadBalancer(t.Context(), "lb-1", nil)); err != nil {
		t.Error(err)
	}
	if len(fake.Calls()) != 2 {
		t.Errorf("%d requests, want 2: without tags there is nothing to send", len(fake.Calls()))
	}
}
