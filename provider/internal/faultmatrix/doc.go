// Package faultmatrix holds the test that puts the built provider, a real Terraform and a simulated JD Cloud that fails
// together: every operation that the provider calls, in every phase that calls it, with every fault.
//
// The ordinary test run tries a part of the cells: JDCLOUD_FAULT_MATRIX=whole tries all, the name of a column all of that
// column.
package faultmatrix
