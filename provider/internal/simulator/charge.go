package simulator

const (
	chargeByUsage    = "postpaid_by_usage"
	chargeByDuration = "postpaid_by_duration"
	chargePrepaid    = "prepaid_by_duration"
	chargeNormal     = "normal"
)

// Charge is how something is paid for.
type Charge struct {
	ChargeMode        string `json:"chargeMode"`
	ChargeStatus      string `json:"chargeStatus"`
	ChargeStartTime   string `json:"chargeStartTime"`
	ChargeExpiredTime string `json:"chargeExpiredTime"`
	ChargeRetireTime  string `json:"chargeRetireTime"`
}

var chargeSpecField = object("chargeSpec",
	text("chargeMode").of(chargePrepaid, chargeByUsage, chargeByDuration),
	text("chargeUnit").of("month", "year"),
	integer("chargeDuration").between(1, 9),
	boolean("autoRenew"),
	boolean("autoChangeChargeMode"),
	text("autoChangeChargeModeDate"),
	text("buyScenario"),
)

type chargeSpec struct {
	ChargeMode           string `json:"chargeMode"`
	ChargeUnit           string `json:"chargeUnit"`
	ChargeDuration       int    `json:"chargeDuration"`
	AutoChangeChargeMode bool   `json:"autoChangeChargeMode"`
}

// judge returns the charge mode of a load balancer: each product has only one.
func (c chargeSpec) judge(loadBalancerType string) (string, *apiError) {
	mode := chargeByUsage
	if loadBalancerType == typeDNLB {
		mode = chargeByDuration
	}
	if c.ChargeMode != "" && c.ChargeMode != mode {
		return "", unexpected("chargeSpec.chargeMode", c.ChargeMode, mode+" for type "+loadBalancerType)
	}
	if c.AutoChangeChargeMode {
		return "", unexpected("chargeSpec.autoChangeChargeMode", true, "false: load balancers are not prepaid")
	}
	return mode, nil
}
