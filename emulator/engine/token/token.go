// Package token reads JSON Web Tokens and checks their signatures. It decides
// nothing about claims: who accepts a token checks them, each where the
// contract says so.
package token

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Token is a JSON Web Token whose parts could be read. Nothing about it is
// verified yet.
type Token struct {
	header, claims *wire.Object
	signed         string
	signature      []byte
	audience       []string
	times          map[string]int64
}

// Parse reads a token, as leniently as the server's library (auth_oidc.1):
// dots at its end are dropped. Times that are no numbers and audiences that
// hold objects or lists make it unreadable.
func Parse(text string) (*Token, error) {
	parts := strings.Split(strings.TrimRight(text, "."), ".")
	if len(parts) == 2 && strings.HasSuffix(text, ".") {
		parts = append(parts, "")
	}
	if len(parts) != 3 {
		return nil, fmt.Errorf("a JSON Web Token has 3 parts with dots between them, not %d", len(parts))
	}
	t := &Token{signed: parts[0] + "." + parts[1], times: map[string]int64{}}
	t.signature = decode(parts[2])
	var err error
	if t.header, err = object("header", parts[0]); err != nil {
		return nil, err
	}
	if t.claims, err = object("payload", parts[1]); err != nil {
		return nil, err
	}
	if err := t.readAudience(); err != nil {
		return nil, err
	}
	return t, t.readTimes("exp", "nbf", "iat")
}

// object reads a part that begins with a JSON object.
func object(name, part string) (*wire.Object, error) {
	var o *wire.Object
	if err := wire.DecodeFirst(decode(part), &o); err != nil {
		return nil, fmt.Errorf("the %s of the token is no JSON object: %w", name, err)
	}
	if o == nil {
		return nil, fmt.Errorf("the %s of the token is null", name)
	}
	return o, nil
}

// decode reads base64 in either alphabet, padded or not. It skips what belongs
// to neither, ends at the first =, and leaves out a last character that makes no
// byte.
func decode(part string) []byte {
	part, _, _ = strings.Cut(part, "=")
	digits := strings.Map(base64url, part)
	if len(digits)%4 == 1 {
		digits = digits[:len(digits)-1]
	}
	data, _ := base64.RawURLEncoding.DecodeString(digits) // only digits are left
	return data
}

// base64url is a digit of base64 in the alphabet of URLs, and -1 for what is
// none.
func base64url(r rune) rune {
	switch {
	case r == '+':
		return '-'
	case r == '/':
		return '_'
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '_':
		return r
	}
	return -1
}

func (t *Token) readAudience() error {
	switch v := t.claim("aud").(type) {
	case string:
		if v != "" {
			t.audience = []string{v}
		}
	case []any:
		for _, element := range v {
			text, ok := scalar(element)
			switch {
			case ok:
				t.audience = append(t.audience, text)
			case element != nil:
				return errors.New("the claim aud has an element that is an object or a list")
			}
		}
	}
	return nil
}

// scalar is a text, number or boolean as the text that the server makes of it.
func scalar(value any) (string, bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case bool:
		return strconv.FormatBool(v), true
	case json.Number:
		if !strings.ContainsAny(v.String(), ".eE") {
			return v.String(), true
		}
		f, _ := v.Float64() // beyond its range it is infinite, in Java too
		text, _ := wire.Double(f).MarshalJSON()
		return strings.Trim(string(text), `"`), true
	}
	return "", false
}

func (t *Token) readTimes(names ...string) error {
	for _, name := range names {
		v := t.claim(name)
		if v == nil {
			continue
		}
		number, ok := v.(json.Number)
		if !ok {
			return fmt.Errorf("the claim %s is no number of seconds", name)
		}
		seconds, err := whole(number)
		if err != nil {
			return fmt.Errorf("the claim %s is no number of seconds: %s", name, number)
		}
		t.times[name] = seconds
	}
	return nil
}

// whole is a number without its fraction, if it has one that 64 bits hold.
func whole(number json.Number) (int64, error) {
	n, err := number.Int64()
	if !errors.Is(err, strconv.ErrSyntax) {
		return n, err
	}
	f, err := number.Float64()
	switch {
	case err != nil || f > math.MaxInt64 || f < math.MinInt64:
		return 0, strconv.ErrRange
	case f == math.MaxInt64: // the nearest float is one too large
		return math.MaxInt64, nil
	}
	return int64(f), nil
}

func (t *Token) claim(name string) any {
	v, _ := t.claims.Get(name)
	return v
}

// KeyID is the key that the header names, and whether it names one.
func (t *Token) KeyID() (string, bool) {
	v, _ := t.header.Get("kid")
	return scalar(v)
}

// Text is a claim that is a text, and whether it is one.
func (t *Token) Text(name string) (string, bool) {
	text, ok := t.claim(name).(string)
	return text, ok
}

// Object is a claim that is an object. It is nil for one that is missing or
// null; any other value is not ok.
func (t *Token) Object(name string) (*wire.Object, bool) {
	v := t.claim(name)
	o, ok := v.(*wire.Object)
	return o, ok || v == nil
}

// Audience are the texts of the claim aud.
func (t *Token) Audience() []string { return t.audience }

// Time is a claim that is an instant, and whether the token has it: exp, nbf
// or iat.
func (t *Token) Time(name string) (time.Time, bool) {
	seconds, ok := t.times[name]
	return time.Unix(seconds, 0), ok
}
