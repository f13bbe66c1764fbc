package simulator

import (
	"crypto/sha256"
	"slices"
	"time"
)

const (
	// nonceLifetime is how long a signature can be valid: from the one end of the clock's tolerance to the other.
	nonceLifetime = 2 * clockTolerance
	// mostNonces bounds the table. Beyond it the oldest nonces are forgotten, and would be accepted again.
	mostNonces = 100_000
)

// nonceTable remembers which nonces were used. It forgets in the order of use, so that a call costs the same however
// many came before it; keys are digests, so that no client decides how much memory an entry takes.
type nonceTable struct {
	used map[[sha256.Size]byte]bool
	// order holds them from the oldest on; those before first are forgotten already.
	order []usedNonce
	first int
}

type usedNonce struct {
	key [sha256.Size]byte
	at  time.Time
}

// spend records a nonce, and says whether it was unused.
func (t *nonceTable) spend(accessKey, nonce string, now time.Time) bool {
	if t.used == nil {
		t.used = map[[sha256.Size]byte]bool{}
	}
	key := sha256.Sum256([]byte(accessKey + "\x00" + nonce))
	t.forget(now)
	if t.used[key] {
		return false
	}
	t.used[key] = true
	t.order = append(t.order, usedNonce{key, now})
	return true
}

// forget drops the nonces whose signatures have expired, and the oldest of too many.
func (t *nonceTable) forget(now time.Time) {
	for t.first < len(t.order) && (len(t.used) >= mostNonces || now.Sub(t.order[t.first].at) > nonceLifetime) {
		delete(t.used, t.order[t.first].key)
		t.first++
	}
	if t.first > len(t.order)/2 {
		t.order = slices.Clone(t.order[t.first:])
		t.first = 0
	}
}
