package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/keypair"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// SaltSize is the size of a salt in bytes (vault.3).
const SaltSize = 32

// The other parameters of the encryption (vault.3).
const (
	iterations  = 65536
	aesKeyBytes = 32
)

// errPassphrase says that a passphrase does not open a key.
var errPassphrase = errors.New("the passphrase is wrong")

// NewKey is a pair as a key without a passphrase (vault.2).
func NewKey(pair *keypair.Pair, algorithm Algorithm) Key {
	return Key{Algorithm: algorithm, PublicKey: pair.Public, PrivateKey: pair.Private}
}

// lock is the salt and the IV of an encryption.
type lock struct{ salt, iv []byte }

func drawLock(tx *sandbox.Tx) lock {
	return lock{salt: tx.RandomBytes(SaltSize), iv: tx.RandomBytes(aes.BlockSize)}
}

// Encrypt is an open key under a passphrase, which takes some ten milliseconds
// (vault.3). The salt has SaltSize bytes and the IV aes.BlockSize.
func (k Key) Encrypt(passphrase string, salt, iv []byte) (Key, error) {
	block, err := blockCipher(passphrase, salt)
	if err != nil {
		return Key{}, err
	}
	text := padded([]byte(k.PrivateKey))
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(text, text)
	k.PrivateKey = hex.EncodeToString(text)
	k.Salt, k.IV = hex.EncodeToString(salt), hex.EncodeToString(iv)
	return k, nil
}

// Open is an encrypted key without its encryption, which takes some ten
// milliseconds. An error says that the passphrase does not fit.
//
// The server looks at the padding only, so that every 256th wrong passphrase
// passes and destroys the key; here what comes out must be a key.
func (k Key) Open(passphrase string) (Key, error) {
	salt, iv, text, err := k.sealed()
	if err != nil {
		return Key{}, err
	}
	block, err := blockCipher(passphrase, salt)
	if err != nil {
		return Key{}, err
	}
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(text, text)
	plain, ok := unpadded(text)
	if !ok {
		return Key{}, errPassphrase
	}
	if _, err := keypair.Private(string(plain)); err != nil {
		return Key{}, errPassphrase
	}
	k.PrivateKey, k.Salt, k.IV = string(plain), "", ""
	return k, nil
}

// sealed are the bytes of an encrypted key.
func (k Key) sealed() (salt, iv, text []byte, err error) {
	for _, part := range []struct {
		hex  string
		into *[]byte
	}{{k.Salt, &salt}, {k.IV, &iv}, {k.PrivateKey, &text}} {
		if *part.into, err = hex.DecodeString(part.hex); err != nil {
			return nil, nil, nil, err
		}
	}
	if len(iv) != aes.BlockSize || len(text) == 0 || len(text)%aes.BlockSize != 0 {
		return nil, nil, nil, errors.New("the key is not encrypted by AES in CBC mode")
	}
	return salt, iv, text, nil
}

// Wellformed reports why a key can't be what it says it is; nil where it can.
func (k Key) Wellformed() error {
	if _, err := keypair.Public(k.PublicKey); err != nil {
		return err
	}
	if k.Encrypted() {
		_, _, _, err := k.sealed()
		return err
	}
	pair, err := keypair.Of(k.PrivateKey)
	if err == nil && pair.Public != k.PublicKey {
		err = errors.New("the public key is that of another private key")
	}
	return err
}

func blockCipher(passphrase string, salt []byte) (cipher.Block, error) {
	key, err := pbkdf2.Key(sha256.New, passphrase, salt, iterations, aesKeyBytes)
	if err != nil {
		return nil, err
	}
	return aes.NewCipher(key)
}

// padded is a text filled up to whole blocks (RFC 5652, 6.3).
func padded(text []byte) []byte {
	n := aes.BlockSize - len(text)%aes.BlockSize
	for range n {
		text = append(text, byte(n))
	}
	return text
}

func unpadded(text []byte) ([]byte, bool) {
	n := int(text[len(text)-1])
	if n == 0 || n > aes.BlockSize {
		return nil, false
	}
	for _, b := range text[len(text)-n:] {
		if int(b) != n {
			return nil, false
		}
	}
	return text[:len(text)-n], true
}
