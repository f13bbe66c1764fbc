package simulator

import (
	"strconv"
	"testing"
	"time"
)

var nonceStart = time.Date(2026, 1, 31, 10, 0, 0, 0, time.UTC)

func TestNoncesAreForgottenWithTheirSignatures(t *testing.T) {
	table := &nonceTable{}
	if !table.spend("key", "nonce", nonceStart) || table.spend("key", "nonce", nonceStart.Add(nonceLifetime)) {
		t.Errorf("a nonce must be good once within %s", nonceLifetime)
	}
	if !table.spend("other key", "nonce", nonceStart) || !table.spend("ke", "ynonce", nonceStart) {
		t.Errorf("a nonce counts for its own access key only")
	}
	if !table.spend("key", "nonce", nonceStart.Add(nonceLifetime+time.Second)) {
		t.Errorf("a nonce must be good again when its signature has expired")
	}
}

func TestTheNonceTableIsBounded(t *testing.T) {
	table := &nonceTable{}
	for i := range 3 * mostNonces {
		if !table.spend("key", strconv.Itoa(i), nonceStart) {
			t.Fatalf("nonce %d is refused", i)
		}
		if len(table.used) > mostNonces || cap(table.order) > 3*mostNonces {
			t.Fatalf("after %d calls the table holds %d nonces in room for %d, want at most %d in %d", i+1, len(table.used), cap(table.order), mostNonces, 3*mostNonces)
		}
	}
	if table.spend("key", strconv.Itoa(2*mostNonces+1), nonceStart) {
		t.Errorf("one of the last %d nonces is accepted twice", mostNonces)
	}
	table.spend("key", "much later", nonceStart.Add(time.Hour))
	if len(table.used) != 1 {
		t.Errorf("after an hour the table holds %d nonces, want 1", len(table.used))
	}
}

// BenchmarkNonces shows that a call costs the same with an empty table and with a full one.
func BenchmarkNonces(b *testing.B) {
	for _, before := range []int{0, mostNonces} {
		b.Run(strconv.Itoa(before), func(b *testing.B) {
			table := &nonceTable{}
			for i := range before {
				table.spend("key", "before "+strconv.Itoa(i), nonceStart)
			}
			for i := 0; b.Loop(); i++ {
				table.spend("key", strconv.Itoa(i), nonceStart)
			}
		})
	}
}
