// Package faultmatrix holds the test that puts the built provider, a real Terraform and a simulated JD Cloud that fails
// together: every operation that the provider calls, in every phase that calls it, with every fault.
//
// The ordinary test run tries a part of the cells. The whole: JDCLOUD_FAULT_MATRIX=whole.
package faultmatrix
