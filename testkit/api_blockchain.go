package testkit

import (
	"context"
	"net/http"
	"net/url"
)

// Vault is a vault as the API shows it. It holds the private key.
type Vault struct {
	ID          string   `json:"id"`
	User        *User    `json:"user"`
	DisplayName string   `json:"displayName"`
	Key         VaultKey `json:"key"`
}

// VaultKey is the RSA pair of a vault: the public key as X.509
// SubjectPublicKeyInfo in base64, the private one as PKCS#8 in base64 or,
// where it is encrypted, the hex digits of what Encryption says how to open.
type VaultKey struct {
	Algorithm  string         `json:"algorithm"`
	PublicKey  string         `json:"publicKey"`
	PrivateKey string         `json:"privateKey"`
	Encrypted  bool           `json:"encrypted"`
	Encryption map[string]any `json:"encryption"`
}

// NewVault is a vault to make. Superusers say whose it is.
type NewVault struct {
	UserID      string `json:"userId,omitempty"`
	DisplayName string `json:"displayName"`
	Passphrase  string `json:"passphrase,omitempty"`
	Algorithm   string `json:"algorithm,omitempty"`
}

// VaultUpdate changes a vault. Superusers say whose it is then.
type VaultUpdate struct {
	UserID        string `json:"userId,omitempty"`
	DisplayName   string `json:"displayName"`
	Passphrase    string `json:"passphrase,omitempty"`
	NewPassphrase string `json:"newPassphrase,omitempty"`
}

// Wallet is a wallet as the API shows it.
type Wallet struct {
	ID               string          `json:"id"`
	User             *User           `json:"user"`
	Vault            *Vault          `json:"vault"`
	DisplayName      string          `json:"displayName"`
	API              string          `json:"api"`
	Networks         []string        `json:"networks"`
	PreferredAccount int             `json:"preferredAccount"`
	Accounts         []WalletAccount `json:"accounts"`
}

// WalletAccount is an account of a wallet. PrivateKey is in hex, encrypted by
// the public key of the vault.
type WalletAccount struct {
	Address    string `json:"address"`
	PrivateKey string `json:"privateKey"`
	Encrypted  bool   `json:"encrypted"`
}

// NewWallet is a wallet to make: API is ETHEREUM, NEO, FLOW, NEAR or SOLANA.
type NewWallet struct {
	DisplayName      string             `json:"displayName"`
	API              string             `json:"api"`
	Networks         []string           `json:"networks"`
	PreferredAccount int                `json:"preferredAccount"`
	Accounts         []NewWalletAccount `json:"accounts"`
}

// NewWalletAccount is an account to generate, or one to import with its
// address and its private key.
type NewWalletAccount struct {
	Generate   bool   `json:"generate,omitempty"`
	Address    string `json:"address,omitempty"`
	PrivateKey string `json:"privateKey,omitempty"`
}

// WalletUpdate changes a wallet. PreferredAccount must be 1 at least.
type WalletUpdate struct {
	DisplayName      string   `json:"displayName"`
	PreferredAccount int      `json:"preferredAccount"`
	Networks         []string `json:"networks"`
}

// WalletList says which wallets of a vault are asked for. All of the networks
// must be in a wallet.
type WalletList struct {
	List
	UserID, API string
	Networks    []string
}

// SmartContract is a smart contract as the API shows it.
type SmartContract struct {
	ID          string                     `json:"id"`
	Name        string                     `json:"name"`
	DisplayName string                     `json:"displayName"`
	Addresses   map[string]ContractAddress `json:"addresses"`
	Vault       *Vault                     `json:"vault"`
	Metadata    map[string]any             `json:"metadata"`
}

// ContractAddress is where a contract is on a network.
type ContractAddress struct {
	Address string `json:"address"`
}

// NewSmartContract is a contract to make, or what replaces one.
type NewSmartContract struct {
	Name        string                     `json:"name"`
	DisplayName string                     `json:"displayName"`
	Addresses   map[string]ContractAddress `json:"addresses"`
	VaultID     string                     `json:"vaultId"`
	Metadata    map[string]any             `json:"metadata,omitempty"`
}

const (
	vaultPath    = "/blockchain/omni/vault"
	walletPath   = "/blockchain/omni/wallet"
	contractPath = "/blockchain/omni/smart_contract"
)

// Vaults is a page of the caller's vaults, or for superusers of a user's; of
// all where userID is empty.
func (a *API) Vaults(ctx context.Context, l List, userID string) (p Page[Vault], err error) {
	q := url.Values{}
	if userID != "" {
		q.Set("userId", userID)
	}
	return p, a.call(ctx, http.MethodGet, l.atWith(vaultPath, q), nil, &p)
}

// Vault is a vault by id.
func (a *API) Vault(ctx context.Context, id string) (v Vault, err error) {
	return v, a.call(ctx, http.MethodGet, below(vaultPath, id), nil, &v)
}

// CreateVault makes a vault with a new pair of keys.
func (a *API) CreateVault(ctx context.Context, v NewVault) (made Vault, err error) {
	return made, a.call(ctx, http.MethodPost, vaultPath, v, &made)
}

// UpdateVault renames a vault, changes its passphrase, or gives it away.
func (a *API) UpdateVault(ctx context.Context, id string, v VaultUpdate) (changed Vault, err error) {
	return changed, a.call(ctx, http.MethodPut, below(vaultPath, id), v, &changed)
}

// DeleteVault deletes a vault with its wallets.
func (a *API) DeleteVault(ctx context.Context, id string) error {
	return a.call(ctx, http.MethodDelete, below(vaultPath, id), nil, nil)
}

// Wallets is a page of the wallets in a vault.
func (a *API) Wallets(ctx context.Context, vaultID string, l WalletList) (p Page[Wallet], err error) {
	q := url.Values{}
	for name, value := range map[string]string{"userId": l.UserID, "api": l.API} {
		if value != "" {
			q.Set(name, value)
		}
	}
	for _, network := range l.Networks {
		q.Add("network", network)
	}
	return p, a.call(ctx, http.MethodGet, l.atWith(walletsOf(vaultID), q), nil, &p)
}

// Wallet is a wallet by id.
func (a *API) Wallet(ctx context.Context, id string) (w Wallet, err error) {
	return w, a.call(ctx, http.MethodGet, below(walletPath, id), nil, &w)
}

// VaultWallet is a wallet in a vault.
func (a *API) VaultWallet(ctx context.Context, vaultID, id string) (w Wallet, err error) {
	return w, a.call(ctx, http.MethodGet, below(walletsOf(vaultID), id), nil, &w)
}

// CreateWallet makes a wallet in a vault.
func (a *API) CreateWallet(ctx context.Context, vaultID string, w NewWallet) (made Wallet, err error) {
	return made, a.call(ctx, http.MethodPost, walletsOf(vaultID), w, &made)
}

// UpdateWallet changes a wallet and moves it into the vault.
func (a *API) UpdateWallet(ctx context.Context, vaultID, id string, w WalletUpdate) (changed Wallet, err error) {
	return changed, a.call(ctx, http.MethodPut, below(walletsOf(vaultID), id), w, &changed)
}

// DeleteWallet deletes a wallet through its vault.
func (a *API) DeleteWallet(ctx context.Context, vaultID, id string) error {
	return a.call(ctx, http.MethodDelete, below(walletsOf(vaultID), id), nil, nil)
}

func walletsOf(vaultID string) string { return below(vaultPath, vaultID) + "/wallet" }

// SmartContracts is a page of the contracts, which takes a superuser. Those
// with an address on a network of the protocol api, if that is not empty.
func (a *API) SmartContracts(ctx context.Context, l List, api string) (p Page[SmartContract], err error) {
	q := url.Values{}
	if api != "" {
		q.Set("api", api)
	}
	return p, a.call(ctx, http.MethodGet, l.atWith(contractPath, q), nil, &p)
}

// SmartContract is a contract by id, which takes a superuser.
func (a *API) SmartContract(ctx context.Context, id string) (s SmartContract, err error) {
	return s, a.call(ctx, http.MethodGet, below(contractPath, id), nil, &s)
}

// CreateSmartContract makes a contract, which takes a superuser.
func (a *API) CreateSmartContract(ctx context.Context, s NewSmartContract) (made SmartContract, err error) {
	return made, a.call(ctx, http.MethodPost, contractPath, s, &made)
}

// UpdateSmartContract replaces a contract, which takes a superuser.
func (a *API) UpdateSmartContract(ctx context.Context, id string, s NewSmartContract) (changed SmartContract, err error) {
	return changed, a.call(ctx, http.MethodPut, below(contractPath, id), s, &changed)
}

// DeleteSmartContract deletes a contract, which takes a superuser.
func (a *API) DeleteSmartContract(ctx context.Context, id string) error {
	return a.call(ctx, http.MethodDelete, below(contractPath, id), nil, nil)
}
