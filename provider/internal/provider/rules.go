package provider

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// rule is the code of a fact about JD Cloud. The construct library uses the same codes. A diagnostic that enforces a
// rule ends its summary with the code: "Delete protection is on (JDLB015)".
type rule string

// noRule is for what no documented rule covers.
const noRule rule = ""

// Rules about how objects fit together.
const (
	rulePrivateRanges    rule = "JDLB008"
	rulePrivateAddress   rule = "JDLB009"
	ruleZones            rule = "JDLB012"
	ruleSecurityGroups   rule = "JDLB013"
	ruleDeleteProtection rule = "JDLB015"
	ruleElasticIP        rule = "JDLB017"
	rulePortTaken        rule = "JDLB021"
	ruleCertificates     rule = "JDLB023"
	ruleListenerFeatures rule = "JDLB024"
	ruleBackendInUse     rule = "JDLB025"
	ruleNameTaken        rule = "JDLB027"
	ruleKindsOfTargets   rule = "JDLB029"
	ruleAlgorithm        rule = "JDLB031"
	ruleBackendOptions   rule = "JDLB032"
	ruleHealthCheck      rule = "JDLB033"
	ruleHealthCheckOff   rule = "JDLB034"
	ruleTargetKind       rule = "JDLB035"
	ruleDuplicateTarget  rule = "JDLB036"
	ruleWeightZero       rule = "JDLB038"
	ruleTemplateVPC      rule = "JDLB040"
	ruleLooseTemplate    rule = "JDLB041"
	ruleEmptyGroup       rule = "JDLB043"
	ruleScalingSizes     rule = "JDLB044"
	ruleOneOwner         rule = "JDLB201"
)

// Rules about the values of single attributes: one for each.
const (
	ruleLoadBalancerName        rule = "JDLB101"
	ruleLoadBalancerDescription rule = "JDLB102"
	ruleLoadBalancerType        rule = "JDLB103"
	ruleListenerName            rule = "JDLB104"
	ruleListenerDescription     rule = "JDLB105"
	ruleListenerProtocol        rule = "JDLB106"
	ruleListenerPort            rule = "JDLB107"
	ruleHstsMaxAge              rule = "JDLB108"
	ruleTargetGroupName         rule = "JDLB109"
	ruleTargetGroupDescription  rule = "JDLB110"
	ruleTargetGroupType         rule = "JDLB111"
	ruleTargetPort              rule = "JDLB112"
	ruleTargetWeight            rule = "JDLB113"
	ruleTargetAddress           rule = "JDLB114"
	ruleBackendName             rule = "JDLB115"
	ruleBackendDescription      rule = "JDLB116"
	ruleBackendProtocol         rule = "JDLB117"
	ruleBackendPort             rule = "JDLB118"
	ruleAlgorithmName           rule = "JDLB119"
	ruleCookieLifetime          rule = "JDLB120"
	ruleStickinessTimeout       rule = "JDLB121"
	ruleConnectionDraining      rule = "JDLB122"
	ruleMemberWeight            rule = "JDLB123"
	ruleCheckInterval           rule = "JDLB124"
	ruleCheckTimeout            rule = "JDLB125"
	ruleHealthyThreshold        rule = "JDLB126"
	ruleUnhealthyThreshold      rule = "JDLB127"
	ruleCheckPort               rule = "JDLB128"
	ruleCheckPath               rule = "JDLB129"
	ruleCheckHost               rule = "JDLB130"
	ruleCheckHTTPVersion        rule = "JDLB131"
	ruleCheckStatusCodes        rule = "JDLB132"
	ruleCheckProtocol           rule = "JDLB134"
	ruleTargetType              rule = "JDLB135"
	ruleIdleTime                rule = "JDLB140"
	ruleRequestLimit            rule = "JDLB141"
	ruleConnectionLimit         rule = "JDLB142"
	ruleListenerStatus          rule = "JDLB143"

	ruleAvailabilityGroupName        rule = "JDLB150"
	ruleAvailabilityGroupDescription rule = "JDLB151"
	ruleAvailabilityGroupZones       rule = "JDLB152"
	rulePlacementType                rule = "JDLB153"
	ruleMinSize                      rule = "JDLB154"
	ruleMaxSize                      rule = "JDLB155"
	ruleDesiredCapacity              rule = "JDLB156"
	ruleCoolDown                     rule = "JDLB157"
	ruleRemovalPolicy                rule = "JDLB158"
)

// mark ends a summary with the code.
func (r rule) mark(summary string) string {
	if r == noRule {
		return summary
	}
	return summary + " (" + string(r) + ")"
}

func (r rule) refuse(diagnostics *diag.Diagnostics, at path.Path, summary, detail string) {
	diagnostics.AddAttributeError(at, r.mark(summary), detail)
}

func (r rule) warn(diagnostics *diag.Diagnostics, at path.Path, summary, detail string) {
	diagnostics.AddAttributeWarning(at, r.mark(summary), detail)
}

// brokenRuleError is a failure because of a rule; addFailure puts the code into the summary.
type brokenRuleError struct {
	error
	rule rule
}

func (e brokenRuleError) Unwrap() error { return e.error }

// broken says that err is a failure because of the rule.
func (r rule) broken(err error) error { return brokenRuleError{err, r} }

// brokenRule returns the rule that a failure is about.
func brokenRule(err error) rule {
	var broken brokenRuleError
	if errors.As(err, &broken) {
		return broken.rule
	}
	return noRule
}

// markAll adds what a validator found, each summary with the code.
func (r rule) markAll(found diag.Diagnostics, diagnostics *diag.Diagnostics) {
	for _, one := range found {
		marked := diag.Diagnostic(diag.NewErrorDiagnostic(r.mark(one.Summary()), one.Detail()))
		if one.Severity() == diag.SeverityWarning {
			marked = diag.NewWarningDiagnostic(r.mark(one.Summary()), one.Detail())
		}
		if located, ok := one.(diag.DiagnosticWithPath); ok {
			marked = diag.WithPath(located.Path(), marked)
		}
		diagnostics.Append(marked)
	}
}

type stringRule struct {
	validator.String
	rule rule
}

func (v stringRule) ValidateString(ctx context.Context, request validator.StringRequest, response *validator.StringResponse) {
	var inner validator.StringResponse
	v.String.ValidateString(ctx, request, &inner)
	v.rule.markAll(inner.Diagnostics, &response.Diagnostics)
}

type int64Rule struct {
	validator.Int64
	rule rule
}

func (v int64Rule) ValidateInt64(ctx context.Context, request validator.Int64Request, response *validator.Int64Response) {
	var inner validator.Int64Response
	v.Int64.ValidateInt64(ctx, request, &inner)
	v.rule.markAll(inner.Diagnostics, &response.Diagnostics)
}

type setRule struct {
	validator.Set
	rule rule
}

func (v setRule) ValidateSet(ctx context.Context, request validator.SetRequest, response *validator.SetResponse) {
	var inner validator.SetResponse
	v.Set.ValidateSet(ctx, request, &inner)
	v.rule.markAll(inner.Diagnostics, &response.Diagnostics)
}

// ofString, ofInt64 and ofSet make validators enforce the rule.

func (r rule) ofString(inner validator.String) validator.String { return stringRule{inner, r} }
func (r rule) ofInt64(inner validator.Int64) validator.Int64    { return int64Rule{inner, r} }
func (r rule) ofSet(inner validator.Set) validator.Set          { return setRule{inner, r} }
