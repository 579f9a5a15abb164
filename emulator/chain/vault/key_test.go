package vault

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/keypair"
)

// pair is a pair that all tests share.
var pair = sync.OnceValues(keypair.Generate)

func openKey(t *testing.T) Key {
	t.Helper()
	p, err := pair()
	if err != nil {
		t.Fatal(err)
	}
	return NewKey(p, RSA256)
}

func lockedKey(t *testing.T, passphrase string) Key {
	t.Helper()
	key, err := openKey(t).Encrypt(passphrase, bytes.Repeat([]byte{1}, SaltSize), bytes.Repeat([]byte{2}, 16))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// vault.3, vault.8
func TestPassphrases(t *testing.T) {
	t.Parallel()
	key := lockedKey(t, "pass £")
	if opened, err := key.Open("pass £"); err != nil || opened != openKey(t) {
		t.Errorf("it does not open: %v", err)
	}
	if _, err := key.Open("pass"); err == nil {
		t.Error("a wrong passphrase opens it")
	}
	if err := key.Wellformed(); err != nil {
		t.Error(err)
	}
}

func openssl(t *testing.T, input []byte, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("needs openssl")
	}
	cmd := exec.CommandContext(t.Context(), "openssl", args...)
	cmd.Stdin = bytes.NewReader(input)
	var wrong bytes.Buffer
	cmd.Stderr = &wrong
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("openssl %s: %v: %s", args[0], err, wrong.String())
	}
	return out
}

// TestOpenSSLReadsKeys opens an encrypted key with another implementation, and
// signs and verifies with it (vault.1, vault.3).
func TestOpenSSLReadsKeys(t *testing.T) {
	t.Parallel()
	key := lockedKey(t, "open sesame")
	aesKey := openssl(t, nil, "kdf", "-keylen", "32", "-kdfopt", "digest:SHA256", "-kdfopt", "pass:open sesame",
		"-kdfopt", "hexsalt:"+key.Salt, "-kdfopt", "iter:65536", "-binary", "PBKDF2")
	sealed, err := hex.DecodeString(key.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	plain := openssl(t, sealed, "enc", "-d", "-aes-256-cbc", "-K", hex.EncodeToString(aesKey), "-iv", key.IV)
	if string(plain) != openKey(t).PrivateKey {
		t.Fatal("openssl opens it to something else")
	}
	private, public := file(t, string(plain)), file(t, key.PublicKey)
	if got := string(openssl(t, nil, "pkey", "-inform", "DER", "-in", private, "-noout", "-text")); !strings.Contains(got, "3072 bit") {
		t.Errorf("vault.1: got %s", got)
	}
	signature := openssl(t, []byte("hello"), "dgst", "-sha256", "-keyform", "DER", "-sign", private)
	signed := filepath.Join(t.TempDir(), "signature")
	if err := os.WriteFile(signed, signature, 0o600); err != nil {
		t.Fatal(err)
	}
	openssl(t, []byte("hello"), "dgst", "-sha256", "-keyform", "DER", "-verify", public, "-signature", signed)
}

// file is a file with the bytes of a base64 text.
func file(t *testing.T, text string) string {
	t.Helper()
	der, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "key.der")
	if err := os.WriteFile(path, der, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestKeysThatAreNone(t *testing.T) {
	t.Parallel()
	good, locked := openKey(t), lockedKey(t, "x")
	for name, change := range map[string]func(k *Key){
		"no public key":         func(k *Key) { k.PublicKey = "" },
		"another private key":   func(k *Key) { k.PrivateKey = "AAAA" },
		"not base64":            func(k *Key) { k.PrivateKey = "?" },
		"half a block":          func(k *Key) { *k = locked; k.PrivateKey = k.PrivateKey[:34] },
		"nothing encrypted":     func(k *Key) { *k = locked; k.PrivateKey = "" },
		"a short IV":            func(k *Key) { *k = locked; k.IV = "00" },
		"a salt that is a text": func(k *Key) { *k = locked; k.Salt = "salt" },
	} {
		key := good
		change(&key)
		if key.Wellformed() == nil {
			t.Errorf("%s: taken", name)
		}
	}
}
