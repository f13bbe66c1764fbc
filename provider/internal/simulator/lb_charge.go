package simulator

import (
	"encoding/base64"
	"encoding/json"
	"time"
)

const (
	chargeByUsage    = "postpaid_by_usage"
	chargeByDuration = "postpaid_by_duration"
	chargePrepaid    = "prepaid_by_duration"
	chargeNormal     = "normal"
	chargeArrear     = "arrear"
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
	text("buyScenario").follow(buyScenarioRule),
)

type chargeSpec struct {
	ChargeMode           string `json:"chargeMode"`
	ChargeUnit           string `json:"chargeUnit"`
	ChargeDuration       int    `json:"chargeDuration"`
	AutoChangeChargeMode bool   `json:"autoChangeChargeMode"`
	AutoChangeDate       string `json:"autoChangeChargeModeDate"`
}

const longestYears = 3

// buyScenarioRule is what JD Cloud's own ordering pages send: JSON in base64.
func buyScenarioRule(scenario string) string {
	if decoded, err := base64.StdEncoding.DecodeString(scenario); err != nil || !json.Valid(decoded) {
		return "JSON in base64"
	}
	return ""
}

// judgeTerms checks what holds for every product: path is that of the charge specification.
func (c chargeSpec) judgeTerms(path string) *apiError {
	if c.ChargeUnit == "year" && c.ChargeDuration > longestYears {
		return outOfRange("Request parameter %s.chargeDuration is '%d', expected 1 to %d with chargeUnit year", path, c.ChargeDuration, longestYears)
	}
	if !c.AutoChangeChargeMode {
		return nil
	}
	if c.AutoChangeDate == "" {
		return missing(path + ".autoChangeChargeModeDate")
	}
	if _, err := time.Parse(time.DateOnly, c.AutoChangeDate); err != nil {
		return unexpected(path+".autoChangeChargeModeDate", c.AutoChangeDate, "a date such as 2024-01-31")
	}
	return nil
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
	return mode, c.judgeTerms("chargeSpec")
}
