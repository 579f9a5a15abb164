package session

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
)

// The layout of a secret in bytes: checksum, random, user id (auth.2).
const (
	checksumSize = 4
	randomSize   = 16
	idSize       = 12
	secretSize   = checksumSize + randomSize + idSize
)

// RandomSize is the number of random bytes in a secret.
const RandomSize = randomSize

// ErrMalformedSecret says that a text is no session secret.
var ErrMalformedSecret = errors.New("a session secret has 64 hex digits: checksum, random, user id")

// Secret is a session secret taken apart.
type Secret struct{ bytes [secretSize]byte }

// NewSecret makes a secret of random bytes and a user's id (auth.2).
func NewSecret(random []byte, userID string) (Secret, error) {
	var s Secret
	id, err := hex.DecodeString(userID)
	if err != nil || len(id) != idSize || len(random) != randomSize {
		return s, ErrMalformedSecret
	}
	copy(s.bytes[checksumSize:], random)
	copy(s.bytes[checksumSize+randomSize:], id)
	binary.LittleEndian.PutUint32(s.bytes[:], crc32.ChecksumIEEE(s.bytes[:]))
	return s, nil
}

// ParseSecret reads a secret; upper-case digits are fine (auth.2). What has
// another length, other characters or a wrong checksum is malformed (auth.6).
func ParseSecret(text string) (Secret, error) {
	var s Secret
	if len(text) != 2*secretSize {
		return s, ErrMalformedSecret
	}
	if _, err := hex.Decode(s.bytes[:], []byte(text)); err != nil {
		return s, ErrMalformedSecret
	}
	zeroed := s.bytes
	clear(zeroed[:checksumSize])
	if crc32.ChecksumIEEE(zeroed[:]) != binary.LittleEndian.Uint32(s.bytes[:]) {
		return s, ErrMalformedSecret
	}
	return s, nil
}

// String is the secret in lower-case hex.
func (s Secret) String() string { return hex.EncodeToString(s.bytes[:]) }

// UserID is the id of the user that the secret names.
func (s Secret) UserID() string { return hex.EncodeToString(s.bytes[checksumSize+randomSize:]) }

// sessionID is the key under which the session is stored: it depends on the
// password, so that a new password ends all sessions (auth.3).
func (s Secret) sessionID(password user.Password) string {
	h := sha256.New()
	h.Write(password.Digest())
	h.Write(s.bytes[:])
	return string(h.Sum(nil))
}
