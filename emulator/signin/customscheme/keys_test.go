package customscheme_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/customscheme"
)

// custom_scheme.2
func TestNewPairBelongsTogether(t *testing.T) {
	t.Parallel()
	pair := pairs()[0]
	public, err := customscheme.ReadKey(pair.Public)
	if err != nil {
		t.Fatal(err)
	}
	data, err := base64.StdEncoding.DecodeString(pair.Private)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.ParsePKCS8PrivateKey(data)
	if err != nil {
		t.Fatal(err)
	}
	signer, ok := private.(crypto.Signer)
	if !ok || !public.Equal(signer.Public()) {
		t.Error("the keys don't belong together")
	}
	if bits := public.N.BitLen(); bits != 3072 {
		t.Errorf("%d bits", bits)
	}
	if pairs()[1].Public == pair.Public {
		t.Error("the second pair is the first")
	}
}

// custom_scheme.3, custom_scheme.9
func TestKeysThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	elliptical, err := x509.MarshalPKIXPublicKey(&curve.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"empty":       "",
		"not base64":  "!!!!",
		"no key":      base64.StdEncoding.EncodeToString([]byte("hello")),
		"no RSA key":  base64.StdEncoding.EncodeToString(elliptical),
		"private key": pairs()[0].Private,
		"cut off":     pairs()[0].Public[:40],
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := customscheme.ReadKey(text)
			var refused *rest.Error
			if !errors.As(err, &refused) || refused.Code != rest.InvalidDataCode {
				t.Errorf("got %v", err)
			}
		})
	}
}
