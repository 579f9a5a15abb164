//go:build !unix

package testkit_test

import "testing"

// reportCPU reports nothing where the system does not tell CPU time.
func reportCPU(*testing.B) func() { return func() {} }
