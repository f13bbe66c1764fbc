package simulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
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
	state := &State{}
	if err := json.Unmarshal(content, state); err != nil {
		return nil, fmt.Errorf("state file %s is not a simulator's state: %w", f.path, err)
	}
	if state.Version != stateVersion {
		return nil, fmt.Errorf("state file %s has version %d, this simulator reads version %d", f.path, state.Version, stateVersion)
	}
	if err := state.validate(); err != nil {
		return nil, fmt.Errorf("state file %s is not a simulator's state: %w", f.path, err)
	}
	for id, lb := range state.LoadBalancers {
		state.finish(id, lb)
	}
	return state, errors.Join(f.remember(), f.probe())
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
