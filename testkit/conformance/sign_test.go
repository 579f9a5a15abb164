package conformance

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"github.com/go-jose/go-jose/v4"
)

func publicTestKey(t *testing.T) *rsa.PublicKey {
	t.Helper()
	der, err := base64.StdEncoding.DecodeString(testKeyX509)
	if err != nil {
		t.Fatal(err)
	}
	key, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		t.Fatal(err)
	}
	return key.(*rsa.PublicKey)
}

func TestTheHalvesOfTheTestKeyBelongTogether(t *testing.T) {
	t.Parallel()
	if n := base64.RawURLEncoding.EncodeToString(publicTestKey(t).N.Bytes()); n != testKeyN {
		t.Errorf("the modulus of testkey_x509 is %s, want testkey_n", n)
	}
}

func TestSign(t *testing.T) {
	t.Parallel()
	var auth string
	base := server(t, func(_ http.ResponseWriter, q *http.Request) { auth = q.Header.Get("Authorization") })
	sc := scenario(t, "", `
- id: one
  path: /
  sign: {token: {header: {kid: k1, typ: T}, claims: {sub: '${superuser}', exp: 4102444800}}}
  headers: {Authorization: 'Bearer ${token}'}
  response: {status: 200}
`)
	want(t, Run(t.Context(), Target{BaseURL: base}, sc), "")
	jws, err := jose.ParseSignedCompact(strings.TrimPrefix(auth, "Bearer "), []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		t.Fatal(err)
	}
	claims, err := jws.Verify(publicTestKey(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(claims); got != `{"sub":"root","exp":4102444800}` {
		t.Errorf("claims %s", got)
	}
	if h := jws.Signatures[0].Protected; h.KeyID != "k1" || h.ExtraHeaders[jose.HeaderType] != "T" {
		t.Errorf("header %+v, want kid k1 and typ T", h)
	}
}

func TestSignWithAnotherAlgorithmInTheHeader(t *testing.T) {
	t.Parallel()
	jwt, err := sign(token{name: "x", header: object{{"alg", "none"}}}, variables{})
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(jwt, ".")
	if got, _ := base64.RawURLEncoding.DecodeString(head); string(got) != `{"alg":"none","typ":"JWT"}` {
		t.Errorf("header %s", got)
	}
}
