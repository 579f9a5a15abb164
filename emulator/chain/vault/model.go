// Package vault emulates vaults: RSA key pairs of users, with or without a
// passphrase, that guard the keys of wallets. Its rules are in the contract
// file 27-blockchain.md.
package vault

import (
	"encoding/json"
	"strconv"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Algorithm is the label of a key; it decides nothing (vault.1).
type Algorithm string

// The labels.
const (
	RSA256 Algorithm = "RSA_256"
	RSA384 Algorithm = "RSA_384"
	RSA512 Algorithm = "RSA_512"
)

// DefaultAlgorithm is the label of a key that was made without one.
const DefaultAlgorithm = RSA512

// Constants are the labels in the order of their ordinals (json.4).
func (Algorithm) Constants() []string {
	return []string{string(RSA256), string(RSA384), string(RSA512)}
}

// Vault is a vault as clients see it (27, Vault). It holds the private key
// (vault.4).
type Vault struct {
	ID          string     `json:"id"`
	User        *user.User `json:"user" schema:"required"`
	DisplayName string     `json:"displayName" schema:"required"`
	Key         VaultKey   `json:"key" schema:"required"`
}

// VaultKey is the key of a vault as clients see it (27, VaultKey). PublicKey is
// X.509 SubjectPublicKeyInfo in base64. PrivateKey is PKCS#8 in base64 or, where
// Encrypted is true, the hex digits of what Encryption says how to open.
type VaultKey struct {
	Algorithm  Algorithm    `json:"algorithm" schema:"required"`
	PublicKey  string       `json:"publicKey" schema:"required"`
	PrivateKey string       `json:"privateKey" schema:"required"`
	Encrypted  bool         `json:"encrypted"`
	Encryption *wire.Object `json:"encryption"`
}

// CreateRequest makes a vault (27, CreateVaultRequest).
type CreateRequest struct {
	UserID      *string    `json:"userId" check:"notnull"`
	DisplayName *string    `json:"displayName" check:"notnull"`
	Passphrase  *string    `json:"passphrase"`
	Algorithm   *Algorithm `json:"algorithm"`
}

// UpdateRequest changes a vault (27, UpdateVaultRequest).
type UpdateRequest struct {
	DisplayName   *string `json:"displayName" check:"notnull"`
	UserID        *string `json:"userId" check:"notnull"`
	Passphrase    *string `json:"passphrase"`
	NewPassphrase *string `json:"newPassphrase"`
}

// View is the row as clients see it. Its owner is shown even where it is
// deleted.
func (r *Row) View(tx *sandbox.Tx) Vault {
	v := Vault{ID: r.ID, DisplayName: r.DisplayName, Key: r.Key.view()}
	if owner, ok := user.Users.Get(tx, r.UserID); ok {
		view := owner.View()
		v.User = &view
	}
	return v
}

// view is the key with its encryption in the order in which the server's
// database gives it back.
func (k Key) view() VaultKey {
	v := VaultKey{Algorithm: k.Algorithm, PublicKey: k.PublicKey, PrivateKey: k.PrivateKey, Encrypted: k.Encrypted()}
	if k.Encrypted() {
		v.Encryption = wire.NewHashOrdered(k.encryption()...)
	}
	return v
}

// encryption are the members of the encryption as the server makes them.
func (k Key) encryption() []wire.Member {
	return []wire.Member{
		{Key: "family", Value: "AES"},
		{Key: "algorithm", Value: "AES/CBC/PKCS5Padding"},
		{Key: "secretKeyAlgorithm", Value: "PBKDF2WithHmacSHA256"},
		{Key: "salt", Value: k.Salt},
		{Key: "iv", Value: k.IV},
		{Key: "keyLength", Value: json.Number(strconv.Itoa(8 * aesKeyBytes))},
		{Key: "iterations", Value: json.Number(strconv.Itoa(iterations))},
	}
}
