package user

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// saltSize is the length of a salt in bytes (defaults).
const saltSize = 12

// passwordAlphabet is what generated passwords are drawn from
// (mock_session.5, user.24).
const passwordAlphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%^&*()){}"

// Password is a salted hash. The zero password fits nothing.
type Password struct {
	salt   [saltSize]byte
	digest [sha256.Size]byte
}

// NewPassword hashes a password with a salt of its own (defaults).
func NewPassword(tx *sandbox.Tx, text string) Password {
	var p Password
	copy(p.salt[:], tx.RandomBytes(saltSize))
	p.digest = p.hash(text)
	return p
}

// ScrambledPassword is one that no text fits (user.29).
func ScrambledPassword(tx *sandbox.Tx) Password {
	var p Password
	copy(p.salt[:], tx.RandomBytes(saltSize))
	copy(p.digest[:], tx.RandomBytes(sha256.Size))
	return p
}

// RandomPassword draws the text of a password.
func RandomPassword(tx *sandbox.Tx, length int) string {
	return tx.RandomString(length, passwordAlphabet)
}

// Fits says whether a text is the password.
func (p Password) Fits(text string) bool {
	want := p.hash(text)
	return subtle.ConstantTimeCompare(want[:], p.digest[:]) == 1
}

// Digest is the hash; sessions are bound to it (auth.3).
func (p Password) Digest() []byte { return p.digest[:] }

// String is the hash in the form that ParsePassword reads:
// "sha256:<salt in hex>:<digest in hex>".
func (p Password) String() string {
	return "sha256:" + hex.EncodeToString(p.salt[:]) + ":" + hex.EncodeToString(p.digest[:])
}

// ParsePassword reads what String wrote.
func ParsePassword(text string) (Password, error) {
	var p Password
	parts := strings.Split(text, ":")
	if len(parts) != 3 || parts[0] != "sha256" {
		return p, fmt.Errorf("a password hash has the form sha256:<%d hex digits>:<%d hex digits>", 2*saltSize, 2*sha256.Size)
	}
	salt, err := hex.DecodeString(parts[1])
	if err != nil || len(salt) != saltSize {
		return p, fmt.Errorf("the salt of a password hash has %d hex digits", 2*saltSize)
	}
	digest, err := hex.DecodeString(parts[2])
	if err != nil || len(digest) != sha256.Size {
		return p, fmt.Errorf("the digest of a password hash has %d hex digits", 2*sha256.Size)
	}
	copy(p.salt[:], salt)
	copy(p.digest[:], digest)
	return p, nil
}

func (p Password) hash(text string) [sha256.Size]byte {
	return sha256.Sum256(append(p.salt[:len(p.salt):len(p.salt)], text...))
}
