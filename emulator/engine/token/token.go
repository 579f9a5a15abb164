// Package token reads JSON Web Tokens and checks their signatures. It decides
// nothing about claims: who accepts a token checks them, each where the
// contract says so.
package token

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
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

// Parse reads a token. Times that are no numbers and audiences that are no
// texts make it unreadable.
func Parse(text string) (*Token, error) {
	parts := strings.Split(text, ".")
	if len(parts) != 3 {
		return nil, fmt.Errorf("a JSON Web Token has 3 parts with dots between them, not %d", len(parts))
	}
	t := &Token{signed: parts[0] + "." + parts[1], times: map[string]int64{}}
	var err error
	if t.header, err = object("header", parts[0]); err != nil {
		return nil, err
	}
	if t.claims, err = object("payload", parts[1]); err != nil {
		return nil, err
	}
	if t.signature, err = decode(parts[2]); err != nil {
		return nil, errors.New("the signature of the token is not base64url")
	}
	if err := t.readAudience(); err != nil {
		return nil, err
	}
	return t, t.readTimes("exp", "nbf", "iat")
}

// object reads a part that is a JSON object.
func object(name, part string) (*wire.Object, error) {
	data, err := decode(part)
	if err != nil {
		return nil, fmt.Errorf("the %s of the token is not base64url", name)
	}
	var o *wire.Object
	if err := wire.Decode(data, &o); err != nil {
		return nil, fmt.Errorf("the %s of the token is no JSON object: %w", name, err)
	}
	if o == nil {
		return nil, fmt.Errorf("the %s of the token is null", name)
	}
	return o, nil
}

// decode reads base64url, padded or not.
func decode(part string) ([]byte, error) {
	return base64.RawURLEncoding.DecodeString(strings.TrimRight(part, "="))
}

func (t *Token) readAudience() error {
	switch v := t.claim("aud").(type) {
	case string:
		if v != "" {
			t.audience = []string{v}
		}
	case []any:
		for _, element := range v {
			text, ok := element.(string)
			if !ok {
				return errors.New("the claim aud has an element that is no text")
			}
			t.audience = append(t.audience, text)
		}
	}
	return nil
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
		seconds, err := number.Float64()
		if err != nil || seconds >= 1<<62 || seconds <= -1<<62 {
			return fmt.Errorf("the claim %s is no number of seconds: %s", name, number)
		}
		t.times[name] = int64(seconds)
	}
	return nil
}

func (t *Token) claim(name string) any {
	v, _ := t.claims.Get(name)
	return v
}

// KeyID is the key that the header names, and whether it names one.
func (t *Token) KeyID() (string, bool) {
	v, _ := t.header.Get("kid")
	text, ok := v.(string)
	return text, ok
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
