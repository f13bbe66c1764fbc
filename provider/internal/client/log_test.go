package client

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"
)

// At the most talkative level the logs show the calls, and never what a thief could use.
func TestLogsHoldNoSecrets(t *testing.T) {
	var output bytes.Buffer
	ctx := tflogtest.RootLogger(t.Context(), &output)
	client, fake := newFake(t, script(
		refuse(500, "INTERNAL", "broken"),
		reset,
		result(map[string]any{"loadBalancer": map[string]any{"loadBalancerId": "lb-1", "loadBalancerName": "a-name"}}),
	), fast, func(config *Config) { config.SecurityToken = "test-security-token" })
	if _, err := client.DescribeLoadBalancer(ctx, "lb-1"); err != nil {
		t.Fatal(err)
	}
	logs := output.String()
	for _, want := range []string{`"operation":"describeLoadBalancer"`, `"http_status":500`, `"request_id":"req-1"`, "connection reset by peer", `"http_status":200`, "a-name"} {
		if !strings.Contains(logs, want) {
			t.Errorf("the logs lack %s:\n%s", want, logs)
		}
	}
	header := fake.Calls()[0].Header
	for _, secret := range []string{"test-secret-key", "test-access-key", "test-security-token", header.Get("X-Jdcloud-Security-Token"), header.Get("Authorization"), header.Get("X-Jdcloud-Nonce")} {
		if secret == "" || strings.Contains(logs, secret) {
			t.Errorf("the logs hold %q", secret)
		}
	}
}

// Standard output belongs to the protocol between Terraform and its plugins.
func TestNothingIsPrinted(t *testing.T) {
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	original := os.Stdout
	os.Stdout = writer
	client, _ := newFake(t, script(refuse(429, "RATE_LIMIT", "slow down"), answered), fast)
	callErr := callThing(t.Context(), client, someUpdate)
	os.Stdout = original
	if callErr != nil {
		t.Error(callErr)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	var printed bytes.Buffer
	if _, err := printed.ReadFrom(reader); err != nil {
		t.Fatal(err)
	}
	if printed.Len() != 0 {
		t.Errorf("printed %q", printed.String())
	}
}
