package constraint

import (
	"net/netip"
	"strings"
	"unicode"
)

const (
	maxLocalPart = 64 // UTF-16 units
	maxDomain    = 255
	maxLabel     = 63
)

var (
	localPart = whole(`(?:` + atom + `+|` + quoted + `)(?:\.(?:` + atom + `+|` + quoted + `))*`)
	hostName  = whole(label + `(?:\.` + label + `)*`)
	hostIPv4  = whole(`\[[0-9]{1,3}(?:\.[0-9]{1,3}){3}\]`)
)

const (
	sign   = `A-Za-z0-9!#$%&'*+/=?^_` + "`" + `{|}~\x{80}-\x{FFFF}`
	atom   = `[` + sign + `-]`
	quoted = `"(?:[` + sign + `.(),<>\[\]:; @-]|\\\\|\\")+"`
	label  = `[` + sign + `]+(?:-+[` + sign + `]+)*`
)

// wellFormedEmail follows Hibernate Validator's @Email: an address without a
// comment, at a host name or an address in brackets. "" is well-formed. Of the
// rules for internationalized host names it knows only the plainest.
func wellFormedEmail(s string) bool {
	if s == "" {
		return true
	}
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		return false
	}
	local, domain := s[:at], s[at+1:]
	return units(local) <= maxLocalPart && localPart(local) && mailHost(domain)
}

func mailHost(s string) bool {
	if ip, ok := strings.CutPrefix(s, "[IPv6:"); ok {
		address, err := netip.ParseAddr(strings.TrimSuffix(ip, "]"))
		return err == nil && address.Is6() && strings.HasSuffix(ip, "]")
	}
	if strings.HasPrefix(s, "[") {
		return hostIPv4(s)
	}
	return units(s) <= maxDomain && hostName(s) && !hasLongLabel(s) && !strings.ContainsFunc(s, outlawed)
}

// outlawed are characters that no internationalized host name may have.
func outlawed(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Co, unicode.Zl, unicode.Zp) }

func hasLongLabel(host string) bool {
	for part := range strings.SplitSeq(host, ".") {
		if units(part) > maxLabel {
			return true
		}
	}
	return false
}
