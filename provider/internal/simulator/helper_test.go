package simulator_test

import (
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func newSimulator(t *testing.T, options simulator.Options) *simulator.Simulator {
	t.Helper()
	sim, err := simulator.New(options)
	if err != nil {
		t.Fatal(err)
	}
	return sim
}
