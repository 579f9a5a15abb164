package conformance

import (
	"encoding/json"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// nearTolerance is how far a time may lie from what <now+60s> says.
const nearTolerance = 20 * time.Second

var nearToken = regexp.MustCompile(`^<now([+-]\d+)s>$`)

// tokens are the placeholders inside expected texts and what they stand for,
// as quoted patterns.
var tokens = strings.NewReplacer(
	"<uuid>", `[^\s"]+`,
	"<id>", `[^\s"/]+`,
	"<string>", `[\s\S]+`,
	"<time>", `\d+`,
)

// matchText compares a text with an expected one that may hold tokens.
func matchText(want, got string) bool {
	if want == got {
		return true
	}
	if !strings.Contains(want, "<") {
		return false
	}
	// Quoting leaves < and > alone, so that the tokens can be found after it.
	pattern, err := regexp.Compile(`\A` + tokens.Replace(regexp.QuoteMeta(want)) + `\z`)
	return err == nil && pattern.MatchString(got)
}

// isTime tells whether a value is a number of milliseconds since the epoch.
func isTime(v any) bool {
	n, ok := milliseconds(v)
	return ok && n.Cmp(big.NewInt(1e12)) > 0
}

// nearOffset is the offset of a <now+60s> token, and whether a text is one.
func nearOffset(s string) (time.Duration, bool) {
	m := nearToken.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	seconds, err := strconv.Atoi(m[1])
	return time.Duration(seconds) * time.Second, err == nil
}

// isNear tells whether a value is a time in milliseconds close to another.
func isNear(v any, at time.Time) bool {
	n, ok := milliseconds(v)
	if !ok || !n.IsInt64() {
		return false
	}
	return at.Sub(time.UnixMilli(n.Int64())).Abs() <= nearTolerance
}

// milliseconds is a value that is written as an integer.
func milliseconds(v any) (*big.Int, bool) {
	n, ok := v.(json.Number)
	if !ok || !isInteger(n) {
		return nil, false
	}
	return new(big.Int).SetString(n.String(), 10)
}
