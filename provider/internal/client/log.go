package client

import (
	"context"
	"net/http"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"
)

// Logs hold the operation, the URL, the outcome and, at trace level, the bodies. They never hold headers: those carry
// the access key, the signature and the security token.

func logRequest(ctx context.Context, prepared preparedRequest, attempt int) {
	tflog.Trace(ctx, "JD Cloud API request", map[string]any{
		"operation": prepared.operation.Name,
		"method":    prepared.method,
		"url":       prepared.url,
		"attempt":   attempt,
		"body":      prepared.body,
	})
}

func logAnswer(ctx context.Context, prepared preparedRequest, response *http.Response, content []byte, attempt int, took time.Duration) {
	tflog.Debug(ctx, "JD Cloud API call", map[string]any{
		"operation":   prepared.operation.Name,
		"method":      prepared.method,
		"url":         prepared.url,
		"attempt":     attempt,
		"http_status": response.StatusCode,
		"took":        took.String(),
	})
	tflog.Trace(ctx, "JD Cloud API answer", map[string]any{"operation": prepared.operation.Name, "body": string(content)})
}

func logFailure(ctx context.Context, failure *Error, attempt int, took time.Duration) {
	tflog.Debug(ctx, "JD Cloud API call failed", map[string]any{
		"operation":   failure.Operation,
		"subject":     failure.Subject,
		"attempt":     attempt,
		"http_status": failure.HTTPStatus,
		"code":        failure.Code,
		"status":      failure.Status,
		"message":     failure.Message,
		"request_id":  failure.RequestID,
		"ambiguous":   failure.Ambiguous,
		"took":        took.String(),
	})
}
