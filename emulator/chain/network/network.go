// Package network names the block chains that wallets and smart contracts are
// for. Its rules are in the contract file 27-blockchain.md.
package network

import (
	"slices"
	"strings"
)

// API is the protocol of a chain (27, BlockchainApi).
type API string

// The protocols.
const (
	NeoAPI      API = "NEO"
	EthereumAPI API = "ETHEREUM"
	SolanaAPI   API = "SOLANA"
	FlowAPI     API = "FLOW"
	NearAPI     API = "NEAR"
)

// Constants are the protocols in the order of their ordinals (json.4).
func (API) Constants() []string {
	return []string{string(NeoAPI), string(EthereumAPI), string(SolanaAPI), string(FlowAPI), string(NearAPI)}
}

// Network is a chain (27, BlockchainNetwork).
type Network string

// Constants are the chains in the order of their ordinals (json.4).
func (Network) Constants() []string {
	return []string{
		"NEO", "NEO_TEST",
		"ETHEREUM", "ETHEREUM_TEST", "BSC", "BSC_TEST", "POLYGON", "POLYGON_TEST",
		"SOLANA", "SOLANA_TEST", "FLOW", "FLOW_TEST", "NEAR", "NEAR_TEST",
	}
}

// API is the protocol of the chain, empty for an unknown one.
func (n Network) API() API {
	switch main := strings.TrimSuffix(string(n), "_TEST"); main {
	case "NEO", "ETHEREUM", "SOLANA", "FLOW", "NEAR":
		return API(main)
	case "BSC", "POLYGON":
		return EthereumAPI
	default:
		return ""
	}
}

// Of are the chains of a protocol.
func Of(api API) []Network {
	var out []Network
	for _, name := range Network("").Constants() {
		if n := Network(name); n.API() == api {
			out = append(out, n)
		}
	}
	return out
}

// Compare orders chains by their ordinals.
func Compare(a, b Network) int {
	names := Network("").Constants()
	return slices.Index(names, string(a)) - slices.Index(names, string(b))
}
