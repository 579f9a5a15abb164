package phone

import (
	_ "embed"
	"math/bits"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// Columns of plans.tsv; from colTypes on there is one column, lengths ":"
// pattern, for each type of number (mobile, fixed line, toll free, ...).
const (
	colCallingCode = iota
	colRegion
	colPrefix
	colTransform
	colLeading
	colLengths
	colMobile
	colGeneral
	colTypes
)

//go:embed plans.tsv
var planData string

// plans are the numbering plans by calling code, main region first, read when
// they are first needed.
var plans = sync.OnceValue(func() map[string][]*plan { return readPlans(planData) })

// plan is the numbering plan of one region.
type plan struct {
	prefix    pattern // what is dialled before a national number
	transform string  // what replaces the prefix, when its last group matched
	leading   pattern // how the national numbers of the region begin
	lengths   lengths // of any number
	mobile    lengths // of mobile numbers, local ones included
	general   pattern
	types     []numberType
}

type numberType struct {
	lengths lengths
	pattern pattern
}

func readPlans(data string) map[string][]*plan {
	byCode := make(map[string][]*plan, 256)
	for line := range strings.Lines(data) {
		cols := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		code := cols[colCallingCode]
		byCode[code] = append(byCode[code], newPlan(cols))
	}
	return byCode
}

func newPlan(cols []string) *plan {
	p := &plan{
		prefix:    pattern{source: cols[colPrefix]},
		transform: cols[colTransform],
		leading:   pattern{source: cols[colLeading]},
		lengths:   parseLengths(cols[colLengths]),
		mobile:    parseLengths(cols[colMobile]),
		general:   pattern{source: cols[colGeneral]},
		types:     make([]numberType, 0, len(cols)-colTypes),
	}
	for _, col := range cols[colTypes:] {
		sizes, source, _ := strings.Cut(col, ":")
		p.types = append(p.types, numberType{parseLengths(sizes), pattern{source: source}})
	}
	return p
}

// valid says whether a national number is one of any type in this plan.
func (p *plan) valid(national string) bool {
	if !p.lengths.has(len(national)) || !p.general.matches(national) {
		return false
	}
	for i := range p.types {
		if p.types[i].lengths.has(len(national)) && p.types[i].pattern.matches(national) {
			return true
		}
	}
	return false
}

// maybeMobile says whether mobile numbers of this plan have that length.
func (p *plan) maybeMobile(national string) bool { return p.mobile.has(len(national)) }

// strip takes the national prefix off, unless that makes a number that fits
// the plan into one that doesn't, or leaves too little of it.
func (p *plan) strip(national string) string {
	rest, ok := p.withoutPrefix(national)
	if !ok || p.general.matches(national) && !p.general.matches(rest) {
		return national
	}
	if !p.lengths.has(len(rest)) && len(rest) < p.lengths.max() {
		return national
	}
	return rest
}

// withoutPrefix takes the national prefix off, whatever that leaves.
func (p *plan) withoutPrefix(national string) (string, bool) {
	if p.prefix.source == "" {
		return "", false
	}
	groups := p.prefix.start().FindStringSubmatchIndex(national)
	if groups == nil {
		return "", false
	}
	rest := national[groups[1]:]
	if p.transform == "" || groups[len(groups)-2] < 0 {
		return rest, true
	}
	return string(p.prefix.start().ExpandString(nil, p.transform, national, groups)) + rest, true
}

// pattern is a regular expression that is compiled when it is first used.
type pattern struct {
	source string
	once   sync.Once
	whole  *regexp.Regexp
	begin  *regexp.Regexp
}

// matches says whether the whole of s matches.
func (p *pattern) matches(s string) bool {
	p.once.Do(p.compile)
	return p.whole.MatchString(s)
}

// start is the expression at the beginning of a text.
func (p *pattern) start() *regexp.Regexp {
	p.once.Do(p.compile)
	return p.begin
}

func (p *pattern) compile() {
	p.whole = regexp.MustCompile("^(?:" + p.source + ")$")
	p.begin = regexp.MustCompile("^(?:" + p.source + ")")
}

// lengths is a set of lengths below 32, a bit for each.
type lengths uint32

func parseLengths(list string) lengths {
	var set lengths
	for field := range strings.SplitSeq(list, ",") {
		if n, err := strconv.Atoi(field); err == nil {
			set |= 1 << n
		}
	}
	return set
}

func (l lengths) has(n int) bool { return n < 32 && l>>n&1 == 1 }

func (l lengths) max() int { return bits.Len32(uint32(l)) - 1 }
