// Package simulator is a strict stand-in for the parts of the JD Cloud OpenAPI that load balancing needs.
//
// It serves lb, vpc, vm, ag and resourcetag at one base URL over plain HTTP, in-process through Handler or as the
// command jdcloud-sim. It verifies signatures, refuses what JD Cloud refuses, assigns JD Cloud's defaults, pages and
// shuffles lists, moves load balancer states on a clock, and can be told to fail. It is controlled in Go, or over HTTP under /_simulator/,
// and shows what it holds on a page at /.
//
// An operation that is simulated is a row in operations.go: the fields of its body (fields.go) or its filters
// (paging.go), and a judgement that changes nothing and returns the change. sdk_operations.go lists all operations of the
// SDK; those without a row are answered by name. kinds.go has the kinds of objects, references.go who refers to whom and
// what deletions do, events.go what happens by itself when the clock reaches its time.
//
// Facts come from the field comments of the JD Cloud SDK and from the OpenAPI pages. What those leave open is decided
// in assumptions.md beside this file, point by point; the Assumptions type holds the switches.
package simulator
