package session_test

import (
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

const ownerID = "0a0000000000000000000001"

// known is the secret of the random bytes 0 to 15 and ownerID. Its first four
// bytes are the CRC-32 of the others, behind four zeros, little-endian
// (auth.2); they were worked out by another program.
const known = "6cd97e70" + "000102030405060708090a0b0c0d0e0f" + ownerID

func counting() []byte {
	random := make([]byte, session.RandomSize)
	for i := range random {
		random[i] = byte(i)
	}
	return random
}

// auth.2
func TestNewSecret(t *testing.T) {
	t.Parallel()
	got, err := session.NewSecret(counting(), ownerID)
	if err != nil || got.String() != known || got.UserID() != ownerID {
		t.Errorf("got %s of %s, %v; want %s", got, got.UserID(), err, known)
	}
}

func TestNewSecretRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		random []byte
		userID string
	}{
		"no random bytes":  {nil, ownerID},
		"too many of them": {make([]byte, session.RandomSize+1), ownerID},
		"no id":            {counting(), ""},
		"a short id":       {counting(), ownerID[2:]},
		"an id not in hex": {counting(), "x" + ownerID[1:]},
	} {
		if _, err := session.NewSecret(c.random, c.userID); !errors.Is(err, session.ErrMalformedSecret) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// auth.2: digits may be upper-case; they are lower-case on output.
func TestParseSecretInUpperCase(t *testing.T) {
	t.Parallel()
	if got, err := session.ParseSecret(strings.ToUpper(known)); err != nil || got.String() != known {
		t.Errorf("got %s, %v", got, err)
	}
}

// malformed are texts that are no secrets (auth.6).
var malformed = map[string]string{
	"nothing":         "",
	"a word":          "secret",
	"odd length":      known[1:],
	"too short":       known[2:],
	"too long":        known + "00",
	"much too long":   strings.Repeat(known, 1000),
	"no hex":          "x" + known[1:],
	"space in it":     known[:10] + " " + known[11:],
	"wrong checksum":  "6cd97e71" + known[8:],
	"other endian":    "707ed96c" + known[8:],
	"zero checksum":   "00000000" + known[8:],
	"other user":      known[:63] + "2",
	"no ASCII":        strings.Repeat("é", 32),
	"bytes not UTF-8": strings.Repeat("\xff", 64),
	"null bytes":      strings.Repeat("\x00", 64),
}

func TestParseSecretRefuses(t *testing.T) {
	t.Parallel()
	for name, text := range malformed {
		if _, err := session.ParseSecret(text); !errors.Is(err, session.ErrMalformedSecret) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Any secret is read as it was written, and none with one bit changed
// (auth.2).
func TestSecretsSurvive(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		random := rapid.SliceOfN(rapid.Byte(), session.RandomSize, session.RandomSize).Draw(t, "random")
		id := rapid.StringMatching(`[0-9a-f]{24}`).Draw(t, "id")
		made, err := session.NewSecret(random, id)
		if err != nil {
			t.Fatal(err)
		}
		if read, err := session.ParseSecret(made.String()); err != nil || read != made {
			t.Errorf("%s: read as %s, %v", made, read, err)
		}
		bit := rapid.IntRange(0, 255).Draw(t, "bit")
		changed, _ := hex.DecodeString(made.String())
		changed[bit/8] ^= 1 << (bit % 8)
		if _, err := session.ParseSecret(hex.EncodeToString(changed)); err == nil {
			t.Errorf("%x is taken although %s is right", changed, made)
		}
	})
}

// auth.3: what is stored depends on the password and the secret, and does not
// show the secret.
func TestDigest(t *testing.T) {
	t.Parallel()
	box := newBox()
	var one, other user.Password
	mustUpdate(t, box, func(tx *sandbox.Tx) error {
		one, other = user.NewPassword(tx, "pw"), user.NewPassword(tx, "pw")
		return nil
	})
	secret, _ := session.ParseSecret(known)
	again, _ := session.NewSecret(make([]byte, session.RandomSize), ownerID)
	digest := secret.Digest(one)
	switch {
	case digest != secret.Digest(one):
		t.Error("the digest changes by itself")
	case digest == secret.Digest(other):
		t.Error("another password gives the same digest")
	case digest == again.Digest(one):
		t.Error("another secret gives the same digest")
	case len(digest) != 64 || strings.Contains(digest, known[8:40]):
		t.Errorf("got %s", digest)
	}
}
