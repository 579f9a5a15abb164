package wallet

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/decred/dcrd/dcrec/secp256k1/v4"
	"github.com/mr-tron/base58"
	//lint:ignore SA1019 the addresses of Neo are made with it
	"golang.org/x/crypto/ripemd160"
	"golang.org/x/crypto/sha3"

	"github.com/NamazuStudios/elements-emulator/emulator/chain/network"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// SeedBytes is the number of random bytes that an account is made of.
const SeedBytes = 32

// Generated is an account with its private key as text, each in the form of
// its chain.
type Generated struct{ Address, PrivateKey string }

// Generate makes an account for a protocol of random bytes, which the same
// bytes make again. It is not ok for bytes that are no key of the protocol's
// curve: draw others. Solana's are not implemented (wallet.34).
func Generate(api network.API, seed [SeedBytes]byte) (account Generated, ok bool, err error) {
	switch api {
	case network.EthereumAPI:
		account, ok = ethereum(seed)
	case network.NeoAPI:
		account, ok = neo(seed)
	case network.FlowAPI:
		account, ok = flow(seed)
	case network.NearAPI:
		account, ok = near(seed), true
	default:
		return Generated{}, false, rest.NotImplemented("Accounts of %s can't be generated; import one.", api)
	}
	return account, ok, nil
}

// ethereum has the last 20 bytes of the digest of the public key for its
// address (wallet.30).
func ethereum(seed [SeedBytes]byte) (Generated, bool) {
	var scalar secp256k1.ModNScalar
	if overflow := scalar.SetBytes(&seed); overflow != 0 || scalar.IsZero() {
		return Generated{}, false
	}
	public := secp256k1.NewPrivateKey(&scalar).PubKey().SerializeUncompressed()
	digest := sha3.NewLegacyKeccak256()
	digest.Write(public[1:]) // what comes first says that it is not compressed
	return Generated{"0x" + hex.EncodeToString(digest.Sum(nil)[12:]), integer(seed)}, true
}

// The parts of a script that checks one signature in Neo N3, and the version
// of the addresses.
const (
	pushKey     = "\x0c\x21"
	checkSig    = "\x41\x56\xe7\xb3\x27"
	neoVersion  = 0x35
	checksumLen = 4
)

// neo has the digest of the script that checks its signature for its address
// (wallet.31).
func neo(seed [SeedBytes]byte) (Generated, bool) {
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), seed[:])
	if err != nil {
		return Generated{}, false
	}
	point, err := key.PublicKey.Bytes()
	if err != nil {
		return Generated{}, false
	}
	script := sha256.Sum256([]byte(pushKey + string(compressed(point)) + checkSig))
	digest := ripemd160.New()
	digest.Write(script[:])
	return Generated{base58Check(append([]byte{neoVersion}, digest.Sum(nil)...)), integer(seed)}, true
}

// compressed is a point of a curve as its x and the sign of its y (SEC 1,
// 2.3.3).
func compressed(point []byte) []byte {
	x := point[1 : 1+SeedBytes]
	return append([]byte{2 + point[len(point)-1]&1}, x...)
}

// base58Check is data with a checksum.
func base58Check(data []byte) string {
	once := sha256.Sum256(data)
	twice := sha256.Sum256(once[:])
	return base58.Encode(append(data, twice[:checksumLen]...))
}

// flow has its public key for its address: the chain gives out addresses
// itself (wallet.32).
func flow(seed [SeedBytes]byte) (Generated, bool) {
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), seed[:])
	if err != nil {
		return Generated{}, false
	}
	point, err := key.PublicKey.Bytes()
	if err != nil {
		return Generated{}, false
	}
	return Generated{hex.EncodeToString(point[1:]), hex.EncodeToString(seed[:])}, true
}

// near has its public key for its address (wallet.33).
func near(seed [SeedBytes]byte) Generated {
	key := ed25519.NewKeyFromSeed(seed[:])
	public := key.Public().(ed25519.PublicKey)
	return Generated{"ed25519:" + base58.Encode(public), "ed25519:" + base58.Encode(key)}
}

// integer is a number in hex without leading zeros.
func integer(number [SeedBytes]byte) string {
	return strings.TrimLeft(hex.EncodeToString(number[:]), "0")
}
