package token_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/token"
)

func segment(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }

func unsigned(header, claims string) string { return segment(header) + "." + segment(claims) + ".AA" }

func TestParse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text, wrong string
	}{
		{"readable", unsigned(`{"alg":"none"}`, `{"exp":1.5,"aud":["a","b"],"sub":"s"}`), ""},
		{"padded", "e30=.e30=.AA==", ""},
		{"no dots", "abc", "3 parts"},
		{"four parts", "e30.e30.AA.AA", "3 parts"},
		{"dots at the end", "e30.e30.AA..", ""},
		{"no signature", "e30.e30.", ""},
		{"no signature, more dots", "e30.e30...", ""},
		{"a dot in front", ".e30.e30.AA", "3 parts"},
		{"white space in front", " \te30.e30.AA", ""},
		{"standard base64", "e30.e30.+/+/", ""},
		{"text behind the object", unsigned(`{} x`, `{}}`), ""},
		{"no UTF-8", unsigned("{\"kid\":\"\xff\"}", `{}`), ""},
		{"header not base64", "!.e30.AA", "header"},
		{"header no object", unsigned(`[]`, `{}`), "header"},
		{"payload null", unsigned(`{}`, `null`), "payload"},
		{"payload not closed", unsigned(`{}`, `{`), "payload"},
		{"signature not base64", "e30.e30.!", ""},
		{"exp is a text", unsigned(`{}`, `{"exp":"5"}`), "exp"},
		{"nbf beyond all time", unsigned(`{}`, `{"nbf":1e300}`), "nbf"},
		{"exp to the end of 64 bits", unsigned(`{}`, `{"exp":9223372036854775807,"nbf":-9223372036854775808}`), ""},
		{"exp beyond 64 bits", unsigned(`{}`, `{"exp":9223372036854775808}`), "exp"},
		{"audience of scalars", unsigned(`{}`, `{"aud":[1,true,null,1.50]}`), ""},
		{"audience of objects", unsigned(`{}`, `{"aud":["a",{}]}`), "aud"},
		{"audience of lists", unsigned(`{}`, `{"aud":[[]]}`), "aud"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := token.Parse(c.text)
			if (err == nil) != (c.wrong == "") || err != nil && !strings.Contains(err.Error(), c.wrong) {
				t.Errorf("got %v, want %q", err, c.wrong)
			}
		})
	}
}

func TestClaims(t *testing.T) {
	t.Parallel()
	got, err := token.Parse(unsigned(`{"kid":"k"}`, `{"exp":12.9,"aud":"one","sub":"s","given_name":5,"elm_usr":{"name":"n"}}`))
	if err != nil {
		t.Fatal(err)
	}
	if kid, ok := got.KeyID(); kid != "k" || !ok {
		t.Errorf("kid %q %v", kid, ok)
	}
	if sub, ok := got.Text("sub"); sub != "s" || !ok {
		t.Errorf("sub %q %v", sub, ok)
	}
	if _, ok := got.Text("given_name"); ok {
		t.Error("a number is a text")
	}
	if exp, ok := got.Time("exp"); exp.Unix() != 12 || !ok {
		t.Errorf("exp %v %v", exp, ok)
	}
	if _, ok := got.Time("nbf"); ok {
		t.Error("nbf is there")
	}
	if aud := got.Audience(); len(aud) != 1 || aud[0] != "one" {
		t.Errorf("aud %q", aud)
	}
	if o, ok := got.Object("elm_usr"); o.Len() != 1 || !ok {
		t.Errorf("elm_usr %v %v", o, ok)
	}
	if _, ok := got.Object("sub"); ok {
		t.Error("a text is an object")
	}
}

func pointer(s string) *string { return &s }

func coordinate(n *big.Int) *string {
	return pointer(base64.RawURLEncoding.EncodeToString(n.Bytes()))
}

func rsaKey(t *testing.T) (*rsa.PrivateKey, token.JWK) {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return key, token.JWK{Kty: pointer("RSA"), N: coordinate(key.N), E: pointer("AQAB")}
}

func ecKey(t *testing.T, curve elliptic.Curve, name string) (*ecdsa.PrivateKey, token.JWK) {
	t.Helper()
	key, err := ecdsa.GenerateKey(curve, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	public, err := key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	size := (len(public) - 1) / 2
	x, y := new(big.Int).SetBytes(public[1:1+size]), new(big.Int).SetBytes(public[1+size:])
	return key, token.JWK{Kty: pointer("EC"), Crv: pointer(name), X: coordinate(x), Y: coordinate(y)}
}

func signed(t *testing.T, method jwt.SigningMethod, key any) *token.Token {
	t.Helper()
	text, err := jwt.NewWithClaims(method, jwt.MapClaims{"sub": "s"}).SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := token.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestVerify(t *testing.T) {
	t.Parallel()
	rsaPrivate, rsaPublic := rsaKey(t)
	_, otherPublic := rsaKey(t)
	p256, p256Public := ecKey(t, elliptic.P256(), "P-256")
	p384, p384Public := ecKey(t, elliptic.P384(), "P-384")
	p521, p521Public := ecKey(t, elliptic.P521(), "P-521")
	with := func(k token.JWK, alg string) token.JWK {
		k.Alg = &alg
		return k
	}
	rs256 := signed(t, jwt.SigningMethodRS256, rsaPrivate)
	for _, c := range []struct {
		name  string
		token *token.Token
		key   token.JWK
		fits  bool
		usual bool // a misfit is an ErrSignature
	}{
		{"RS256", rs256, with(rsaPublic, "RS256"), true, false},
		{"RS384", signed(t, jwt.SigningMethodRS384, rsaPrivate), with(rsaPublic, "RS384"), true, false},
		{"RS512", signed(t, jwt.SigningMethodRS512, rsaPrivate), with(rsaPublic, "RS512"), true, false},
		{"ES256", signed(t, jwt.SigningMethodES256, p256), with(p256Public, "ES256"), true, false},
		{"ES384", signed(t, jwt.SigningMethodES384, p384), with(p384Public, "ES384"), true, false},
		{"ES512", signed(t, jwt.SigningMethodES512, p521), with(p521Public, "ES512"), true, false},
		{"another key", rs256, with(otherPublic, "RS256"), false, true},
		{"another hash", rs256, with(rsaPublic, "RS512"), false, true},
		{"none in the header", parsed(t, unsigned(`{"alg":"none"}`, `{}`)), with(rsaPublic, "RS256"), false, true},
		{"no alg", rs256, rsaPublic, false, false},
		{"HMAC", rs256, with(rsaPublic, "HS256"), false, false},
		{"none", rs256, with(rsaPublic, "none"), false, false},
		{"alg of another kty", rs256, with(rsaPublic, "ES256"), false, false},
		{"octets", rs256, token.JWK{Kty: pointer("oct"), Alg: pointer("RS256")}, false, false},
		{"unknown curve", rs256, token.JWK{Kty: pointer("EC"), Crv: pointer("secp256k1"), Alg: pointer("ES256")}, false, false},
		{"no point", rs256, token.JWK{Kty: pointer("EC"), Crv: pointer("P-256"), X: pointer("AA"), Y: pointer("AA"), Alg: pointer("ES256")}, false, false},
		{"no modulus", rs256, token.JWK{Kty: pointer("RSA"), E: pointer("AQAB"), Alg: pointer("RS256")}, false, false},
		{"large exponent", rs256, token.JWK{Kty: pointer("RSA"), N: rsaPublic.N, E: pointer("AQABAQABAQAB"), Alg: pointer("RS256")}, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			err := c.key.Verify(c.token)
			if (err == nil) != c.fits || errors.Is(err, token.ErrSignature) != c.usual {
				t.Errorf("got %v", err)
			}
		})
	}
}

func parsed(t *testing.T, text string) *token.Token {
	t.Helper()
	got, err := token.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func FuzzParse(f *testing.F) {
	f.Add("a.b.c")
	f.Add("e30.e30.AA")
	f.Add(unsigned(`{"alg":"RS256","kid":"k"}`, `{"iss":"i","aud":["a"],"exp":4102444800,"nbf":1.5e3}`))
	key := token.JWK{Kty: pointer("RSA"), N: pointer("t6XPnQNV1lAsg6jdN8t9nqlDg3SH2Qdmge08r2QsOyc"), E: pointer("AQAB"), Alg: pointer("RS256")}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := token.Parse(text)
		if err != nil {
			return
		}
		if err := key.Verify(got); err == nil {
			t.Errorf("%q has a signature of a key that signed nothing", text)
		}
	})
}

func FuzzKey(f *testing.F) {
	f.Add("RSA", "RS256", "t6XP", "AQAB", "", "", "")
	f.Add("EC", "ES256", "", "", "P-256", "AA", "AA")
	f.Fuzz(func(t *testing.T, kty, alg, n, e, crv, x, y string) {
		key := token.JWK{Kty: &kty, Alg: &alg, N: &n, E: &e, Crv: &crv, X: &x, Y: &y}
		if err := key.Verify(parsed(t, unsigned(`{}`, `{}`))); err == nil {
			t.Errorf("a token without a signature fits %s %s", kty, alg)
		}
	})
}
