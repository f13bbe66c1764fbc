package simulator

import (
	"unicode"
	"unicode/utf8"
)

const (
	longestName        = 32
	longestDescription = 256
)

// nameRule is the rule of all names: 1 to 32 Chinese characters, letters, digits, underscores and hyphens.
func nameRule(name string) string {
	const expectation = "1 to 32 characters: Chinese characters, letters, digits, '_' and '-'"
	if count := utf8.RuneCountInString(name); count < 1 || count > longestName {
		return expectation
	}
	for _, r := range name {
		if !unicode.Is(unicode.Han, r) && !isASCIIWord(r) {
			return expectation
		}
	}
	return ""
}

func isASCIIWord(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '-'
}

func descriptionRule(text string) string {
	if utf8.RuneCountInString(text) > longestDescription {
		return "at most 256 characters"
	}
	return ""
}

// addressRule is the rule of single IPv4 addresses.
func addressRule(address string) string {
	if !isIPv4(address) {
		return "an IPv4 address"
	}
	return ""
}

// idRule refuses the empty id: whether it clears a reference is not documented.
func idRule(id string) string {
	if id == "" {
		return "an id"
	}
	return ""
}
