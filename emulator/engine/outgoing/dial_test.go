package outgoing

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/netip"
	"testing"
)

// names is a resolver for which every name has these addresses, the next ones
// at each further look-up.
func names(lookups ...[]string) *net.Resolver {
	asked := 0
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		client, server := net.Pipe()
		go func() {
			defer func() { _ = server.Close() }()
			question, err := readMessage(server)
			if err != nil {
				return
			}
			var addresses []string
			if kind := question[len(question)-3]; kind == 1 { // A, not AAAA
				addresses = lookups[min(asked, len(lookups)-1)]
				asked++
			}
			_, _ = server.Write(answerTo(question, addresses))
		}()
		return client, nil
	}}
}

// readMessage reads a DNS message with its length before it, up to the end of
// its one question.
func readMessage(r io.Reader) ([]byte, error) {
	var size [2]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return nil, err
	}
	message := make([]byte, binary.BigEndian.Uint16(size[:]))
	if _, err := io.ReadFull(r, message); err != nil {
		return nil, err
	}
	end := 12 // after the header
	for message[end] != 0 {
		end += 1 + int(message[end])
	}
	return message[:end+5], nil // the name's end, type and class
}

// answerTo is the DNS message, with its length before it, that gives
// addresses.
func answerTo(question []byte, addresses []string) []byte {
	out := append([]byte{0, 0}, question...)
	copy(out[4:], []byte{0x81, 0x80, 0, 1, 0, byte(len(addresses)), 0, 0, 0, 0})
	for _, address := range addresses {
		ip := netip.MustParseAddr(address).As4()
		out = append(out, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4) // the name asked for, A, IN, not to be kept
		out = append(out, ip[:]...)
	}
	binary.BigEndian.PutUint16(out, uint16(len(out)-2))
	return out
}

// listen is the port of a server at an address.
func listen(t *testing.T, ip string) (port string) {
	t.Helper()
	l, err := net.Listen("tcp", net.JoinHostPort(ip, "0"))
	if err != nil {
		t.Skipf("can't listen on %s: %v", ip, err)
	}
	t.Cleanup(func() { _ = l.Close() })
	_, port, err = net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

const outside = "198.51.100.1" // reserved for documentation

// A name is judged by what it resolves to at each dial, not by what it
// resolved to before.
func TestNamesAreJudgedByTheirAddress(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		lookups [][]string
		refused []bool
	}{
		{"loopback", [][]string{{"127.0.0.1"}}, []bool{false}},
		{"outside", [][]string{{outside}}, []bool{true}},
		{"moves out", [][]string{{"127.0.0.1"}, {outside}}, []bool{false, true}},
		{"moves in", [][]string{{outside}, {"127.0.0.1"}}, []bool{true, false}},
		{"both", [][]string{{outside, "127.0.0.1"}}, []bool{false}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			port := listen(t, "127.0.0.1")
			own := &addresses{}
			own.add(net.TCPAddrFromAddrPort(netip.MustParseAddrPort("127.0.0.1:" + port)))
			d := dialer{resolver: names(c.lookups...), own: own}
			for i, want := range c.refused {
				conn, err := d.dial(t.Context(), "tcp", "idp.test:"+port)
				var refused *RefusedError
				if errors.As(err, &refused) != want || want && (refused.Host != "idp.test:"+port || refused.Address != outside+":"+port) {
					t.Errorf("dial %d: %v", i+1, err)
				}
				if err == nil {
					_ = conn.Close()
				}
			}
		})
	}
}

func TestListed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		allowed, address string
		want             bool
	}{
		{"idp.test", "idp.test:80", true},
		{"idp.test", "IDP.test:80", true},
		{"IDP.test:443", "idp.test:443", true},
		{"idp.test:443", "idp.test:80", false},
		{"idp.test", "sub.idp.test:80", false},
		{"idp.test", "idp.test.evil.test:80", false},
		{"test", "idp.test:80", false},
		{"2001:db8::1", "[2001:db8::1]:80", true},
		{"[2001:db8::1]:80", "[2001:db8::1]:80", true},
		{"", "idp.test:80", false},
	} {
		if got := listed([]string{c.allowed}, c.address); got != c.want {
			t.Errorf("%q allows %q: %t", c.allowed, c.address, got)
		}
	}
}
