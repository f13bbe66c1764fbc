package provider

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

type fields = map[string]any

// Reasons why an attribute cannot do something.
const (
	notInUpdate   = "JD Cloud SDK: the update request has no such field (JDLB022)"
	keptByDesign  = "the provider's documentation: removing it keeps the current value, because JD Cloud has to have one"
	onlyPrefix    = "JD Cloud knows the name only"
	removesTarget = "a target without it is another target (JDLB035)"
	notShown      = "JD Cloud SDK: the backend that is read has no such field"
	readWhenSet   = "the provider's documentation: it is read where it is set, and not imported"
	needsTemplate = "a strict group needs a template"
)

func never(reason string, abilities ...ability) map[ability]string {
	cannot := map[ability]string{}
	for _, one := range abilities {
		cannot[one] = reason
	}
	return cannot
}

func hasPrefix(shown, value any) bool {
	text, _ := shown.(string)
	prefix, _ := value.(string)
	return isDrawnName(text, prefix)
}

func isOpposite(shown, value any) bool { return equal(shown, value != true) }

// oneOf compares a list of one element, as the API shows it, with that element.
func oneOf(shown, value any) bool { return equal(shown, []any{value}) }

func tagsAre(shown, value any) bool {
	tags := fields{}
	list, _ := shown.([]any)
	for _, tag := range list {
		tags[at(tag, "key").(string)] = at(tag, "value")
	}
	return equal(tags, value)
}

func certificatesAre(shown, value any) bool {
	ids := []any{}
	list, _ := shown.([]any)
	for _, certificate := range list {
		ids = append(ids, at(certificate, "certificateId"))
	}
	return equal(ids, value)
}

var (
	attributeBases = map[string]fields{
		"jdcloud_lb":                         {"name": "web", "subnet_id": "subnet-a1", "azs": []any{"cn-north-1a"}},
		"jdcloud_lb_target_group":            {"name": "servers", "load_balancer_id": "<load balancer>"},
		"jdcloud_lb_target_group_attachment": {"target_group_id": "<group>", "instance_id": "i-a1"},
		"jdcloud_lb_target_group_targets":    {"target_group_id": "<group>", "targets": fields{"a": fields{"instance_id": "i-a1"}}},
		"jdcloud_lb_backend": {
			"name": "site", "load_balancer_id": "<load balancer>", "protocol": "Http", "port": 8080, "health_check": fields{"protocol": "Http"},
		},
		"jdcloud_lb_listener": {
			"name": "web", "load_balancer_id": "<load balancer>", "protocol": "Https", "port": 443, "backend_id": "<backend>", "certificate_ids": []any{"cert-a1"},
		},
		"jdcloud_availability_group": {"name": "workers", "azs": []any{"cn-north-1a"}, "instance_template_id": "it-a1"},
	}

	onNLB   = fields{"protocol": "Tcp", "health_check": fields{"protocol": "Tcp"}}
	onIP    = fields{"target_group_id": "<ip group>", "targets.a": fields{"type": "ip", "ip_address": "10.0.16.40"}}
	byProxy = fields{"protocol": "Tcp"}
	scaling = fields{"auto_scaling": fields{"min_size": 2, "max_size": 5}}

	attributeCases = map[string]map[string]attributeCase{
		"jdcloud_lb": {
			"id":                 {shown: "loadBalancerId"},
			"name":               {first: "web", second: "shop", shown: "loadBalancerName"},
			"type":               {first: "nlb", second: "alb", shown: "type", cannot: never(notInUpdate, canUpdate)},
			"subnet_id":          {first: "subnet-a1", second: "subnet-a2", shown: "subnetId", cannot: never(notInUpdate, canUpdate)},
			"azs":                {first: []any{"cn-north-1a", "cn-north-1b"}, second: []any{"cn-north-1b"}, shown: "azs", cannot: never(notInUpdate, canUpdate)},
			"security_group_ids": {first: []any{"sg-a1", "sg-a2"}, second: []any{"sg-a2"}, shown: "securityGroupIds", cannot: never(keptByDesign, canClear)},
			"elastic_ip_id":      {first: "fip-a1", second: "fip-a2", shown: "privateIp.elasticIpId"},
			"description":        {first: "the shop", second: "the blog", shown: "description"},
			"delete_protection":  {first: true, second: false, shown: "deleteProtection"},
			"status":             {first: "stopped", second: "started", shown: "state.code", same: statusIs},
			"tags":               {first: fields{"team": "shop"}, second: fields{"team": "blog", "stage": "test"}, shown: "tags", same: tagsAre},
			"vpc_id":             {shown: "vpcId"},
			"state":              {shown: "state.code"},
			"private_ip_address": {first: "10.0.16.200", second: "10.0.16.201", shown: "privateIp.privateIpAddress", cannot: never(keptByDesign, canClear)},
			"elastic_ip_address": {with: fields{"elastic_ip_id": "fip-a1"}, shown: "privateIp.elasticIpAddress"},
			"az_type":            {shown: "azType"},
			"created_time":       {shown: "createdTime"},
		},
		"jdcloud_lb_target_group": {
			"id":   {shown: "targetGroupId"},
			"name": {first: "servers", second: "machines", shown: "targetGroupName", cannot: never(keptByDesign, canClear)},
			"name_prefix": {
				with: fields{"name": nil}, first: "servers-", second: "machines-", shown: "targetGroupName", same: hasPrefix, cannot: never(onlyPrefix, canRead, canClear),
			},
			"load_balancer_id": {first: "<load balancer>", second: "<other load balancer>", shown: "loadBalancerId", cannot: never(notInUpdate, canUpdate)},
			"type":             {first: "ip", second: "instance", shown: "type", cannot: never(notInUpdate, canUpdate)},
			"description":      {first: "the shop", second: "the blog", shown: "description"},
		},
		"jdcloud_lb_target_group_attachment": {
			"id":              {shown: "id"},
			"target_group_id": {first: "<group>", second: "<other group>", shown: "targetGroupId", cannot: never(notInUpdate, canUpdate)},
			"type":            {with: fields{"instance_id": "pod-a1"}, first: "container", second: "vm", withSecond: fields{"instance_id": "i-a1"}, shown: "type", cannot: never(notInUpdate, canUpdate)},
			"instance_id":     {first: "i-a1", second: "i-a2", shown: "instanceId", cannot: never(notInUpdate, canUpdate)},
			"ip_address":      {with: fields{"target_group_id": "<ip group>", "type": "ip", "instance_id": nil}, first: "10.0.16.40", second: "10.0.16.41", shown: "ipAddress", cannot: never(notInUpdate, canUpdate)},
			"port":            {first: 8080, second: 8081, shown: "port"},
			"weight":          {first: 20, second: 30, shown: "weight"},
			"target_id":       {shown: "targetId"},
		},
		"jdcloud_lb_target_group_targets": {
			"id":                    {shown: "targetGroupId"},
			"target_group_id":       {first: "<group>", second: "<other group>", shown: "targetGroupId", cannot: never(notInUpdate, canUpdate)},
			"targets.a.type":        {with: fields{"targets.a.instance_id": "pod-a1"}, first: "container", second: "vm", withSecond: fields{"targets.a.instance_id": "i-a1"}, shown: "type", cannot: never(removesTarget, canClear)},
			"targets.a.instance_id": {first: "i-a1", second: "i-a2", shown: "instanceId", cannot: never(removesTarget, canClear)},
			"targets.a.ip_address":  {with: onIP, first: "10.0.16.40", second: "10.0.16.41", shown: "ipAddress", cannot: never(removesTarget, canClear)},
			"targets.a.port":        {first: 8080, second: 8081, shown: "port"},
			"targets.a.weight":      {first: 20, second: 30, shown: "weight"},
			"targets.a.target_id":   {shown: "targetId"},
		},
		"jdcloud_lb_backend": {
			"id":   {shown: "backendId"},
			"name": {first: "site", second: "shop", shown: "backendName", cannot: never(keptByDesign, canClear)},
			"name_prefix": {
				with: fields{"name": nil}, first: "site-", second: "shop-", shown: "backendName", same: hasPrefix, cannot: never(onlyPrefix, canRead, canClear),
			},
			"load_balancer_id":       {first: "<load balancer>", second: "<other load balancer>", shown: "loadBalancerId", cannot: never(notInUpdate, canUpdate)},
			"protocol":               {first: "Tcp", second: "Udp", shown: "protocol", cannot: never(notInUpdate, canUpdate)},
			"port":                   {first: 8080, second: 9090, shown: "port", cannot: never(notInUpdate, canUpdate)},
			"target_group_id":        {first: "<group>", second: "<other group>", shown: "targetGroupIds", same: oneOf},
			"ag_info.ag_id":          {with: fields{"ag_info": fields{}}, first: "ag-a1", second: "ag-a2", shown: "agIds", same: oneOf},
			"ag_info.default_weight": {with: fields{"ag_info": fields{"ag_id": "ag-a1"}}, first: 20, second: 30, shown: "agInfos", same: weighs},
			"ag_info.member_weights": {
				with: fields{"ag_info": fields{"ag_id": "ag-a1"}}, first: fields{"i-ag1": 5}, second: fields{"i-ag1": 7, "i-ag2": 0}, shown: "memberWeights", cannot: never(readWhenSet, canRead),
			},
			"algorithm": {first: "IpHash", second: "LeastConn", shown: "algorithm", cannot: never(keptByDesign, canClear)},

			"session_stickiness":          {first: true, second: false, shown: "sessionStickiness"},
			"session_sticky_timeout":      {product: "nlb", with: merged(onNLB, fields{"session_stickiness": true}), first: 60, second: 90, shown: "sessionStickyTimeout"},
			"http_cookie_expire_seconds":  {with: fields{"session_stickiness": true}, first: 60, second: 90, shown: "httpCookieExpireSeconds"},
			"connection_draining_seconds": {product: "nlb", with: onNLB, first: 60, second: 90, shown: "connectionDrainingSeconds"},
			"proxy_protocol":              {with: byProxy, first: true, second: false, shown: "proxyProtocol"},
			"http_forwarded_protocol":     {first: true, second: false, shown: "httpForwardedProtocol"},
			"http_forwarded_port":         {first: true, second: false, shown: "httpForwardedPort"},
			"http_forwarded_host":         {first: true, second: false, shown: "httpForwardedHost"},
			"http_forwarded_vip":          {first: true, second: false, shown: "httpForwardedVip"},
			"http_forwarded_client_port":  {first: true, second: false, shown: "httpForwardedClientPort"},
			"description":                 {first: "the shop", second: "the blog", shown: "description"},

			"health_check.enabled":                   {first: false, second: true, shown: "closeHealthCheck", same: isOpposite, cannot: never(notShown, canRead)},
			"health_check.protocol":                  {first: "Tcp", second: "Http", shown: "healthCheck.protocol"},
			"health_check.healthy_threshold_count":   {first: 2, second: 4, shown: "healthCheck.healthyThresholdCount"},
			"health_check.unhealthy_threshold_count": {first: 2, second: 4, shown: "healthCheck.unhealthyThresholdCount"},
			"health_check.check_timeout_seconds":     {first: 4, second: 6, shown: "healthCheck.checkTimeoutSeconds"},
			"health_check.interval_seconds":          {first: 10, second: 20, shown: "healthCheck.intervalSeconds"},
			"health_check.port":                      {first: 8081, second: 8082, shown: "healthCheck.port"},
			"health_check.http_version":              {first: "HTTP1.1", second: "HTTP1.0", shown: "healthCheck.httpVersion"},
			"health_check.http_domain":               {first: "a.example.com", second: "b.example.com", shown: "healthCheck.httpDomain"},
			"health_check.http_path":                 {first: "/healthz", second: "/ready", shown: "healthCheck.httpPath", cannot: never(keptByDesign, canClear)},
			"health_check.http_code":                 {first: []any{"200", "204"}, second: []any{"2xx"}, shown: "healthCheck.httpCode"},
		},
		"jdcloud_lb_listener": {
			"id":                            {shown: "listenerId"},
			"name":                          {first: "web", second: "shop", shown: "listenerName"},
			"load_balancer_id":              {first: "<load balancer>", second: "<other load balancer>", shown: "loadBalancerId", cannot: never(notInUpdate, canUpdate)},
			"protocol":                      {with: fields{"certificate_ids": nil}, first: "Http", second: "Https", withSecond: fields{"certificate_ids": []any{"cert-a1"}}, shown: "protocol", cannot: never(notInUpdate, canUpdate)},
			"port":                          {first: 443, second: 8443, shown: "port", cannot: never(notInUpdate, canUpdate)},
			"backend_id":                    {first: "<backend>", second: "<other backend>", shown: "backendId"},
			"certificate_ids":               {first: []any{"cert-a1", "cert-a2"}, second: []any{"cert-a3"}, shown: "certificateSpecs", same: certificatesAre, cannot: never("JDLB023", canClear)},
			"hsts_enable":                   {first: true, second: false, shown: "hstsEnable"},
			"hsts_max_age":                  {with: fields{"hsts_enable": true}, first: 60, second: 90, shown: "hstsMaxAge"},
			"connection_idle_time_seconds":  {first: 120, second: 90, shown: "connectionIdleTimeSeconds"},
			"limitation.qps":                {first: 200, second: 300, shown: "limitation.qps"},
			"limitation.active_connections": {first: 200, second: 300, shown: "limitation.activeConnections"},
			"status":                        {first: "Off", second: "On", shown: "status"},
			"description":                   {first: "the shop", second: "the blog", shown: "description"},
		},
		"jdcloud_availability_group": {
			"id":                             {shown: "agId"},
			"name":                           {first: "workers", second: "machines", shown: "name"},
			"description":                    {first: "the shop", second: "the blog", shown: "description"},
			"azs":                            {first: []any{"cn-north-1a", "cn-north-1b"}, second: []any{"cn-north-1b"}, shown: "azs", cannot: never(notInUpdate, canUpdate)},
			"instance_template_id":           {first: "it-a1", second: "it-b1", shown: "instanceTemplateId", cannot: never(needsTemplate, canClear)},
			"configuration_type":             {first: "loose", second: "strict", shown: "configurationType", cannot: never(notInUpdate, canUpdate)},
			"placement_type":                 {first: "host", second: "switch", shown: "placementType", cannot: never(notInUpdate, canUpdate)},
			"auto_scaling.min_size":          {with: scaling, first: 1, second: 3, shown: "autoscalingSpec.minSize"},
			"auto_scaling.max_size":          {with: scaling, first: 4, second: 1000, shown: "autoscalingSpec.maxSize"},
			"auto_scaling.desired_capacity":  {with: scaling, first: 3, second: 4, shown: "autoscalingSpec.desiredCapacity", cannot: never(keptByDesign, canClear)},
			"auto_scaling.health_check":      {with: scaling, first: false, second: true, shown: "autoscalingSpec.healthCheck"},
			"auto_scaling.cool_down_seconds": {with: scaling, first: 0, second: 60, shown: "autoscalingSpec.coolDownSeconds"},
			"auto_scaling.removal_policy":    {with: scaling, first: "NewestResource", second: "OldestResource", shown: "autoscalingSpec.removalPolicy"},
			"member_count":                   {with: scaling, shown: "launched"},
			"vpc_id":                         {shown: "instanceTemplateId", same: isIn},
		},
	}
)

func statusIs(shown, value any) bool {
	return shown == "ACTIVE" && value == "started" || shown == "DOWN" && value == "stopped"
}

// isIn compares an instance template with the VPC of its subnet.
func isIn(shown, value any) bool { return shown == "it-a1" && value == "vpc-a1" }

func merged(parts ...fields) fields {
	result := fields{}
	for _, part := range parts {
		maps.Copy(result, part)
	}
	return result
}

func weighs(shown, value any) bool {
	list, _ := shown.([]any)
	return len(list) == 1 && equal(at(list[0], "defaultWeight"), value)
}

// Every attribute reaches the API at create and at update, is read back, and goes when it is removed, but for what its
// case denies with a reason.
func TestNoAttributeIsForgotten(t *testing.T) {
	t.Parallel()
	for typeName, cases := range attributeCases {
		for name, c := range cases {
			t.Run(typeName+"."+name, func(t *testing.T) {
				t.Parallel()
				for _, problem := range checkAttribute(t, typeName, name, attributeBases[typeName], c, unchanged) {
					t.Error(problem)
				}
			})
		}
	}
}

// An attribute of a schema without a case is an error, and so is a case without an attribute or without a reason.
func TestEveryAttributeHasACase(t *testing.T) {
	t.Parallel()
	for typeName, schema := range resourceSchemas(t) {
		expected := attributeNames(schema.Block.Attributes, "")
		found := slices.Sorted(maps.Keys(attributeCases[typeName]))
		if !slices.Equal(expected, found) {
			t.Errorf("%s has the attributes\n  %v\nand cases for\n  %v", typeName, expected, found)
		}
		for name, c := range attributeCases[typeName] {
			for able, reason := range c.cannot {
				if reason == "" {
					t.Errorf("%s.%s cannot %s without a reason", typeName, name, able)
				}
			}
		}
	}
}

func resourceSchemas(t *testing.T) map[string]*tfprotov6.Schema {
	t.Helper()
	schemas, err := providerserver.NewProtocol6(New("test")())().GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	return schemas.ResourceSchemas
}

func attributeNames(attributes []*tfprotov6.SchemaAttribute, prefix string) []string {
	var names []string
	for _, attribute := range attributes {
		name := prefix + attribute.Name
		switch {
		case attribute.NestedType == nil:
			names = append(names, name)
		case attribute.NestedType.Nesting == tfprotov6.SchemaObjectNestingModeMap:
			names = append(names, attributeNames(attribute.NestedType.Attributes, name+".a.")...)
		default:
			names = append(names, attributeNames(attribute.NestedType.Attributes, name+".")...)
		}
	}
	slices.Sort(names)
	return names
}

// fullResource has all that the resources of the provider have.
type fullResource interface {
	resource.ResourceWithConfigure
	resource.ResourceWithImportState
	resource.ResourceWithIdentity
	resource.ResourceWithModifyPlan
	resource.ResourceWithValidateConfig
}

// forgetful is a resource that forgets one attribute in one place and, as a forgotten field does, tells nobody.
type forgetful struct {
	fullResource
	name   string
	forget ability
}

// is says whether a path is that of the attribute; the key of a map, which an import makes anew, does not matter.
func (f *forgetful) is(path *tftypes.AttributePath) bool {
	names := []string{}
	for _, step := range path.Steps() {
		switch step := step.(type) {
		case tftypes.AttributeName:
			names = append(names, string(step))
		case tftypes.ElementKeyString:
			names = append(names, "a")
		default:
			return false
		}
	}
	return strings.Join(names, ".") == f.name
}

// part is the attribute in raw, if raw has it.
func (f *forgetful) part(raw tftypes.Value) (part tftypes.Value) {
	_ = tftypes.Walk(raw, func(path *tftypes.AttributePath, value tftypes.Value) (bool, error) {
		if f.is(path) {
			part = value
		}
		return true, nil
	})
	return part
}

// with returns raw with the attribute replaced, if raw has it.
func (f *forgetful) with(raw, value tftypes.Value) tftypes.Value {
	if value.Type() == nil {
		return raw
	}
	changed, err := tftypes.Transform(raw, func(path *tftypes.AttributePath, present tftypes.Value) (tftypes.Value, error) {
		if f.is(path) {
			return value, nil
		}
		return present, nil
	})
	if err != nil {
		return raw
	}
	return changed
}

func (f *forgetful) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	planned := f.part(request.Plan.Raw)
	if f.forget == canCreate {
		request.Plan.Raw = f.with(request.Plan.Raw, tftypes.NewValue(planned.Type(), nil))
	}
	f.fullResource.Create(ctx, request, response)
	if f.forget == canCreate && planned.IsKnown() {
		response.State.Raw = f.with(response.State.Raw, planned)
	}
}

func (f *forgetful) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	planned := f.part(request.Plan.Raw)
	forgets := f.forget == canUpdate || f.forget == canClear && planned.IsNull()
	if forgets {
		request.Plan.Raw = f.with(request.Plan.Raw, f.part(request.State.Raw))
	}
	f.fullResource.Update(ctx, request, response)
	if forgets && planned.IsKnown() {
		response.State.Raw = f.with(response.State.Raw, planned)
	}
}

func (f *forgetful) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	f.fullResource.Read(ctx, request, response)
	if f.forget == canRead {
		response.State.Raw = f.with(response.State.Raw, tftypes.NewValue(f.part(response.State.Raw).Type(), nil))
	}
}

// The check notices each attribute that is forgotten in a create, in an update, in a read or in a removal.
func TestForgottenAttributesAreNoticed(t *testing.T) {
	t.Parallel()
	schemas := resourceSchemas(t)
	for typeName, cases := range attributeCases {
		for name, c := range cases {
			// A default is a change like any other: a removal can be forgotten only where null is planned.
			attribute := attributeNamed(schemas[typeName].Block.Attributes, name)
			becomesNull := attribute.Optional && !attribute.Computed
			for _, able := range []ability{canCreate, canUpdate, canRead, canClear} {
				_, unable := c.cannot[able]
				_, fixed := c.cannot[canUpdate]
				if unable || c.first == nil && able != canRead || fixed && able == canClear || able == canClear && !becomesNull {
					continue
				}
				t.Run(typeName+"."+name+" forgotten in "+string(able), func(t *testing.T) {
					t.Parallel()
					problems := checkAttribute(t, typeName, name, attributeBases[typeName], c, func(r resource.Resource) resource.Resource {
						return &forgetful{fullResource: r.(fullResource), name: name, forget: able}
					})
					if len(problems) == 0 {
						t.Error("nothing was noticed")
					}
				})
			}
		}
	}
}
