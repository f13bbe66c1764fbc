package simulator

import "unicode/utf8"

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
		if !isChinese(r) && !isASCIIWord(r) {
			return expectation
		}
	}
	return ""
}

// isChinese tells radicals, the signs 々 and 〇, and ideographs by their blocks. What belongs to the script Han depends on
// the version of Unicode; new ideographs go to planes 2 and 3.
func isChinese(r rune) bool {
	return r >= 0x2E80 && r <= 0x2FDF || r == '々' || r == '〇' || r >= 0x3400 && r <= 0x4DBF || r >= 0x4E00 && r <= 0x9FFF ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFD
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
