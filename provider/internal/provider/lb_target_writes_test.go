package provider

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

// party is a write of groupWrites whose turn comes when the test says so.
type party struct {
	name string
	// turn gives the turn, or an error in its place.
	turn    chan error
	outcome chan error
}

// start lets a party wait.
func start(ctx context.Context, t *testing.T, writes *groupWrites[string], name string, run func(ctx context.Context, names []string) []error) party {
	t.Helper()
	p := party{name, make(chan error), make(chan error, 1)}
	locked := func(ctx context.Context, write func(ctx context.Context) error) error {
		if err := <-p.turn; err != nil {
			return err
		}
		return write(ctx)
	}
	ready := make(chan struct{})
	go func() {
		p.outcome <- writes.write(ctx, "group", name, func(ctx context.Context, write func(ctx context.Context) error) error {
			close(ready)
			return locked(ctx, write)
		}, run)
	}()
	<-ready // It waits by now.
	return p
}

// recorder notes what was run together.
type recorder struct{ runs []string }

func (r *recorder) run(_ context.Context, names []string) []error {
	r.runs = append(r.runs, strings.Join(names, " "))
	return make([]error, len(names))
}

func (r *recorder) expect(t *testing.T, expected ...string) {
	t.Helper()
	if !slices.Equal(r.runs, expected) {
		t.Errorf("runs were %q, expected %q", r.runs, expected)
	}
}

func TestTheFirstWriteWithItsTurnPerformsAll(t *testing.T) {
	t.Parallel()
	var writes groupWrites[string]
	var recorded recorder
	a := start(t.Context(), t, &writes, "a", recorded.run)
	b := start(t.Context(), t, &writes, "b", recorded.run)
	b.turn <- nil
	a.turn <- nil
	if err := errors.Join(<-a.outcome, <-b.outcome); err != nil {
		t.Error(err)
	}
	c := start(t.Context(), t, &writes, "c", recorded.run)
	c.turn <- nil
	if err := <-c.outcome; err != nil {
		t.Error(err)
	}
	recorded.expect(t, "a b", "c")
}

// The end of the time of the one who performs is no failure of the others.
func TestWritesGoOnWhenTheirPerformerIsInterrupted(t *testing.T) {
	t.Parallel()
	var writes groupWrites[string]
	var recorded recorder
	ctx, interrupt := context.WithCancel(t.Context())
	done, failed := error(nil), errors.New("failed")
	a := start(ctx, t, &writes, "a", func(ctx context.Context, names []string) []error {
		_ = recorded.run(ctx, names)
		interrupt()
		return []error{failed, done, failed}
	})
	b := start(t.Context(), t, &writes, "b", recorded.run)
	c := start(t.Context(), t, &writes, "c", recorded.run)
	a.turn <- nil
	if err := <-a.outcome; !errors.Is(err, failed) {
		t.Errorf("a: %v", err)
	}
	b.turn <- nil
	c.turn <- nil
	if err := errors.Join(<-b.outcome, <-c.outcome); err != nil {
		t.Error(err)
	}
	recorded.expect(t, "a b c", "c")
}

func TestAWriteThatGivesUpIsWithdrawn(t *testing.T) {
	t.Parallel()
	var writes groupWrites[string]
	var recorded recorder
	cancelled := errors.New("cancelled")
	a := start(t.Context(), t, &writes, "a", recorded.run)
	b := start(t.Context(), t, &writes, "b", recorded.run)
	b.turn <- cancelled
	if err := <-b.outcome; !errors.Is(err, cancelled) {
		t.Errorf("b: %v", err)
	}
	a.turn <- nil
	if err := <-a.outcome; err != nil {
		t.Errorf("a: %v", err)
	}
	recorded.expect(t, "a")
}

// What is under way already has an outcome to wait for.
func TestAWriteThatGivesUpWhileItIsPerformedGetsItsOutcome(t *testing.T) {
	t.Parallel()
	var writes groupWrites[string]
	var recorded recorder
	var b party
	a := start(t.Context(), t, &writes, "a", func(ctx context.Context, names []string) []error {
		b.turn <- errors.New("cancelled")
		return recorded.run(ctx, names)
	})
	b = start(t.Context(), t, &writes, "b", recorded.run)
	a.turn <- nil
	if err := errors.Join(<-a.outcome, <-b.outcome); err != nil {
		t.Error(err)
	}
	recorded.expect(t, "a b")
}

// A turn may be repeated, after the load balancer has come to a state in which it takes changes, for example.
func TestAWriteIsPerformedAgainInARepeatedTurn(t *testing.T) {
	t.Parallel()
	var writes groupWrites[string]
	tries := 0
	err := writes.write(t.Context(), "group", "a", func(ctx context.Context, write func(ctx context.Context) error) error {
		if err := write(ctx); err == nil {
			t.Error("the first try succeeded")
		}
		return write(ctx)
	}, func(context.Context, []string) []error {
		if tries++; tries == 1 {
			return []error{errors.New("not yet")}
		}
		return []error{nil}
	})
	if err != nil || tries != 2 {
		t.Errorf("%v after %d tries", err, tries)
	}
}
