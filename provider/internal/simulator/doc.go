// Package simulator is a strict stand-in for the parts of the JD Cloud OpenAPI that load balancing needs.
//
// It serves lb, vpc, vm, ag and resourcetag at one base URL over plain HTTP, in-process through Handler or as the
// command jdcloud-sim. It verifies signatures, refuses what JD Cloud refuses, assigns JD Cloud's defaults, pages and
// shuffles lists, moves load balancer states on a clock, and can be told to fail.
//
// Facts come from the field comments of the JD Cloud SDK and from the OpenAPI pages. What those leave open is decided
// in assumptions.md beside this file, point by point; the Assumptions type holds the switches.
package simulator
