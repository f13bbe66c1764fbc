package provider

import (
	"crypto/rand"
	"encoding/hex"
	"regexp"
	"strings"
)

// A name that the provider draws is a prefix and eight hexadecimal digits, within the 32 characters of any name.
const (
	drawnDigits   = 8
	maxNamePrefix = 23
)

var namePrefixPattern = regexp.MustCompile(`^[` + chinese + `A-Za-z0-9_-]{1,23}$`)

var drawnPattern = regexp.MustCompile(`^[0-9a-f]{8}$`)

func drawName(prefix string) string {
	digits := make([]byte, drawnDigits/2)
	_, _ = rand.Read(digits) // never fails
	return prefix + hex.EncodeToString(digits)
}

// isDrawnName says that a name may have been drawn with the prefix.
func isDrawnName(name, prefix string) bool {
	digits, found := strings.CutPrefix(name, prefix)
	return found && drawnPattern.MatchString(digits)
}

// defaultNamePrefix is the prefix of an object with neither name nor prefix: "target-group-".
func defaultNamePrefix(noun string) string { return strings.ReplaceAll(noun, " ", "-") + "-" }
