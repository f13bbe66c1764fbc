package client

import (
	"errors"
	"fmt"
	"regexp"
)

var idPattern = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

// CheckID says whether a text can be an id in JD Cloud: one or more of A-Z, a-z, 0-9 and "-". Call checks every id in
// the path of a request with it: an empty one would address the whole collection, and others would change the URL.
func CheckID(segment string) error {
	if segment == "" {
		return errors.New("the id is empty; an id has letters, digits and \"-\" only")
	}
	if !idPattern.MatchString(segment) {
		return fmt.Errorf("%q is not an id; an id has letters, digits and \"-\" only", segment)
	}
	return nil
}
