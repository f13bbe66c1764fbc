package faultmatrix_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// latency gives the tests time to end something while a call is under way, in milliseconds.
const latency = 60

// begun is an apply that is under way.
type begun struct {
	t       *testing.T
	command *exec.Cmd
	said    *bytes.Buffer
	done    chan struct{}
}

// beginApply starts an apply, and returns once the simulator has answered the operation.
func beginApply(t *testing.T, simulator *simulated, workspace *workspace, operation string) *begun {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), longestRun)
	t.Cleanup(cancel)
	apply := &begun{t: t, said: &bytes.Buffer{}, done: make(chan struct{})}
	apply.command = workspace.command(ctx, "apply", "-auto-approve", "-no-color")
	apply.command.Stdout, apply.command.Stderr = apply.said, apply.said
	// A group of its own, so that a signal reaches only whom it is meant for.
	apply.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := apply.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(apply.done)
		_ = apply.command.Wait() // the tests read the exit code
	}()
	for {
		if len(succeeded(simulator.calls(), operation)) > 0 {
			return apply
		}
		select {
		case <-apply.done:
			t.Fatalf("the apply ended before %s: %s", operation, apply.said.String())
		case <-time.After(latency * time.Millisecond / 4):
		}
	}
}

// end waits until the apply is over.
func (a *begun) end() outcome {
	a.t.Helper()
	<-a.done
	return outcome{a.command.ProcessState.ExitCode(), words(a.said.String())}
}

func (a *begun) signal(signal os.Signal) {
	a.t.Helper()
	if err := a.command.Process.Signal(signal); err != nil {
		a.t.Fatal(err)
	}
}

// killProvider kills the provider that Terraform has started.
func (a *begun) killProvider() {
	a.t.Helper()
	parent := strconv.Itoa(a.command.Process.Pid)
	entries, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		a.t.Fatal(err)
	}
	for _, entry := range entries {
		content, err := os.ReadFile(entry)
		if err != nil {
			continue // ended meanwhile
		}
		// pid (name) state parent …
		id, rest, _ := strings.Cut(string(content), " (")
		name, rest, _ := strings.Cut(rest, ") ")
		fields := strings.Fields(rest)
		if !strings.HasPrefix("terraform-provider-jdcloud", name) || len(fields) < 2 || fields[1] != parent {
			continue
		}
		process, err := strconv.Atoi(id)
		if err != nil {
			a.t.Fatal(err)
		}
		if err := syscall.Kill(process, syscall.SIGKILL); err != nil {
			a.t.Fatal(err)
		}
		return
	}
	a.t.Fatal("Terraform has no provider process to kill")
}

func succeeded(calls []call, operation string) []call {
	var found []call
	for _, call := range calls {
		if call.Operation == operation && call.Code == http.StatusOK {
			found = append(found, call)
		}
	}
	return found
}

// newSlowCloud gives a cloud that takes its time, and a workspace with the base configuration.
func newSlowCloud(t *testing.T) (*simulated, *workspace) {
	t.Helper()
	workspace := newWorkspace(t, "")
	simulator := startSimulator(t, filepath.Join(workspace.folder, "simulator.json"), "--latency", fmt.Sprintf("%dms", latency))
	workspace.environment = append(workspace.environment, "JDCLOUD_ENDPOINT="+simulator.url)
	workspace.configure("base.tf")
	return simulator, workspace
}

// holdsOnce checks that the cloud holds the base configuration, and nothing twice.
func holdsOnce(t *testing.T, simulator *simulated, workspace *workspace) {
	t.Helper()
	state := simulator.state()
	for kind, expected := range map[string]int{"loadBalancers": 1, "targetGroups": 3, "targets": 4, "backends": 2, "listeners": 2} {
		if found := len(state[kind]); found != expected {
			t.Errorf("there are %d %s, expected %d", found, kind, expected)
		}
	}
	if !workspace.isUpToDate() {
		t.Error("a further plan wants changes")
	}
}

func TestInterruptedOnceTheNextApplyGoesOn(t *testing.T) {
	for _, operation := range []string{"createLoadBalancer", "createTargetGroup", "registerTargets", "createBackend"} {
		t.Run(operation, func(t *testing.T) {
			t.Parallel()
			simulator, workspace := newSlowCloud(t)
			apply := beginApply(t, simulator, workspace, operation)
			apply.signal(os.Interrupt)
			apply.end()
			workspace.mustApply()
			holdsOnce(t, simulator, workspace)
		})
	}
}

func TestKilledProviderLeavesNothingThatServesBroken(t *testing.T) {
	for _, operation := range []string{"createTargetGroup", "createBackend", "createListener"} {
		t.Run(operation, func(t *testing.T) {
			t.Parallel()
			simulator, workspace := newSlowCloud(t)
			apply := beginApply(t, simulator, workspace, operation)
			apply.killProvider()
			if result := apply.end(); result.code == 0 {
				t.Fatalf("the apply succeeded without its provider: %s", result.text)
			}
			namedOrAdoptable(t, simulator, workspace)
		})
	}
}

func TestKilledTerraformLeavesNothingUnnamed(t *testing.T) {
	for _, times := range []int{1, 2} {
		t.Run(map[int]string{1: "killed", 2: "interrupted twice"}[times], func(t *testing.T) {
			t.Parallel()
			simulator, workspace := newSlowCloud(t)
			apply := beginApply(t, simulator, workspace, "createTargetGroup")
			if times == 1 {
				apply.signal(os.Kill)
			} else {
				apply.signal(os.Interrupt)
				time.Sleep(latency * time.Millisecond)
				apply.signal(os.Interrupt)
			}
			apply.end()
			namedOrAdoptable(t, simulator, workspace)
		})
	}
}

// namedOrAdoptable applies again: either that is all it takes, or what the state does not know is named with its id.
func namedOrAdoptable(t *testing.T, simulator *simulated, workspace *workspace) {
	t.Helper()
	// Terraform that was killed leaves its lock behind.
	if err := os.RemoveAll(filepath.Join(workspace.folder, ".terraform.tfstate.lock.info")); err != nil {
		t.Fatal(err)
	}
	before := simulator.state().ids()
	result := workspace.apply()
	told := workspace.run("show", "-json").text + result.text
	for kind, objects := range simulator.state() {
		for id, object := range objects {
			// What is in a load balancer that is named is found there.
			parent, inLoadBalancer := object["loadBalancerId"].(string)
			named := strings.Contains(told, id) || inLoadBalancer && strings.Contains(told, parent)
			if before[id] && !named {
				t.Errorf("%s (%s) exists, is not in the state, and is not named: %s", id, kind, result.text)
			}
		}
	}
	for id := range before {
		if !simulator.state().ids()[id] {
			t.Errorf("%s was there and was taken away: %s", id, result.text)
		}
	}
}

func TestTwoStatesShareALoadBalancer(t *testing.T) {
	t.Parallel()
	simulator, owner := newSlowCloud(t)
	owner.mustApply()
	var id string
	for loadBalancer := range simulator.state()["loadBalancers"] {
		id = loadBalancer
	}
	const perState = 5
	expected := len(simulator.state()["targetGroups"]) + 2*perState
	var guests []*workspace
	for number := range 2 {
		guest := newWorkspace(t, simulator.url)
		guest.write("main.tf", fmt.Sprintf(`
terraform {
  required_providers {
    jdcloud = { source = "cdktf-jdcloud/jdcloud" }
  }
}
resource "jdcloud_lb_target_group" "own" {
  count            = %[3]d
  load_balancer_id = %[1]q
  name             = "state-%[2]d-${count.index}"
}
resource "jdcloud_lb_backend" "own" {
  count            = %[3]d
  load_balancer_id = %[1]q
  name             = "state-%[2]d-${count.index}"
  protocol         = "Http"
  port             = 8080
  target_group_id  = jdcloud_lb_target_group.own[count.index].id
  health_check     = { protocol = "Http" }
}
`, id, number, perState))
		guests = append(guests, guest)
	}
	results := make(chan outcome, len(guests))
	for _, guest := range guests {
		go func() { results <- guest.apply() }()
	}
	for range guests {
		if result := <-results; result.code != 0 {
			t.Errorf("one of two applies at once fails: %s", result.text)
		}
	}
	for number, guest := range guests {
		if !guest.isUpToDate() {
			t.Errorf("state %d wants changes", number)
		}
	}
	if !owner.isUpToDate() {
		t.Error("the load balancer's owner wants changes")
	}
	if found := len(simulator.state()["targetGroups"]); found != expected {
		t.Errorf("there are %d target groups, expected %d", found, expected)
	}
}

func TestExpiredCredentialsStopAndTheNextApplyGoesOn(t *testing.T) {
	t.Parallel()
	simulator, workspace := newSlowCloud(t)
	simulator.inject(fault{Kind: "UNAUTHENTICATED", When: "before", Times: -1, Operation: "createBackend"})
	result := workspace.apply()
	if result.code == 0 || !strings.Contains(result.text, "security_token") || !strings.Contains(result.text, "createBackend") {
		t.Errorf("the diagnostic does not mention the credentials: %s", result.text)
	}
	simulator.clearFaults()
	workspace.mustApply()
	holdsOnce(t, simulator, workspace)
}
