package provider

import (
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// addFailure reports a failed step as one diagnostic. The step completes "Could not …", for example "create the backend".
func addFailure(diagnostics *diag.Diagnostics, step string, err error) {
	summary := "Could not " + step
	var failure *client.Error
	if errors.As(err, &failure) {
		summary = failure.Summary()
	}
	summary = brokenRule(err).mark(summary)
	detail := err.Error()
	if !strings.HasSuffix(detail, ".") {
		detail += "."
	}
	diagnostics.AddError(summary, fmt.Sprintf("Could not %s.\n\n%s", step, detail))
}
