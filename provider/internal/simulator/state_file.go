package simulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// stateFile keeps the state across restarts. Without a path it keeps nothing.
type stateFile struct {
	path string
	// last is the file as this simulator read or wrote it; nil when there was none.
	last os.FileInfo
}

// read returns the state that the file holds, or nil when there is no file yet.
func (f *stateFile) read() (*State, error) {
	if f.path == "" {
		return nil, nil
	}
	content, err := os.ReadFile(f.path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, f.probe()
	}
	if err != nil {
		return nil, fmt.Errorf("state file: %w", err)
	}
	state, err := readState(content)
	if err != nil {
		return nil, fmt.Errorf("state file %s %w", f.path, err)
	}
	state.hurry()
	return state, errors.Join(f.remember(), f.probe())
}

// stateVersion is the version of the state file's format that this simulator writes.
const stateVersion = 2

// migrations holds, by version, how the tree of a state file becomes that of the next version. Version 0 is a file
// without a version.
var migrations = []func(tree map[string]any){
	0: func(map[string]any) {}, // the same format
	1: transitionsToEvents,
}

// readState reads a state file of any version. Its errors go on after "state file <path> ".
func readState(content []byte) (*State, error) {
	tree, err := parseTree(content)
	if err != nil {
		return nil, fmt.Errorf("is not a simulator's state: %w", err)
	}
	root, ok := tree.(map[string]any)
	if !ok {
		return nil, errors.New("is not a simulator's state: expected a JSON object")
	}
	version, err := versionOf(root)
	if err != nil {
		return nil, err
	}
	for ; version < stateVersion; version++ {
		migrations[version](root)
	}
	root["version"] = stateVersion
	current, err := json.Marshal(root)
	if err != nil {
		return nil, fmt.Errorf("is not a simulator's state: %w", err)
	}
	state := &State{}
	if err := json.Unmarshal(current, state); err != nil {
		return nil, fmt.Errorf("is not a simulator's state: %w", err)
	}
	if err := state.validate(); err != nil {
		return nil, fmt.Errorf("is not a simulator's state: %w", err)
	}
	return state, nil
}

func versionOf(root map[string]any) (int, error) {
	given, ok := root["version"]
	if !ok {
		return 0, nil
	}
	version, err := strconv.Atoi(fmt.Sprint(given))
	if err != nil || version < 0 || version > stateVersion {
		return 0, fmt.Errorf("has version %v, this simulator reads versions up to %d: use the simulator that wrote it, or another state file", given, stateVersion)
	}
	return version, nil
}

// transitionsToEvents moves what load balancers are waiting for into the queue of events.
func transitionsToEvents(root map[string]any) {
	events := []any{}
	loadBalancers, _ := root["loadBalancers"].(map[string]any)
	for _, id := range slices.Sorted(maps.Keys(loadBalancers)) {
		lb, _ := loadBalancers[id].(map[string]any)
		if transition, ok := lb["transition"].(map[string]any); ok {
			event := map[string]any{"at": transition["at"], "kind": EventLoadBalancerState, "id": id, "state": transition["to"]}
			if reason, ok := transition["reason"]; ok {
				event["reason"] = reason
			}
			events = append(events, event)
		}
		delete(lb, "transition")
	}
	root["events"] = events
}

// probe fails when the file could not be written later.
func (f *stateFile) probe() error {
	file, err := f.temporary()
	if err != nil {
		return err
	}
	if err := errors.Join(file.Close(), os.Remove(file.Name())); err != nil {
		return fmt.Errorf("state file: %w", err)
	}
	return nil
}

// temporary makes a file beside the state file, to be renamed to it.
func (f *stateFile) temporary() (*os.File, error) {
	file, err := os.CreateTemp(filepath.Dir(f.path), "."+filepath.Base(f.path)+".*")
	if err != nil {
		return nil, fmt.Errorf("state file: %w", err)
	}
	return file, nil
}

func (f *stateFile) remember() error {
	info, err := os.Stat(f.path)
	if err != nil {
		return fmt.Errorf("state file: %w", err)
	}
	f.last = info
	return nil
}

// judgeOwner refuses to go on when somebody else has written the file: two simulators would overwrite each other's work.
// A file that was taken away is written anew.
func (f *stateFile) judgeOwner() error {
	if f.path == "" {
		return nil
	}
	info, err := os.Stat(f.path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("state file: %w", err)
	}
	if f.last == nil || !os.SameFile(f.last, info) || !f.last.ModTime().Equal(info.ModTime()) {
		return fmt.Errorf("state file %s was changed by somebody else: give every simulator a state file of its own, and restart this one", f.path)
	}
	return nil
}

// write writes the file, whole or not at all.
func (f *stateFile) write(state *State) error {
	if f.path == "" {
		return nil
	}
	content, err := json.MarshalIndent(state, "", "  ")
	if err != nil {
		return fmt.Errorf("state file: %w", err)
	}
	file, err := f.temporary()
	if err != nil {
		return err
	}
	_, err = file.Write(append(content, '\n'))
	err = errors.Join(err, file.Close())
	if err == nil {
		err = os.Rename(file.Name(), f.path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("state file: %w", err), os.Remove(file.Name()))
	}
	return f.remember()
}
