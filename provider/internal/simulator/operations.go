package simulator

import (
	"net/http"
	"strings"
)

// operation is one operation of the OpenAPI. Without a handler it is known, but not simulated.
type operation struct {
	name    string
	service string
	method  string
	// path comes after /v1/regions/{regionId}.
	path string
	// body lists the fields of the body, besides the path parameters.
	body []field
	// list says what the query of a list operation takes; flags are true-or-false query parameters.
	list    *listing
	flags   []string
	handler func(*call) (any, *apiError)
	// read marks an operation that changes nothing though it is not a GET.
	read bool
}

func (o *operation) writes() bool { return o.method != http.MethodGet && !o.read }

const (
	get    = http.MethodGet
	post   = http.MethodPost
	put    = http.MethodPut
	patch  = http.MethodPatch
	remove = http.MethodDelete
)

var operations = []operation{
	{name: "createLoadBalancer", service: "lb", method: post, path: "/loadBalancers/", body: createLoadBalancerFields, handler: createLoadBalancer},
	{name: "describeLoadBalancer", service: "lb", method: get, path: "/loadBalancers/{loadBalancerId}", handler: describeLoadBalancer},
	{name: "describeLoadBalancers", service: "lb", method: get, path: "/loadBalancers/", list: &listing{filters: loadBalancerFilters, tags: true}, handler: describeLoadBalancers},
	{name: "updateLoadBalancer", service: "lb", method: patch, path: "/loadBalancers/{loadBalancerId}", body: updateLoadBalancerFields, handler: updateLoadBalancer},
	{name: "deleteLoadBalancer", service: "lb", method: remove, path: "/loadBalancers/{loadBalancerId}", flags: []string{"deleteElasticIp"}, handler: deleteLoadBalancer},
	{name: "associateElasticIp", service: "lb", method: post, path: "/loadBalancers/{loadBalancerId}:associateElasticIp", body: associateElasticIPFields, handler: associateElasticIP},
	{name: "disassociateElasticIp", service: "lb", method: post, path: "/loadBalancers/{loadBalancerId}:disassociateElasticIp", body: disassociateElasticIPFields, handler: disassociateElasticIP},
	{name: "associateSecurityGroup", service: "lb", method: post, path: "/loadBalancers/{loadBalancerId}:associateSecurityGroup", body: securityGroupsFields, handler: associateSecurityGroup},
	{name: "disassociateSecurityGroup", service: "lb", method: post, path: "/loadBalancers/{loadBalancerId}:disassociateSecurityGroup", body: securityGroupsFields, handler: disassociateSecurityGroup},
	{name: "describeLoadBalancersBySecurityGroup", service: "lb", method: post, path: "/loadBalancers/{securityGroupId}:describeLoadBalancersBySecurityGroup", read: true},

	{name: "createListener", service: "lb", method: post, path: "/listeners/", body: createListenerFields, handler: createListener},
	{name: "describeListener", service: "lb", method: get, path: "/listeners/{listenerId}", handler: describeListener},
	{name: "describeListeners", service: "lb", method: get, path: "/listeners/", list: &listing{filters: listenerFilters}, handler: describeListeners},
	{name: "updateListener", service: "lb", method: patch, path: "/listeners/{listenerId}", body: updateListenerFields, handler: updateListener},
	{name: "deleteListener", service: "lb", method: remove, path: "/listeners/{listenerId}", handler: deleteListener},
	{name: "addListenerCertificates", service: "lb", method: post, path: "/listeners/{listenerId}:addListenerCertificates"},
	{name: "updateListenerCertificates", service: "lb", method: post, path: "/listeners/{listenerId}:updateListenerCertificates"},
	{name: "deleteListenerCertificates", service: "lb", method: post, path: "/listeners/{listenerId}:deleteListenerCertificates"},

	{name: "createBackend", service: "lb", method: post, path: "/backends/", body: createBackendFields, handler: createBackend},
	{name: "describeBackend", service: "lb", method: get, path: "/backends/{backendId}", handler: describeBackend},
	{name: "describeBackends", service: "lb", method: get, path: "/backends/", list: &listing{filters: backendFilters}, handler: describeBackends},
	{name: "updateBackend", service: "lb", method: patch, path: "/backends/{backendId}", body: updateBackendFields, handler: updateBackend},
	{name: "deleteBackend", service: "lb", method: remove, path: "/backends/{backendId}", handler: deleteBackend},
	{name: "describeTargetHealth", service: "lb", method: get, path: "/backends/{backendId}/health", list: &listing{unpaged: true}, handler: describeTargetHealth},
	{name: "describeAgTargets", service: "lb", method: get, path: "/backends/{backendId}/agTargets"},
	{name: "updateAgTargets", service: "lb", method: patch, path: "/backends/{backendId}:updateAgTargets"},

	{name: "createTargetGroup", service: "lb", method: post, path: "/targetGroups/", body: createTargetGroupFields, handler: createTargetGroup},
	{name: "describeTargetGroup", service: "lb", method: get, path: "/targetGroups/{targetGroupId}", handler: describeTargetGroup},
	{name: "describeTargetGroups", service: "lb", method: get, path: "/targetGroups/", list: &listing{filters: targetGroupFilters}, handler: describeTargetGroups},
	{name: "updateTargetGroup", service: "lb", method: patch, path: "/targetGroups/{targetGroupId}", body: updateTargetGroupFields, handler: updateTargetGroup},
	{name: "deleteTargetGroup", service: "lb", method: remove, path: "/targetGroups/{targetGroupId}", handler: deleteTargetGroup},
	{name: "registerTargets", service: "lb", method: post, path: "/targetGroups/{targetGroupId}:registerTargets", body: registerTargetsFields, handler: registerTargets},
	{name: "describeTargets", service: "lb", method: get, path: "/targetGroups/{targetGroupId}:describeTargets", list: &listing{filters: targetFilters}, handler: describeTargets},
	{name: "updateTargets", service: "lb", method: post, path: "/targetGroups/{targetGroupId}:updateTargets", body: updateTargetsFields, handler: updateTargets},
	{name: "deregisterTargets", service: "lb", method: post, path: "/targetGroups/{targetGroupId}:deregisterTargets", body: deregisterTargetsFields, handler: deregisterTargets},

	{name: "createUrlMap", service: "lb", method: post, path: "/urlMaps/"},
	{name: "describeUrlMap", service: "lb", method: get, path: "/urlMaps/{urlMapId}"},
	{name: "describeUrlMaps", service: "lb", method: get, path: "/urlMaps/"},
	{name: "updateUrlMap", service: "lb", method: patch, path: "/urlMaps/{urlMapId}"},
	{name: "deleteUrlMap", service: "lb", method: remove, path: "/urlMaps/{urlMapId}"},
	{name: "addRules", service: "lb", method: post, path: "/urlMaps/{urlMapId}:addRules"},
	{name: "updateRules", service: "lb", method: patch, path: "/urlMaps/{urlMapId}:updateRules"},
	{name: "deleteRules", service: "lb", method: post, path: "/urlMaps/{urlMapId}:deleteRules"},
	{name: "createSecurityPolicy", service: "lb", method: post, path: "/securityPolicies/"},
	{name: "describeSecurityPolicy", service: "lb", method: get, path: "/securityPolicies/{securityPolicyId}"},
	{name: "describeSecurityPolicies", service: "lb", method: get, path: "/securityPolicies/"},
	{name: "updateSecurityPolicy", service: "lb", method: patch, path: "/securityPolicies/{securityPolicyId}"},
	{name: "deleteSecurityPolicy", service: "lb", method: remove, path: "/securityPolicies/{securityPolicyId}"},
	{name: "describeSupportedCiphers", service: "lb", method: get, path: "/supportedCiphers/"},
	{name: "createCustomizedConfiguration", service: "lb", method: post, path: "/customizedConfigurations/"},
	{name: "describeCustomizedConfiguration", service: "lb", method: get, path: "/customizedConfigurations/{customizedConfigurationId}"},
	{name: "describeCustomizedConfigurations", service: "lb", method: get, path: "/customizedConfigurations/"},
	{name: "updateCustomizedConfiguration", service: "lb", method: patch, path: "/customizedConfigurations/{customizedConfigurationId}"},
	{name: "deleteCustomizedConfiguration", service: "lb", method: remove, path: "/customizedConfigurations/{customizedConfigurationId}"},
	{name: "associateCustomizedConfiguration", service: "lb", method: post, path: "/customizedConfigurations/{customizedConfigurationId}:associateCustomizedConfiguration"},
	{name: "disassociateCustomizedConfiguration", service: "lb", method: post, path: "/customizedConfigurations/{customizedConfigurationId}:disassociateCustomizedConfiguration"},

	{name: "describeVpc", service: "vpc", method: get, path: "/vpcs/{vpcId}", handler: describeVpc},
	{name: "describeVpcs", service: "vpc", method: get, path: "/vpcs/", list: &listing{filters: vpcFilters}, handler: describeVpcs},
	{name: "describeSubnet", service: "vpc", method: get, path: "/subnets/{subnetId}", handler: describeSubnet},
	{name: "describeSubnets", service: "vpc", method: get, path: "/subnets/", list: &listing{filters: subnetFilters}, handler: describeSubnets},
	{name: "describeNetworkSecurityGroup", service: "vpc", method: get, path: "/networkSecurityGroups/{networkSecurityGroupId}", handler: describeNetworkSecurityGroup},
	{name: "describeNetworkSecurityGroups", service: "vpc", method: get, path: "/networkSecurityGroups/", list: &listing{filters: securityGroupFilters}, handler: describeNetworkSecurityGroups},
	{name: "describeElasticIp", service: "vpc", method: get, path: "/elasticIps/{elasticIpId}", handler: describeElasticIP},
	{name: "describeElasticIps", service: "vpc", method: get, path: "/elasticIps/", list: &listing{filters: elasticIPFilters}, handler: describeElasticIPs},

	{name: "describeInstance", service: "vm", method: get, path: "/instances/{instanceId}", handler: describeInstance},
	{name: "describeInstances", service: "vm", method: get, path: "/instances", list: &listing{filters: instanceFilters}, handler: describeInstances},
	{name: "describeInstanceTemplate", service: "vm", method: get, path: "/instanceTemplates/{instanceTemplateId}", handler: describeInstanceTemplate},
	{name: "describeInstanceTemplates", service: "vm", method: get, path: "/instanceTemplates", list: &listing{filters: instanceTemplateFilters}, handler: describeInstanceTemplates},

	{name: "describeAg", service: "ag", method: get, path: "/availabilityGroups/{agId}", handler: describeAg},
	{name: "describeAgs", service: "ag", method: get, path: "/availabilityGroups", list: &listing{filters: availabilityGroupFilters}, handler: describeAgs},
	{name: "createAg", service: "ag", method: post, path: "/availabilityGroups"},
	{name: "updateAg", service: "ag", method: patch, path: "/availabilityGroups/{agId}"},
	{name: "deleteAg", service: "ag", method: remove, path: "/availabilityGroups/{agId}"},
	{name: "setInstanceTemplate", service: "ag", method: post, path: "/availabilityGroups/{agId}:setInstanceTemplate"},
	{name: "abandonInstances", service: "ag", method: post, path: "/availabilityGroups/{agId}:abandonInstances"},
	{name: "enableAutoScaling", service: "ag", method: post, path: "/autoScaling/{agId}"},
	{name: "updateAutoScaling", service: "ag", method: post, path: "/autoScaling/{agId}:updateAutoScaling"},
	{name: "disableAutoScaling", service: "ag", method: put, path: "/autoScaling/{agId}:disable"},

	{name: "tagResources", service: "resourcetag", method: post, path: "/tags:tagResources", body: tagResourcesFields, handler: tagResources},
	{name: "unTagResources", service: "resourcetag", method: post, path: "/tags:unTagResources", body: untagResourcesFields, handler: untagResources},
	{name: "describeResources", service: "resourcetag", method: post, path: "/tags:describeResources", body: describeResourcesFields, handler: describeResources, read: true},
}

// pathPrefix comes before every operation's path; the region id stands between it and the path.
const pathPrefix = "/v1/regions/"

// match returns the operation of a method and a decoded path, the region, and the parameters in the path.
func match(method, path string) (*operation, string, map[string]string) {
	rest, ok := strings.CutPrefix(path, pathPrefix)
	if !ok {
		return nil, "", nil
	}
	region, _, ok := strings.Cut(rest, "/")
	if !ok || region == "" {
		return nil, "", nil
	}
	rest = rest[len(region):]
	for i := range operations {
		o := &operations[i]
		if o.method != method {
			continue
		}
		if parameters, ok := o.parameters(rest); ok {
			return o, region, parameters
		}
	}
	return nil, region, nil
}

// parameters holds a path against the operation's. A parameter is one path segment, up to a colon.
func (o *operation) parameters(path string) (map[string]string, bool) {
	parameters := map[string]string{}
	pattern := o.path
	for {
		literal, rest, found := strings.Cut(pattern, "{")
		after, ok := strings.CutPrefix(path, literal)
		if !ok {
			return nil, false
		}
		if !found {
			return parameters, after == ""
		}
		name, tail, _ := strings.Cut(rest, "}")
		end := strings.IndexAny(after, "/:")
		if end < 0 {
			end = len(after)
		}
		if end == 0 {
			return nil, false
		}
		parameters[name], path, pattern = after[:end], after[end:], tail
	}
}
