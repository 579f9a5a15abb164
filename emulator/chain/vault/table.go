package vault

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Row is a vault as it is stored.
type Row struct {
	ID, UserID, DisplayName string
	Key                     Key
}

// Key is a key pair as it is stored.
type Key struct {
	Algorithm Algorithm
	// PublicKey is X.509 SubjectPublicKeyInfo in base64.
	PublicKey string
	// PrivateKey is PKCS#8 in base64 or, where the key is encrypted, its
	// ciphertext in lower-case hex.
	PrivateKey string
	// Salt and IV are those of the encryption in lower-case hex; both are empty
	// of a key that is not encrypted.
	Salt, IV string
}

// Encrypted says whether it takes a passphrase to open the private key.
func (k Key) Encrypted() bool { return k.Salt != "" }

// ByUser are the vaults of a user.
var ByUser = sandbox.Many("user", func(r *Row) string { return r.UserID })

// Vaults are all vaults.
var Vaults = sandbox.Define("vault", func(r *Row) string { return r.ID }, sandbox.OwnedBy(ByUser))

// used is a public key that a vault of the sandbox has or had: no other vault
// gets it from the pool.
type used struct{ publicKey string }

var usedKeys = sandbox.Define("used vault key", func(u *used) string { return u.publicKey })

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Vaults, usedKeys} }
