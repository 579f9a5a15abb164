package user_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// A password fits itself and nothing else, also after it was written and
// read.
func TestPasswords(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text, other := rapid.String().Draw(t, "text"), rapid.String().Draw(t, "other")
		_ = newBox().Update(func(tx *sandbox.Tx) error {
			p := user.NewPassword(tx, text)
			read, err := user.ParsePassword(p.String())
			if err != nil || read != p {
				t.Errorf("%s is read as %s, %v", p, read, err)
			}
			if !p.Fits(text) || p.Fits(other) != (text == other) {
				t.Errorf("%q: it fits %v, %q fits %v", text, p.Fits(text), other, p.Fits(other))
			}
			if again := user.NewPassword(tx, text); again == p {
				t.Error("two users with one password have the same hash")
			}
			return nil
		})
	})
}

// user.29: nothing fits a scrambled password, nor none.
func TestScrambledPassword(t *testing.T) {
	t.Parallel()
	in(t, func(tx *sandbox.Tx) error {
		for _, p := range []user.Password{user.ScrambledPassword(tx), {}} {
			for _, text := range []string{"", " ", "example", p.String()} {
				if p.Fits(text) {
					t.Errorf("%q fits %s", text, p)
				}
			}
		}
		return nil
	})
}

func TestParsePasswordRefuses(t *testing.T) {
	t.Parallel()
	salt, digest := strings.Repeat("0", 24), strings.Repeat("0", 64)
	for text, says := range map[string]string{
		"":                                  "form",
		"example":                           "form",
		"md5:" + salt + ":" + digest:        "form",
		"sha256:" + salt:                    "form",
		"sha256:" + salt + "0:" + digest:    "salt",
		"sha256:x:" + digest:                "salt",
		"sha256:" + salt + ":" + digest[2:]: "digest",
		"sha256:" + salt + ":" + digest + ":more": "form",
	} {
		if _, err := user.ParsePassword(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// mock_session.5, user.24: generated passwords have the length that is set,
// and only characters of the alphabet.
func TestRandomPassword(t *testing.T) {
	t.Parallel()
	alphabet := regexp.MustCompile(`^[a-zA-Z0-9!#$%^&*()){}]*$`)
	in(t, func(tx *sandbox.Tx) error {
		seen := map[string]bool{}
		for length := range 100 {
			text := user.RandomPassword(tx, length)
			if len(text) != length || seen[text] || !alphabet.MatchString(text) {
				t.Errorf("%d: got %q", length, text)
			}
			seen[text] = true
		}
		return nil
	})
}
