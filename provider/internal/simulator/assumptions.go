package simulator

import (
	_ "embed"
	"fmt"
	"reflect"
	"strings"
)

// Assumptions turns single decisions of assumptions.md the other way. The zero value is what assumptions.md describes;
// the id in each comment is the one used there.
type Assumptions struct {
	// AllowDuplicateNames: listeners, backends and target groups of one load balancer may share a name (A-NAME-1).
	AllowDuplicateNames bool `json:"allowDuplicateNames,omitempty"`
	// UniqueLoadBalancerNames: a second load balancer of the same name is refused (A-NAME-2).
	UniqueLoadBalancerNames bool `json:"uniqueLoadBalancerNames,omitempty"`
	// AllowSamePortTCPAndUDP: a Tcp and a Udp listener of one load balancer may share a port (A-PORT-1).
	AllowSamePortTCPAndUDP bool `json:"allowSamePortTCPAndUDP,omitempty"`
	// AllowDeleteOfReferencedTargetGroups: a target group that a backend uses can be deleted and is detached (A-USE-1).
	AllowDeleteOfReferencedTargetGroups bool `json:"allowDeleteOfReferencedTargetGroups,omitempty"`
	// AssociateReplacesSecurityGroups: associateSecurityGroup replaces the set instead of adding to it (A-SG-1).
	AssociateReplacesSecurityGroups bool `json:"associateReplacesSecurityGroups,omitempty"`
	// RefuseTagsOnLoadBalancers: the resource tag service does not accept load balancers (A-TAG-1).
	RefuseTagsOnLoadBalancers bool `json:"refuseTagsOnLoadBalancers,omitempty"`
	// RefuseEmptyTargets: updateBackend refuses an empty targetGroupIds or agIds instead of detaching (A-CLEAR-1).
	RefuseEmptyTargets bool `json:"refuseEmptyTargets,omitempty"`
	// ResetMemberWeights: an updateBackend that names the availability group gives every member the default weight (A-MEMBER-1).
	ResetMemberWeights bool `json:"resetMemberWeights,omitempty"`
	// PartialBatches: registerTargets, updateTargets and updateAgTargets keep the elements before the first bad one (A-BATCH-1).
	PartialBatches bool `json:"partialBatches,omitempty"`
	// MaxBatchSize is the most elements that one call on targets takes; 0 means no limit of its own (A-BATCH-2).
	MaxBatchSize int `json:"maxBatchSize,omitempty"`
	// ListZonesOfDNLB: a central dnlb reads back every zone of the region instead of none (A-AZ-1).
	ListZonesOfDNLB bool `json:"listZonesOfDNLB,omitempty"`
	// EmbedTargets: describeTargetGroup and describeTargetGroups still list targets (A-TG-2).
	EmbedTargets bool `json:"embedTargets,omitempty"`
	// RequireTargetZone: alb and nlb refuse instances outside the load balancer's zones (A-AZ-2).
	RequireTargetZone bool `json:"requireTargetZone,omitempty"`
}

//go:embed assumptions.md
var assumptionsPage string

// assumption is one row of assumptions.md.
type assumption struct {
	ID       string `json:"id"`
	Unknown  string `json:"unknown"`
	Decision string `json:"decision"`
	// Switch is the name of the switch in Assumptions, Value how it stands; without a switch they are left out.
	Switch string `json:"switch,omitempty"`
	Value  any    `json:"value,omitempty"`
}

// listed returns the rows of assumptions.md, with the switches as they stand.
func (a Assumptions) listed() []assumption {
	switches := map[string]reflect.StructField{}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[Assumptions]()) {
		switches["`"+field.Name+"`"] = field
	}
	var list []assumption
	for line := range strings.Lines(assumptionsPage) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		if len(cells) != 4 || !strings.HasPrefix(cells[0], " A-") {
			continue
		}
		row := assumption{ID: strings.TrimSpace(cells[0]), Unknown: cells[1], Decision: cells[2]}
		if field, ok := switches[strings.TrimSpace(cells[3])]; ok {
			row.Switch, row.Value = nameInJSON(field), reflect.ValueOf(a).FieldByIndex(field.Index).Interface()
		}
		list = append(list, row)
	}
	return list
}

func (a Assumptions) validate() error {
	if a.MaxBatchSize < 0 {
		return fmt.Errorf("maxBatchSize is %d, expected 0 or more; 0 is no limit", a.MaxBatchSize)
	}
	return nil
}
