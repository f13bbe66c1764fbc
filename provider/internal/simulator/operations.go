package simulator

import (
	"net/http"
	"strings"
)

//go:generate go run ./generate sdk_operations.go

// sdkOperation is an operation of the OpenAPI as the SDK describes it.
type sdkOperation struct {
	service, name, method string
	// path comes after /v1/regions/{regionId}.
	path string
	// arguments are the top-level names of the query or the body; filters are those of the query's filters.
	arguments, filters []string
}

// simulation is what the simulator makes of an operation.
type simulation struct {
	// body lists the fields of the body, besides the path parameters.
	body []field
	// flags are true-or-false query parameters.
	flags []string
	// list answers a list operation, judge any other.
	list  *listing
	judge judgement
	// read marks an operation that changes nothing though it is not a GET.
	read bool
}

const (
	get    = http.MethodGet
	post   = http.MethodPost
	put    = http.MethodPut
	patch  = http.MethodPatch
	remove = http.MethodDelete
)

// operation is an operation of the SDK. Without a simulation it is answered by name only.
type operation struct {
	sdkOperation
	*simulation
}

func (o *operation) simulated() bool { return o.simulation != nil }

func (o *operation) writes() bool {
	return o.method != get && (o.simulation == nil || !o.read)
}

// judgement decides over a call. It changes nothing itself. A change that comes with a failure is made all the same:
// the call has done a part of its work.
type judgement func(*call) (change, *apiError)

// change does what a judgement has decided on, and returns the call's result.
type change func() any

// nothing is the change of a call that has only to be accepted.
func nothing() any { return result{} }

// unchanged is the change of a read.
func unchanged(content any) change { return func() any { return content } }

// taking reads the body of a call for its judgement.
func taking[Body any](judge func(*call, Body) (change, *apiError)) judgement {
	return func(c *call) (change, *apiError) {
		var body Body
		if failure := c.decode(&body); failure != nil {
			return nil, failure
		}
		return judge(c, body)
	}
}

// reading answers the object that the path names, as view shows it.
func reading[T, V any](k *kind[T], name string, view func(*call, *T) V) judgement {
	return func(c *call) (change, *apiError) {
		object, failure := k.find(c.state, c.path[k.parameter])
		if failure != nil {
			return nil, failure
		}
		return unchanged(result{name: view(c, object)}), nil
	}
}

// simulations holds what is simulated, by service and operation.
var simulations = map[string]simulation{
	"lb.createLoadBalancer":        {body: createLoadBalancerFields, judge: taking(createLoadBalancer)},
	"lb.describeLoadBalancer":      {judge: reading(loadBalancers, "loadBalancer", (*call).loadBalancerView)},
	"lb.describeLoadBalancers":     {list: loadBalancerList},
	"lb.updateLoadBalancer":        {body: updateLoadBalancerFields, judge: taking(updateLoadBalancer)},
	"lb.deleteLoadBalancer":        {flags: []string{"deleteElasticIp"}, judge: deleteLoadBalancer},
	"lb.associateElasticIp":        {body: associateElasticIPFields, judge: taking(associateElasticIP)},
	"lb.disassociateElasticIp":     {body: disassociateElasticIPFields, judge: taking(disassociateElasticIP)},
	"lb.associateSecurityGroup":    {body: securityGroupsFields, judge: taking(associateSecurityGroup)},
	"lb.disassociateSecurityGroup": {body: securityGroupsFields, judge: taking(disassociateSecurityGroup)},

	"lb.createListener":    {body: createListenerFields, judge: taking(createListener)},
	"lb.describeListener":  {judge: reading(listeners, "listener", viewOfListener)},
	"lb.describeListeners": {list: listenerList},
	"lb.updateListener":    {body: updateListenerFields, judge: taking(updateListener)},
	"lb.deleteListener":    {judge: deleting(listeners)},

	"lb.createBackend":        {body: createBackendFields, judge: taking(createBackend)},
	"lb.describeBackend":      {judge: reading(backends, "backend", viewOfBackend)},
	"lb.describeBackends":     {list: backendList},
	"lb.updateBackend":        {body: updateBackendFields, judge: taking(updateBackend)},
	"lb.deleteBackend":        {judge: deleting(backends)},
	"lb.describeTargetHealth": {list: targetHealthList},
	"lb.describeAgTargets":    {list: agTargetList},
	"lb.updateAgTargets":      {body: updateAgTargetsFields, judge: taking(updateAgTargets)},

	"lb.createTargetGroup":    {body: createTargetGroupFields, judge: taking(createTargetGroup)},
	"lb.describeTargetGroup":  {judge: reading(targetGroups, "targetGroup", (*call).targetGroupView)},
	"lb.describeTargetGroups": {list: targetGroupList},
	"lb.updateTargetGroup":    {body: updateTargetGroupFields, judge: taking(updateTargetGroup)},
	"lb.deleteTargetGroup":    {judge: deleting(targetGroups)},
	"lb.registerTargets":      {body: registerTargetsFields, judge: taking(registerTargets)},
	"lb.describeTargets":      {list: targetList},
	"lb.updateTargets":        {body: updateTargetsFields, judge: taking(updateTargets)},
	"lb.deregisterTargets":    {body: deregisterTargetsFields, judge: taking(deregisterTargets)},

	"vpc.describeVpc":                   {judge: reading(vpcs, "vpc", (*call).vpcView)},
	"vpc.describeVpcs":                  {list: vpcList},
	"vpc.describeSubnet":                {judge: reading(subnets, "subnet", (*call).subnetView)},
	"vpc.describeSubnets":               {list: subnetList},
	"vpc.describeNetworkSecurityGroup":  {judge: reading(securityGroups, "networkSecurityGroup", viewOfSecurityGroup)},
	"vpc.describeNetworkSecurityGroups": {list: securityGroupList},
	"vpc.describeElasticIp":             {judge: reading(elasticIPs, "elasticIp", (*call).elasticIPView)},
	"vpc.describeElasticIps":            {list: elasticIPList},

	"vm.describeInstance":          {judge: reading(instances, "instance", (*call).instanceView)},
	"vm.describeInstances":         {list: instanceList},
	"vm.describeInstanceTemplate":  {judge: reading(instanceTemplates, "instanceTemplate", (*call).instanceTemplateView)},
	"vm.describeInstanceTemplates": {list: instanceTemplateList},

	"ag.createAg":                 {body: createAgFields, judge: taking(createAg)},
	"ag.describeAg":               {judge: reading(availabilityGroups, "ag", (*call).availabilityGroupView)},
	"ag.describeAgs":              {list: availabilityGroupList},
	"ag.updateAg":                 {body: updateAgFields, judge: ofGroup(updateAg)},
	"ag.deleteAg":                 {judge: deleteAg},
	"ag.setInstanceTemplate":      {body: setInstanceTemplateFields, judge: ofGroup(setInstanceTemplate)},
	"ag.abandonInstances":         {body: abandonInstancesFields, judge: ofGroup(abandonInstances)},
	"ag.describeQuotas":           {list: agQuotaList},
	"ag.enableAutoScaling":        {body: enableAutoScalingFields, judge: ofGroup(enableAutoScaling)},
	"ag.updateAutoScaling":        {body: updateAutoScalingFields, judge: ofGroup(updateAutoScaling)},
	"ag.disableAutoScaling":       {judge: ofGroup(disableAutoScaling)},
	"ag.modifyInstancesManaged":   {body: modifyInstancesManagedFields, judge: ofGroup(modifyInstancesManaged)},
	"ag.modifyInstancesProtected": {body: modifyInstancesProtectedFields, judge: ofGroup(modifyInstancesProtected)},

	"resourcetag.tagResources":      {body: tagResourcesFields, judge: taking(tagResources)},
	"resourcetag.unTagResources":    {body: untagResourcesFields, judge: taking(untagResources)},
	"resourcetag.describeResources": {body: describeResourcesFields, judge: taking(describeResources), read: true},
}

// operations are all operations of the SDK, with the simulations of those that have one.
var operations = joined(sdkOperations, simulations)

func joined(known []sdkOperation, simulations map[string]simulation) []operation {
	result := make([]operation, len(known))
	for i, o := range known {
		result[i].sdkOperation = o
		if s, ok := simulations[o.service+"."+o.name]; ok {
			if s.list != nil {
				s.judge = s.list.judge
			}
			result[i].simulation = &s
		}
	}
	return result
}

// pathPrefix comes before every operation's path; the region id stands between it and the path.
const pathPrefix = "/v1/regions/"

// match returns the operation of a method and a decoded path, the region, and the parameters in the path. Two services
// may have the same path: then it is the operation of the given service.
func match(method, path, service string) (*operation, string, map[string]string) {
	rest, ok := strings.CutPrefix(path, pathPrefix)
	if !ok {
		return nil, "", nil
	}
	region, _, ok := strings.Cut(rest, "/")
	if !ok || region == "" {
		return nil, "", nil
	}
	rest = rest[len(region):]
	var found *operation
	var parameters map[string]string
	for i := range operations {
		o := &operations[i]
		if o.method != method || found != nil && o.service != service {
			continue
		}
		if given, ok := o.parameters(rest); ok {
			found, parameters = o, given
		}
	}
	return found, region, parameters
}

// parameters holds a path against the operation's. A parameter is one path segment, up to a colon.
func (o *operation) parameters(path string) (map[string]string, bool) {
	pattern := o.path
	if start, _, _ := strings.Cut(pattern, "{"); !strings.HasPrefix(path, start) {
		return nil, false
	}
	parameters := map[string]string{}
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
