package testkit_test

import (
	"os"
	"regexp"
	"testing"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

// web3 is the world of docs/web3.md.
func web3(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../docs/web3.md")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindSubmatch(page)
	if found == nil {
		t.Fatal("docs/web3.md has no world")
	}
	return string(found[1])
}

// TestAPIWeb3 goes the way of docs/web3.md from a contract to an account, and
// makes and deletes one of each.
func TestAPIWeb3(t *testing.T) {
	t.Parallel()
	s, _ := controls(t, testkit.WithYAML(web3(t)))
	root, ctx := s.Superuser(t), t.Context()
	contracts, err := root.SmartContracts(ctx, testkit.List{}, "ETHEREUM")
	if err != nil || contracts.Total != 1 {
		t.Fatalf("got %+v, %v", contracts, err)
	}
	vault := contracts.Objects[0].Vault
	wallets, err := root.Wallets(ctx, vault.ID, testkit.WalletList{Networks: []string{"ETHEREUM_TEST"}})
	if err != nil || wallets.Total != 1 {
		t.Fatalf("got %+v, %v", wallets, err)
	}
	made, err := root.CreateWallet(ctx, vault.ID, testkit.NewWallet{
		DisplayName: "Near", API: "NEAR", Networks: []string{"NEAR"}, Accounts: []testkit.NewWalletAccount{{Generate: true}},
	})
	if err != nil || len(made.Accounts) != 1 {
		t.Fatalf("got %+v, %v", made, err)
	}
	changed, err := root.UpdateWallet(ctx, vault.ID, made.ID, testkit.WalletUpdate{DisplayName: "Far", PreferredAccount: 1, Networks: []string{"NEAR_TEST"}})
	if err != nil || changed.DisplayName != "Far" {
		t.Errorf("got %+v, %v", changed, err)
	}
	if got, err := root.VaultWallet(ctx, vault.ID, made.ID); err != nil || got.Networks[0] != "NEAR_TEST" {
		t.Errorf("got %+v, %v", got, err)
	}
	if err := root.DeleteWallet(ctx, vault.ID, made.ID); err != nil {
		t.Error(err)
	}
	if _, err := root.Wallet(ctx, made.ID); err == nil {
		t.Error("the wallet is still there")
	}
}

func TestAPIVaults(t *testing.T) {
	t.Parallel()
	s, _ := controls(t)
	root, ctx := s.Superuser(t), t.Context()
	me, err := root.Me(ctx)
	if err != nil {
		t.Fatal(err)
	}
	first, err := root.CreateVault(ctx, testkit.NewVault{UserID: me.ID, DisplayName: "Bank", Passphrase: "one"})
	if err != nil || !first.Key.Encrypted {
		t.Fatalf("got %+v, %v", first, err)
	}
	second, err := root.CreateVault(ctx, testkit.NewVault{UserID: me.ID, DisplayName: "Safe"})
	if err != nil || second.Key.PublicKey == first.Key.PublicKey {
		t.Errorf("two vaults have one key: %v", err)
	}
	if _, err := root.UpdateVault(ctx, first.ID, testkit.VaultUpdate{UserID: me.ID, DisplayName: "Bank", Passphrase: "one", NewPassphrase: "two"}); err != nil {
		t.Error(err)
	}
	contract := testkit.NewSmartContract{
		Name: "coin", DisplayName: "Coin", VaultID: second.ID,
		Addresses: map[string]testkit.ContractAddress{"NEO": {Address: "N"}},
	}
	coin, err := root.CreateSmartContract(ctx, contract)
	if err != nil {
		t.Fatal(err)
	}
	contract.DisplayName = "Money"
	if got, err := root.UpdateSmartContract(ctx, coin.ID, contract); err != nil || got.DisplayName != "Money" {
		t.Errorf("got %+v, %v", got, err)
	}
	if got, err := root.SmartContract(ctx, coin.ID); err != nil || got.Addresses["NEO"].Address != "N" {
		t.Errorf("got %+v, %v", got, err)
	}
	if err := root.DeleteSmartContract(ctx, coin.ID); err != nil {
		t.Error(err)
	}
	if err := root.DeleteVault(ctx, first.ID); err != nil {
		t.Error(err)
	}
	if page, err := root.Vaults(ctx, testkit.List{}, me.ID); err != nil || page.Total != 1 {
		t.Errorf("got %+v, %v", page, err)
	}
	if _, err := root.Vault(ctx, first.ID); err == nil {
		t.Error("the vault is still there")
	}
}
