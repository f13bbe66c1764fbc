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
	diagnostics.AddError(summary, fmt.Sprintf("Could not %s.\n\n%s", step, sentence(err)))
}

// addUnfinished reports that an object was created but not completed, which Terraform answers with a replacement.
func addUnfinished(diagnostics *diag.Diagnostics, step, typeName string, err error) {
	stop := strings.TrimPrefix(sentence(err), err.Error())
	addFailure(diagnostics, step, fmt.Errorf("%w%s\n\nIt was created and is in the state, but Terraform marks it as tainted and replaces it at the next apply. "+
		"If it is usable, keep it and let the next apply complete it: first run terraform untaint %s.<name>", err, stop, typeName))
}

// sentence is what an error says, with its full stop.
func sentence(err error) string {
	if text := err.Error(); !strings.HasSuffix(text, ".") {
		return text + "."
	}
	return err.Error()
}

// capitalized begins a sentence.
func capitalized(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
