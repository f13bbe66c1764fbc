package simulator

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

//go:embed page.html
var pageSource string

var pageTemplate = template.Must(template.New("page").Parse(pageSource))

const (
	// mostTargetsShown keeps the picture of a large group readable.
	mostTargetsShown = 100
	mostCallsShown   = 20
)

// pageContent is what the page at / shows.
type pageContent struct {
	Region, Now   string
	Speed         float64
	Notices       []string
	LoadBalancers []loadBalancerPicture
	Calls         []callPicture
	Resources     []resourcePicture
	Links         []string
}

// box is one thing in the picture.
type box struct {
	ID, Name, Title, Facts string
}

type loadBalancerPicture struct {
	box

	State, Class string
	Paths        []pathPicture
	UnusedGroups []groupPicture
}

// pathPicture is the way of the traffic through one backend.
type pathPicture struct {
	Listeners []box
	Backend   *box
	Groups    []groupPicture
}

// groupPicture is a target group or an availability group.
type groupPicture struct {
	box

	Kind    string
	Targets []targetPicture
	More    int
}

type targetPicture struct {
	Health, Class, Text string
}

type callPicture struct {
	Time, Client, Operation, Result, Class, RequestID, Duration string
}

type resourcePicture struct {
	Kind, ID, Facts, UsedBy string
}

// wantsPage says whether a browser asks for the page, and not a client for an operation.
func wantsPage(r *http.Request) bool {
	return r.Method == http.MethodGet && r.URL.Path == "/" && strings.Contains(r.Header.Get("Accept"), "text/html")
}

// servePage answers with the page at /.
func (s *Simulator) servePage(w http.ResponseWriter) {
	var content bytes.Buffer
	if err := pageTemplate.Execute(&content, s.pageContent()); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	// Whatever names are given to things, nothing is loaded from elsewhere and no script runs.
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	if _, err := w.Write(content.Bytes()); err != nil {
		s.logMessage("response not delivered: " + err.Error())
	}
}

func (s *Simulator) pageContent() pageContent {
	state := s.Snapshot()
	result := pageContent{Region: state.Region, Now: timestamp(s.clock.Now()), Speed: s.clock.Speed(), Notices: s.notices(), Resources: state.resources()}
	drawing := newDrawing(state)
	for _, lb := range sortedBy(state.LoadBalancers, func(v *LoadBalancer) string { return v.LoadBalancerName }) {
		result.LoadBalancers = append(result.LoadBalancers, drawing.loadBalancer(lb))
	}
	calls := s.Calls()
	for _, call := range slices.Backward(calls[max(0, len(calls)-mostCallsShown):]) {
		result.Calls = append(result.Calls, drawCall(call))
	}
	for _, name := range []string{"state", "calls", "faults", "limits", "assumptions", "clock", "coverage"} {
		result.Links = append(result.Links, controlPrefix+name)
	}
	return result
}

// notices tells what makes this simulator differ from one that was just started.
func (s *Simulator) notices() []string {
	var notices []string
	for _, fault := range s.faults.list() {
		times := fmt.Sprintf("%d times", fault.Times)
		if fault.Times < 0 {
			times = "always"
		}
		notices = append(notices, fmt.Sprintf("Fault %s: %s %s commit, operation %s, from call %d on, %s, probability %v. Fired: %d.",
			fault.id, fault.Kind, fault.When, either(fault.Operation, "any"), fault.Nth, times, fault.Probability, fault.fired))
	}
	limits := s.limits.get()
	if limits.RequestsPerSecond > 0 {
		notices = append(notices, fmt.Sprintf("Limit: %v calls in a second, burst %d.", limits.RequestsPerSecond, limits.Burst))
	}
	if limits.LatencyMilliseconds > 0 {
		notices = append(notices, fmt.Sprintf("Latency: %v milliseconds.", limits.LatencyMilliseconds))
	}
	s.mu.Lock()
	assumptions := s.options.Assumptions
	s.mu.Unlock()
	for _, row := range assumptions.listed() {
		if row.Switch != "" && !reflect.ValueOf(row.Value).IsZero() {
			notices = append(notices, fmt.Sprintf("Assumption %s is switched: %s is %v.", row.ID, row.Switch, row.Value))
		}
	}
	return notices
}

// sortedBy returns objects in the order of a text, those of the same text by id.
func sortedBy[T any](objects map[string]*T, text func(*T) string) []*T {
	ids := slices.SortedFunc(maps.Keys(objects), func(a, b string) int {
		return cmp.Or(cmp.Compare(text(objects[a]), text(objects[b])), cmp.Compare(a, b))
	})
	sorted := make([]*T, len(ids))
	for i, id := range ids {
		sorted[i] = objects[id]
	}
	return sorted
}

// groupedBy returns objects by their owner's id, in the order of a text.
func groupedBy[T any](objects map[string]*T, owner, text func(*T) string) map[string][]*T {
	groups := map[string][]*T{}
	for _, object := range sortedBy(objects, text) {
		groups[owner(object)] = append(groups[owner(object)], object)
	}
	return groups
}

// drawing turns a state into pictures.
type drawing struct {
	*State

	// By load balancer, the targets by target group.
	listeners    map[string][]*Listener
	backends     map[string][]*Backend
	targetGroups map[string][]*TargetGroup
	targets      map[string][]*Target
}

func newDrawing(state *State) *drawing {
	return &drawing{
		State: state,
		listeners: groupedBy(state.Listeners, func(v *Listener) string { return v.LoadBalancerID },
			func(v *Listener) string { return fmt.Sprintf("%05d", v.Port) }),
		backends: groupedBy(state.Backends, func(v *Backend) string { return v.LoadBalancerID },
			func(v *Backend) string { return v.BackendName }),
		targetGroups: groupedBy(state.TargetGroups, func(v *TargetGroup) string { return v.LoadBalancerID },
			func(v *TargetGroup) string { return v.TargetGroupName }),
		targets: groupedBy(state.Targets, func(v *Target) string { return v.TargetGroupID },
			func(v *Target) string { return fmt.Sprintf("%s %05d", either(v.InstanceID, v.IPAddress), v.Port) }),
	}
}

func (d *drawing) loadBalancer(lb *LoadBalancer) loadBalancerPicture {
	facts := []string{lb.Type, "address " + lb.PrivateIP.PrivateIPAddress}
	if lb.PrivateIP.ElasticIPAddress != "" {
		facts = append(facts, "elastic IP "+lb.PrivateIP.ElasticIPAddress)
	}
	facts = append(facts, "subnet "+lb.SubnetID)
	if len(lb.Azs) > 0 {
		facts = append(facts, "zones "+strings.Join(lb.Azs, " "))
	}
	picture := loadBalancerPicture{
		box:   box{ID: lb.LoadBalancerID, Name: lb.LoadBalancerName, Facts: strings.Join(facts, ", ")},
		State: lb.State.Code, Class: classOf(lb.State.Code == stateActive),
	}
	if lb.State.Reason != "" {
		picture.State += ": " + lb.State.Reason
	}
	listeners := map[string][]box{} // by backend
	for _, listener := range d.listeners[lb.LoadBalancerID] {
		facts := listener.Status
		for _, certificate := range listener.CertificateSpecs {
			facts += ", certificate " + certificate.CertificateID
		}
		listeners[listener.BackendID] = append(listeners[listener.BackendID], box{
			ID: listener.ListenerID, Name: listener.ListenerName, Title: fmt.Sprintf("%s %d", listener.Protocol, listener.Port), Facts: facts,
		})
	}
	used := map[string]bool{}
	for _, backend := range d.backends[lb.LoadBalancerID] {
		picture.Paths = append(picture.Paths, pathPicture{listeners[backend.BackendID], drawBackend(backend), d.groups(backend)})
		delete(listeners, backend.BackendID)
		for _, id := range backend.TargetGroupIDs {
			used[id] = true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(listeners)) {
		picture.Paths = append(picture.Paths, pathPicture{Listeners: listeners[id]})
	}
	for _, group := range d.targetGroups[lb.LoadBalancerID] {
		if !used[group.TargetGroupID] {
			drawn := d.targetGroup(group.TargetGroupID, nil)
			drawn.Facts = "no backend uses it, " + drawn.Facts
			picture.UnusedGroups = append(picture.UnusedGroups, drawn)
		}
	}
	return picture
}

func drawBackend(backend *Backend) *box {
	check := "no health check"
	if !backend.CloseHealthCheck {
		check = fmt.Sprintf("health check %s %s every %d s", backend.HealthCheck.Protocol, backend.HealthCheck.HTTPPath, backend.HealthCheck.IntervalSeconds)
	}
	return &box{
		ID: backend.BackendID, Name: backend.BackendName, Title: fmt.Sprintf("%s %d", backend.Protocol, backend.Port),
		Facts: backend.Algorithm + ", " + strings.ReplaceAll(check, "  ", " "),
	}
}

// groups draws what a backend sends its traffic to.
func (d *drawing) groups(backend *Backend) []groupPicture {
	var groups []groupPicture
	for _, id := range backend.TargetGroupIDs {
		groups = append(groups, d.targetGroup(id, backend))
	}
	for _, info := range backend.AgInfos {
		group := groupPicture{box: box{ID: info.AgID}, Kind: "Availability group"}
		if found := d.AvailabilityGroups[info.AgID]; found != nil {
			group.Name = found.Name
		}
		members := d.members(info.AgID)
		slices.SortFunc(members, func(a, b *Instance) int { return cmp.Compare(a.InstanceID, b.InstanceID) })
		for _, member := range members {
			var health targetHealth
			health.judge(backend, member.Status == instanceRunning)
			group.add(health.Status, fmt.Sprintf("%s:%d weight %d", member.InstanceID, backend.Port, backend.weightOf(info, member.InstanceID)))
		}
		groups = append(groups, group.counted())
	}
	return groups
}

// targetGroup draws a group as one backend sees it; nil when none does.
func (d *drawing) targetGroup(id string, backend *Backend) groupPicture {
	group := groupPicture{box: box{ID: id}, Kind: "Target group"}
	if found := d.TargetGroups[id]; found != nil {
		group.Name = found.TargetGroupName
	}
	for _, target := range d.targets[id] {
		var health targetHealth
		if backend != nil {
			machine, failure := d.machine(target.Type, target.InstanceID)
			health.judge(backend, target.Type == targetIP || failure == nil && machine.running)
		}
		place := either(target.InstanceID, target.IPAddress)
		if target.Port == 0 {
			place += " on the backend's port"
		} else {
			place += ":" + strconv.Itoa(target.Port)
		}
		group.add(health.Status, fmt.Sprintf("%s weight %d", place, target.Weight))
	}
	return group.counted()
}

func (g *groupPicture) add(health, text string) {
	class := ""
	if health == healthy || health == unhealthy {
		class = classOf(health == healthy)
	}
	g.Targets = append(g.Targets, targetPicture{Health: health, Class: class, Text: text})
}

// counted says how many targets there are, and shows no more than fit.
func (g groupPicture) counted() groupPicture {
	count := len(g.Targets)
	g.Facts = fmt.Sprintf("targets: %d", count)
	ill := 0
	for _, target := range g.Targets {
		if target.Health == unhealthy {
			ill++
		}
	}
	if ill > 0 {
		g.Facts += fmt.Sprintf(", unhealthy: %d", ill)
	}
	if count > mostTargetsShown {
		g.More, g.Targets = count-mostTargetsShown, g.Targets[:mostTargetsShown]
	}
	return g
}

func classOf(good bool) string {
	if good {
		return "good"
	}
	return "bad"
}

func drawCall(call Call) callPicture {
	picture := callPicture{
		Time: call.Started.UTC().Format("15:04:05.000"), Client: call.Client, Operation: either(call.Operation, call.Method+" "+call.Path),
		Result: fmt.Sprintf("%d %s", call.Code, call.Status), Class: classOf(call.Code == http.StatusOK && call.Fault == ""),
		RequestID: call.RequestID, Duration: call.Finished.Sub(call.Started).Round(time.Microsecond).String(),
	}
	if call.Code == 0 {
		picture.Result = "connection reset"
	}
	if call.Fault != "" {
		picture.Result += " (fault " + string(call.Fault) + ")"
	}
	return picture
}

// resources lists what load balancers and their children refer to, and who does.
func (s *State) resources() []resourcePicture {
	users := map[string][]string{}
	use := func(user string, ids ...string) {
		for _, id := range ids {
			if id != "" && !slices.Contains(users[id], user) {
				users[id] = append(users[id], user)
			}
		}
	}
	for _, r := range references {
		if !slices.Contains([]anyKind{loadBalancers, listeners, backends}, r.from) {
			continue
		}
		for _, id := range r.from.ids(s) {
			use(id, r.named(s, id)...)
		}
	}
	for _, target := range s.Targets {
		use(target.TargetGroupID, target.InstanceID)
	}

	var list []resourcePicture
	add := func(kind, id string, facts ...string) {
		slices.Sort(users[id])
		list = append(list, resourcePicture{kind, id, strings.Join(facts, ", "), strings.Join(users[id], ", ")})
	}
	inOrder(s.Vpcs, func(id string, v *Vpc) { add("VPC", id, v.AddressPrefix) })
	inOrder(s.Subnets, func(id string, v *Subnet) { add("subnet", id, v.AddressPrefix, v.VpcID) })
	inOrder(s.SecurityGroups, func(id string, v *SecurityGroup) { add("security group", id, v.Type, v.VpcID) })
	inOrder(s.ElasticIPs, func(id string, v *ElasticIP) { add("elastic IP", id, v.ElasticIPAddress) })
	inOrder(s.Instances, func(id string, v *Instance) { add("instance", id, v.Status, v.PrivateIPAddress, v.SubnetID, v.Zone) })
	inOrder(s.Containers, func(id string, v *Container) { add("container", id, v.PrivateIPAddress, v.SubnetID, v.Zone) })
	inOrder(s.AvailabilityGroups, func(id string, v *AvailabilityGroup) {
		add("availability group", id, v.Name, fmt.Sprintf("members: %d", len(s.members(id))))
	})
	inOrder(s.Certificates, func(id string, v *Certificate) { add("certificate", id, v.Algorithm) })
	return list
}

// inOrder visits objects in the order of their ids.
func inOrder[T any](objects map[string]*T, visit func(string, *T)) {
	for _, id := range slices.Sorted(maps.Keys(objects)) {
		visit(id, objects[id])
	}
}
