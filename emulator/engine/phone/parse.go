package phone

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"
)

const (
	maxInput       = 250 // UTF-16 units
	minNational    = 2
	maxNational    = 17
	maxCallingCode = 3
)

// number is a number in international form, taken apart.
type number struct {
	callingCode string
	national    string
	plans       []*plan // of the calling code, main region first
}

func (n number) main() *plan { return n.plans[0] }

// region is the plan of the region that a number belongs to, nil if the
// calling code has several and it fits none.
func (n number) region() *plan {
	if len(n.plans) == 1 {
		return n.plans[0]
	}
	for _, p := range n.plans {
		if p.owns(n.national) {
			return p
		}
	}
	return nil
}

// owns says whether a number of a shared calling code is of this region.
func (p *plan) owns(national string) bool {
	if p.leading.source != "" {
		return p.leading.start().MatchString(national)
	}
	return p.valid(national)
}

// parse takes a number in international form apart. It is not ok for anything
// else, and where the calling code is unknown.
func parse(s string) (number, bool) {
	if len(utf16.Encode([]rune(s))) > maxInput {
		return number{}, false
	}
	text, ok := candidate(s)
	if !ok || !viable(text) {
		return number{}, false
	}
	text = withoutExtension(text)
	digits := strings.TrimLeft(text, plusSigns)
	if len(digits) == len(text) {
		return number{}, false
	}
	return split(normalDigits(digits))
}

// split takes the calling code and the national prefix off.
func split(digits string) (number, bool) {
	if len(digits) <= minNational {
		return number{}, false
	}
	for i := 1; i <= maxCallingCode && i <= len(digits); i++ {
		known, ok := plans()[digits[:i]]
		if !ok {
			continue
		}
		n := number{callingCode: digits[:i], national: digits[i:], plans: known}
		if len(n.national) < minNational {
			return number{}, false
		}
		n.national = n.main().strip(n.national)
		return n, len(n.national) >= minNational && len(n.national) <= maxNational
	}
	return number{}, false
}

var threeLetters = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:.*?[A-Za-z]){3}.*$`) })

// normalDigits keeps digits of any script as ASCII digits. In a number with at
// least three letters these stand for the keys of a telephone.
func normalDigits(s string) string {
	if threeLetters().MatchString(s) {
		return strings.Map(key, s)
	}
	return strings.Map(digit, s)
}

func digit(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	if r > 0xFFFF {
		return -1 // Java looks at half of it, which is no digit.
	}
	for _, block := range unicode.Nd.R16 {
		if r >= rune(block.Lo) && r <= rune(block.Hi) {
			return '0' + (r-rune(block.Lo))%10
		}
	}
	return -1
}

func key(r rune) rune {
	const keys = "22233344455566677778889999"
	switch upper := unicode.ToUpper(r); {
	case r >= '0' && r <= '9':
		return r
	case upper >= 'A' && upper <= 'Z':
		return rune(keys[upper-'A'])
	default:
		return -1
	}
}
