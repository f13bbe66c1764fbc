package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// The data sources of load balancers and their children show what the resources show.

var inLoadBalancer = []narrowing{{attribute: "load_balancer_id", filter: client.FilterLoadBalancer, validators: byID()}}

var loadBalancerDataKind = dataKind[loadBalancerModel, lb.LoadBalancer]{
	typeName: "jdcloud_lb", typeNames: "jdcloud_lbs", noun: "load balancer", nouns: "load balancers", items: "load_balancers",
	purpose:    ", for example to add listeners to one that another team manages",
	note:       " A load balancer that is being deleted counts as absent.",
	attributes: shownAttributes(loadBalancerSchema(context.Background()).Attributes),
	narrow: []narrowing{
		{attribute: "type", filter: client.FilterProductType, validators: []validator.String{stringvalidator.OneOf(loadBalancerTypes...)}},
		{attribute: "vpc_id", filter: "vpcId", validators: byID()},
	},
	read: func(c *client.Client, ctx context.Context, id string) (*lb.LoadBalancer, error) {
		return c.ReadLoadBalancer(ctx, id, "")
	},
	list: (*client.Client).QueryLoadBalancers,
	id:   func(item lb.LoadBalancer) string { return item.LoadBalancerId },
	take: (*loadBalancerModel).take,
}

var listenerDataKind = dataKind[listenerModel, lb.Listener]{
	typeName: "jdcloud_lb_listener", typeNames: "jdcloud_lb_listeners", noun: "listener", nouns: "listeners", items: "listeners",
	purpose:    ", for example to see which ports of a load balancer are in use",
	attributes: shownAttributes(listenerSchema(context.Background()).Attributes),
	narrow:     inLoadBalancer,
	read: func(c *client.Client, ctx context.Context, id string) (*lb.Listener, error) {
		return c.ReadListener(ctx, id, "")
	},
	list: (*client.Client).QueryListeners,
	id:   func(item lb.Listener) string { return item.ListenerId },
	take: (*listenerModel).take,
}

var backendDataKind = dataKind[backendModel, lb.Backend]{
	typeName: "jdcloud_lb_backend", typeNames: "jdcloud_lb_backends", noun: "backend", nouns: "backends", items: "backends",
	purpose:    ", for example to forward the requests of a listener to one that another team manages",
	attributes: shownAttributes(backendSchema(context.Background()).Attributes, "name_prefix"),
	narrow:     inLoadBalancer,
	read: func(c *client.Client, ctx context.Context, id string) (*lb.Backend, error) {
		return c.ReadBackend(ctx, id, "")
	},
	list: (*client.Client).QueryBackends,
	id:   func(item lb.Backend) string { return item.BackendId },
	take: (*backendModel).take,
}

var targetGroupDataKind = dataKind[targetGroupModel, lb.TargetGroup]{
	typeName: "jdcloud_lb_target_group", typeNames: "jdcloud_lb_target_groups", noun: "target group", nouns: "target groups", items: "target_groups",
	purpose:    ", for example to register targets in one that another team manages",
	attributes: shownAttributes(targetGroupSchema(context.Background()).Attributes, "name_prefix"),
	narrow:     inLoadBalancer,
	read: func(c *client.Client, ctx context.Context, id string) (*lb.TargetGroup, error) {
		return c.ReadTargetGroup(ctx, id, "")
	},
	list: (*client.Client).QueryTargetGroups,
	id:   func(item lb.TargetGroup) string { return item.TargetGroupId },
	take: (*targetGroupModel).take,
}

type targetData struct {
	ID            types.String `tfsdk:"id"`
	TargetGroupID types.String `tfsdk:"target_group_id"`
	Type          types.String `tfsdk:"type"`
	InstanceID    types.String `tfsdk:"instance_id"`
	IPAddress     types.String `tfsdk:"ip_address"`
	Port          types.Int64  `tfsdk:"port"`
	Weight        types.Int64  `tfsdk:"weight"`
}

var targetDataKind = dataKind[targetData, lb.Target]{
	typeNames: "jdcloud_lb_targets", noun: "target", nouns: "targets of a target group", items: "targets",
	purpose: ", however they were registered",
	attributes: map[string]schema.Attribute{
		"id":              text("Id of the target."),
		"target_group_id": text("Id of the target group."),
		"type":            text("Type of the target: `vm`, `container` or `ip`."),
		"instance_id":     text("Id of the virtual machine or container; null for type `ip`."),
		"ip_address":      text("IP address of the target."),
		"port":            number("Port of the server; 0 means the backend's port."),
		"weight":          number("Share of the requests relative to the other targets, 0 to 100."),
	},
	narrow: []narrowing{{attribute: "target_group_id", filter: "targetGroupId", required: true, validators: byID()}},
	list: func(c *client.Client, ctx context.Context, query client.Query) ([]lb.Target, error) {
		return c.ReadTargets(ctx, query.Filters["targetGroupId"], "")
	},
	id: func(item lb.Target) string { return item.TargetId },
	take: func(m *targetData, item *lb.Target) {
		m.ID = types.StringValue(item.TargetId)
		m.TargetGroupID = types.StringValue(item.TargetGroupId)
		m.Type = textOrNull(item.Type)
		m.InstanceID = textOrNull(item.InstanceId)
		m.IPAddress = textOrNull(item.IpAddress)
		m.Port = intValue(item.Port)
		m.Weight = intValue(item.Weight)
	},
}
