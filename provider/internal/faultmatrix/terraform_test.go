package faultmatrix_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// programs are what the tests run, built once.
var programs struct {
	terraform, provider, simulator string
	// configuration is Terraform's own, which takes the provider from where it was built.
	configuration string
	// temporary is a folder for what programs that are killed leave behind. Its path is short, because sockets are in it.
	temporary string
}

func TestMain(m *testing.M) {
	code, err := runTests(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func runTests(m *testing.M) (code int, err error) {
	folder, err := os.MkdirTemp("", "jdcloud-fault-matrix")
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	if programs.terraform, err = findTerraform(); err != nil {
		return 1, err
	}
	programs.provider = filepath.Join(folder, "terraform-provider-jdcloud")
	programs.simulator = filepath.Join(folder, "jdcloud-sim")
	for program, source := range map[string]string{programs.provider: "../..", programs.simulator: "../../cmd/jdcloud-sim"} {
		if output, err := exec.Command("go", "build", "-o", program, source).CombinedOutput(); err != nil {
			return 1, fmt.Errorf("go build %s: %w\n%s", source, err, output)
		}
	}
	programs.temporary = filepath.Join(folder, "t")
	if err := os.Mkdir(programs.temporary, 0o700); err != nil {
		return 1, err
	}
	programs.configuration = filepath.Join(folder, "cli.tfrc")
	configuration := fmt.Sprintf("disable_checkpoint = true\nprovider_installation {\n  dev_overrides {\n    \"cdktf-jdcloud/jdcloud\" = %q\n  }\n}\n", folder)
	if err := os.WriteFile(programs.configuration, []byte(configuration), 0o600); err != nil {
		return 1, err
	}
	return m.Run(), nil
}

// findTerraform prefers what TF_ACC_TERRAFORM_PATH names, as the acceptance tests do.
func findTerraform() (string, error) {
	if path := os.Getenv("TF_ACC_TERRAFORM_PATH"); path != "" {
		return path, nil
	}
	for _, name := range []string{"terraform", "tofu"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("these tests need Terraform or OpenTofu: put terraform or tofu on the PATH, or set TF_ACC_TERRAFORM_PATH to the program")
}

// workspace is a folder with a Terraform configuration and its state.
type workspace struct {
	t      *testing.T
	folder string
	// environment is added to the process's own.
	environment []string
}

func newWorkspace(t *testing.T, endpoint string) *workspace {
	t.Helper()
	return &workspace{t: t, folder: t.TempDir(), environment: []string{
		"TMPDIR=" + programs.temporary, "TF_CLI_CONFIG_FILE=" + programs.configuration, "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1",
		"JDCLOUD_ENDPOINT=" + endpoint, "JDCLOUD_REGION=cn-north-1",
		"JDCLOUD_ACCESS_KEY=simulator-access-key", "JDCLOUD_SECRET_KEY=simulator-secret-key",
	}}
}

// configure makes a file of testdata the configuration.
func (w *workspace) configure(name string) {
	w.t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		w.t.Fatal(err)
	}
	w.write("main.tf", string(content))
}

func (w *workspace) write(name, content string) {
	w.t.Helper()
	if err := os.WriteFile(filepath.Join(w.folder, name), []byte(content), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

// outcome is how a command ended, and what it said.
type outcome struct {
	code int
	text string
}

// complaint is what a command said from its first error on.
func (o outcome) complaint() string {
	if at := strings.Index(o.text, "Error:"); at >= 0 {
		return o.text[at:]
	}
	return o.text[max(0, len(o.text)-500):]
}

// longestRun ends a command that would never end: no cell may take that long.
const longestRun = 4 * time.Minute

func (w *workspace) command(ctx context.Context, arguments ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, programs.terraform, arguments...)
	command.Dir = w.folder
	command.Env = append(os.Environ(), w.environment...)
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = time.Minute
	return command
}

// run runs a Terraform command to its end.
func (w *workspace) run(arguments ...string) outcome {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), longestRun)
	defer cancel()
	command := w.command(ctx, arguments...)
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		w.t.Fatalf("terraform %s: %v\n%s", strings.Join(arguments, " "), err, said.String())
	}
	return outcome{command.ProcessState.ExitCode(), words(said.String())}
}

func (w *workspace) apply() outcome {
	w.t.Helper()
	return w.run("apply", "-auto-approve", "-no-color")
}
func (w *workspace) destroy() outcome {
	w.t.Helper()
	return w.run("destroy", "-auto-approve", "-no-color")
}

// isUpToDate says whether a plan has nothing to do.
func (w *workspace) isUpToDate() bool {
	w.t.Helper()
	return w.run("plan", "-detailed-exitcode", "-no-color").code == 0
}

// mustApply applies where nothing is expected to fail.
func (w *workspace) mustApply() {
	w.t.Helper()
	if result := w.apply(); result.code != 0 {
		w.t.Fatalf("terraform apply failed: %s", result.text)
	}
}

var boxes = regexp.MustCompile(`[│╷╵\s]+`)

// words leaves out the boxes that Terraform draws, and its line breaks.
func words(text string) string { return strings.TrimSpace(boxes.ReplaceAllString(text, " ")) }

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
