package simulator_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// jdcVersion is the version of jdcloud-cli in testdata/requirements.txt.
const jdcVersion = "1.2.12"

// pythonFor finds an interpreter that can run jdcloud-cli: it imports the module imp, which Python 3.12 dropped.
func pythonFor(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"python3", "python3.11", "python3.10", "python3.9"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		if exec.CommandContext(t.Context(), path, "-W", "ignore", "-c", "import imp, venv").Run() == nil {
			return path
		}
	}
	t.Fatal("this test needs Python 3.11 or older with the module venv on the PATH, as python3 or python3.11: it runs JD Cloud's command-line client")
	return ""
}

// installJDC returns the path of jdc in its own virtual environment, which it makes when there is none.
func installJDC(t *testing.T) string {
	t.Helper()
	directory, err := filepath.Abs(filepath.Join("..", "..", "..", ".cache", "jdcloud-cli-"+jdcVersion))
	if err != nil {
		t.Fatal(err)
	}
	pins, err := os.ReadFile(filepath.Join("testdata", "requirements.txt"))
	if err != nil {
		t.Fatal(err)
	}
	// The marker is written last and holds what was installed, so that a broken or outdated environment is made again.
	marker := filepath.Join(directory, "installed")
	jdc := filepath.Join(directory, "bin", "jdc")
	installed, err := os.ReadFile(marker)
	if err == nil && bytes.Equal(installed, pins) {
		return jdc
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	python := filepath.Join(directory, "bin", "python")
	pip := []string{"-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation", "--requirement"}
	for _, command := range [][]string{
		{pythonFor(t), "-m", "venv", "--clear", directory},
		slices.Concat([]string{python}, pip, []string{filepath.Join("testdata", "requirements-build.txt")}),
		slices.Concat([]string{python}, pip, []string{filepath.Join("testdata", "requirements.txt")}),
	} {
		if output, err := exec.CommandContext(t.Context(), command[0], command[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("installing jdcloud-cli: %s: %v\n%s", strings.Join(command, " "), err, output)
		}
	}
	if err := os.WriteFile(marker, pins, 0o600); err != nil {
		t.Fatal(err)
	}
	return jdc
}

// console runs jdc against a simulator, with a home directory of its own.
type console struct {
	t    *testing.T
	path string
	home string
}

func (c *console) run(arguments ...string) []byte {
	c.t.Helper()
	command := exec.CommandContext(c.t.Context(), c.path, arguments...)
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + c.home, "NO_PROXY=127.0.0.1", "PYTHONIOENCODING=utf-8", "PYTHONWARNINGS=ignore"}
	var complaints bytes.Buffer
	command.Stderr = &complaints
	output, err := command.Output()
	if err != nil {
		c.t.Fatalf("jdc %s: %v\n%s%s", strings.Join(arguments, " "), err, output, complaints.Bytes())
	}
	return output
}

// answer is what jdc prints for a call.
type answer struct {
	RequestID string `json:"request_id"`
	Error     *struct {
		Code    int    `json:"code"`
		Status  string `json:"status"`
		Message string `json:"message"`
	} `json:"error"`
	Result object `json:"result"`
}

func (c *console) call(arguments ...string) answer {
	c.t.Helper()
	output := c.run(append([]string{"lb"}, arguments...)...)
	var printed answer
	if err := json.Unmarshal(output, &printed); err != nil {
		c.t.Fatalf("jdc lb %s printed no JSON: %v\n%s", strings.Join(arguments, " "), err, output)
	}
	return printed
}

func (c *console) must(arguments ...string) object {
	c.t.Helper()
	printed := c.call(arguments...)
	if printed.Error != nil {
		c.t.Fatalf("jdc lb %s: %+v", strings.Join(arguments, " "), *printed.Error)
	}
	return printed.Result
}

func TestOfficialCommandLineClientRunsALoadBalancer(t *testing.T) {
	t.Parallel() // every command takes two seconds to start
	jdc := installJDC(t)
	cloud := newCloud(t, atOnce())
	c := &console{t, jdc, t.TempDir()}
	c.run("configure", "add", "--profile", "simulator", "--access-key", "simulator-access-key", "--secret-key", "simulator-secret-key",
		"--region-id", region, "--endpoint", strings.TrimPrefix(cloud.url, "http://"), "--scheme", "http")
	c.run("configure", "use", "--profile", "simulator")

	lb, _ := c.must("create-load-balancer", "--load-balancer-name", "网站", "--subnet-id", "subnet-a1", "--azs", `["cn-north-1a"]`,
		"--user-tags", `[{"key":"team","value":"shop"}]`)["loadBalancerId"].(string)
	group, _ := c.must("create-target-group", "--target-group-name", "servers", "--load-balancer-id", lb)["targetGroupId"].(string)
	c.must("register-targets", "--target-group-id", group, "--target-specs", `[{"instanceId":"i-a1","port":8080}]`)
	backend, _ := c.must("create-backend", "--backend-name", "site", "--load-balancer-id", lb, "--protocol", "Http", "--port", "8080",
		"--health-check-spec", `{"protocol":"Http","httpPath":"/healthz"}`, "--target-group-ids", `["`+group+`"]`)["backendId"].(string)

	named := c.must("describe-load-balancers", "--filters", `[{"name":"loadBalancerNames","values":["网站"]}]`, "--page-size", "10")
	if got := pluck(named["loadBalancers"], "loadBalancerId"); !slices.Equal(got, []string{lb}) {
		t.Errorf("load balancers %v, want [%s]", got, lb)
	}

	c.must("update-backend", "--backend-id", backend, "--algorithm", "LeastConn")
	state := cloud.sim.Snapshot()
	if got := state.Backends[backend]; got.Algorithm != "LeastConn" || got.HealthCheck.HTTPPath != "/healthz" || got.TargetGroupIDs[0] != group || len(state.Targets) != 1 {
		t.Errorf("backend: %+v", got)
	}
	if got := state.LoadBalancers[lb]; got.LoadBalancerName != "网站" || len(got.Tags) != 1 {
		t.Errorf("load balancer: %+v", got)
	}

	if refused := c.call("delete-target-group", "--target-group-id", group); refused.Error == nil || refused.Error.Code != 400 || refused.Error.Status != "FAILED_PRECONDITION" {
		t.Errorf("deleting a group in use: %+v, want 400 FAILED_PRECONDITION", refused.Error)
	}
	c.must("delete-load-balancer", "--load-balancer-id", lb)
	if left := cloud.sim.Snapshot(); len(left.LoadBalancers)+len(left.Backends)+len(left.TargetGroups)+len(left.Targets) != 0 {
		t.Errorf("after delete something is left: %+v", left)
	}
}
