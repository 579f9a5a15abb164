package wallet

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/hex"

	"github.com/NamazuStudios/elements-emulator/emulator/chain/network"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/keypair"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// account is an account of a request, generated or imported. The key is nil
// where none was given.
func account(tx *sandbox.Tx, api network.API, of *CreateWalletRequestAccount) (address string, key *string, err error) {
	if of == nil || of.Generate { // wallet.4
		if of != nil && (of.Address != nil || of.PrivateKey != nil) {
			return "", nil, rest.Invalid(of.given()...) // wallet.5
		}
		made, err := draw(tx, api)
		return made.Address, &made.PrivateKey, err
	}
	if of.Address == nil {
		return "", nil, rest.Invalid("address: must not be null") // wallet.5
	}
	return *of.Address, of.PrivateKey, nil
}

// given are the failures of an account that is to be generated but has parts.
func (n *CreateWalletRequestAccount) given() []string {
	var failures []string
	if n.Address != nil {
		failures = append(failures, "address: must be null")
	}
	if n.PrivateKey != nil {
		failures = append(failures, "privateKey: must be null")
	}
	return failures
}

// draw generates an account.
func draw(tx *sandbox.Tx, api network.API) (Generated, error) {
	for {
		made, ok, err := Generate(api, [SeedBytes]byte(tx.RandomBytes(SeedBytes)))
		if ok || err != nil {
			return made, err
		}
	}
}

// Encrypt is the text of a private key, encrypted by the public key of a vault
// in the form in which it is stored (wallet.2). It differs each time, whatever
// the seed: since Go 1.26 crypto/rsa takes its random bytes from the system
// only. An error says that the text is too long.
func Encrypt(publicKey, text string) (string, error) {
	key, err := keypair.Public(publicKey)
	if err != nil {
		return "", err
	}
	//lint:ignore SA1019 it is how the real server encrypts the keys of accounts
	sealed, err := rsa.EncryptPKCS1v15(rand.Reader, key, []byte(text))
	return hex.EncodeToString(sealed), err
}

// Decrypt is the text of the private key of an account, opened with the private
// key of its vault.
func Decrypt(privateKey, encrypted string) (string, error) {
	key, err := keypair.Private(privateKey)
	if err != nil {
		return "", err
	}
	sealed, err := hex.DecodeString(encrypted)
	if err != nil {
		return "", err
	}
	//lint:ignore SA1019 it is how the real server encrypts the keys of accounts
	text, err := rsa.DecryptPKCS1v15(nil, key, sealed)
	return string(text), err
}
