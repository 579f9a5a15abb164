package apitest

import (
	"net"
	"testing"
)

// OutsideAddress is an address of this machine that is not loopback. Where
// there is none the test is skipped.
func OutsideAddress(t testing.TB) string {
	t.Helper()
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range addresses {
		if ip, ok := a.(*net.IPNet); ok && ip.IP.IsGlobalUnicast() && ip.IP.To4() != nil {
			return ip.IP.String()
		}
	}
	t.Skip("this machine has loopback addresses only")
	return ""
}
