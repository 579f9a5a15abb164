package wallet

import (
	"encoding/hex"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/chain/network"
)

// TestKnownAccounts generates accounts of keys that others have published.
func TestKnownAccounts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, seed string
		api        network.API
		address    string
		key        string
	}{
		{ // wallet.30: the number 1 is the generator itself
			"the key 1", "0000000000000000000000000000000000000000000000000000000000000001", network.EthereumAPI,
			"0x7e5f4552091a69125d5dfcb7b8c2659029395bdf", "1",
		},
		{ // wallet.30: an example of the documentation of web3.js
			"web3.js", "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318", network.EthereumAPI,
			"0x2c7536e3605d9c16a7a3d7b1898e529396a65c23", "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318",
		},
		{ // wallet.30: the key "cow", digested, in the tests of Ethereum clients; EIP-55 has the address
			"cow", "c85ef7d79691fe79573b1a7064c19c1a9819ebdbd1faaab1a8ec92344438aaf4", network.EthereumAPI,
			"0xcd2a3d9f938e13cd947ec05abc7fe734df8dd826", "c85ef7d79691fe79573b1a7064c19c1a9819ebdbd1faaab1a8ec92344438aaf4",
		},
		{ // wallet.31: the tests of neow3j
			"neow3j", "84180ac9d6eb6fba207ea4ef9d2200102d1ebeb4b9c07e2c6a738a42742e27a5", network.NeoAPI,
			"NM7Aky765FG8NhhwtxjXRx7jEL1cnw7PBP", "84180ac9d6eb6fba207ea4ef9d2200102d1ebeb4b9c07e2c6a738a42742e27a5",
		},
		{ // wallet.32: the pair in Neo's documentation, which is on the same curve
			"P-256", "c7134d6fd8e73d819e82755c64c93788d8db0961929e025a53363c4cc02a6962", network.FlowAPI,
			"5a928f201639204e06b4368b1a93365462a8ebbff0b8818151b74faab3a2b61a35dfabcb79ac492a2a88588d2f2e73f045cd8af58059282e09d693dc340e113f",
			"c7134d6fd8e73d819e82755c64c93788d8db0961929e025a53363c4cc02a6962",
		},
		{ // wallet.33: RFC 8032, 7.1, TEST 1 (public key d75a98...)
			"RFC 8032", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", network.NearAPI,
			"ed25519:FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96Z", "",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			seed, err := hex.DecodeString(test.seed)
			if err != nil {
				t.Fatal(err)
			}
			got, ok, err := Generate(test.api, [SeedBytes]byte(seed))
			if err != nil || !ok {
				t.Fatalf("%v, %v", ok, err)
			}
			if got.Address != test.address {
				t.Errorf("address: %s, want %s", got.Address, test.address)
			}
			if test.key != "" && got.PrivateKey != test.key {
				t.Errorf("key: %s, want %s", got.PrivateKey, test.key)
			}
		})
	}
}

// TestNoKeys checks bytes that are no key of a curve: zero, and the orders.
func TestNoKeys(t *testing.T) {
	t.Parallel()
	order := map[network.API]string{
		network.EthereumAPI: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141",
		network.NeoAPI:      "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
		network.FlowAPI:     "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
	}
	for api, text := range order {
		n, err := hex.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, seed := range [][SeedBytes]byte{{}, [SeedBytes]byte(n)} {
			if got, ok, err := Generate(api, seed); ok || err != nil {
				t.Errorf("%s: %x makes %v, %v", api, seed, got, err)
			}
		}
	}
}
