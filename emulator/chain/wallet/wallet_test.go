package wallet_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/chain/smartcontract"
	"github.com/NamazuStudios/elements-emulator/emulator/chain/vault"
	"github.com/NamazuStudios/elements-emulator/emulator/chain/wallet"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/keypair"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

const (
	annID   = "0123456789abcdef00000001"
	benID   = "0123456789abcdef00000002"
	annsID  = "0123456789abcdef0000000a"
	bensID  = "0123456789abcdef0000000b"
	unknown = "0123456789abcdef000000ff"

	vaults    = "/blockchain/omni/vault"
	contracts = "/blockchain/omni/smart_contract"
)

var (
	ann  = rest.Caller{Level: rest.User, UserID: annID}
	ben  = rest.Caller{Level: rest.User, UserID: benID}
	root = rest.Caller{Level: rest.Superuser, UserID: unknown}
)

// newPair makes the pair that all vaults of the tests have.
var newPair = sync.OnceValues(keypair.Generate)

// chain is the wing with two users, who have a vault each.
func chain(t *testing.T) (*apitest.API, *keypair.Pair) {
	t.Helper()
	routes := append(append(vault.Routes(), wallet.Routes()...), smartcontract.Routes()...)
	a := apitest.New(t, routes, user.Tables(), vault.Tables(), wallet.Tables(), smartcontract.Tables())
	pair, err := newPair()
	if err != nil {
		t.Fatal(err)
	}
	a.Update(func(tx *sandbox.Tx) error {
		for id, vaultID := range map[string]string{annID: annsID, benID: bensID} {
			if err := user.Users.Insert(tx, &user.Row{ID: id, Name: id, Level: rest.User}); err != nil {
				return err
			}
			row := &vault.Row{ID: vaultID, UserID: id, DisplayName: "Bank", Key: vault.NewKey(pair, vault.RSA512)}
			if err := vault.Insert(tx, row); err != nil {
				return err
			}
		}
		return nil
	})
	return a, pair
}

func body(api, networks, accounts string) string {
	return fmt.Sprintf(`{"displayName":" W ","api":%q,"networks":[%s],"accounts":[%s]}`, api, networks, accounts)
}

func made(t *testing.T, a *apitest.API, by rest.Caller, path, body string) wallet.Wallet {
	t.Helper()
	got := a.Call(by, "POST", path, body)
	var w wallet.Wallet
	if err := json.Unmarshal([]byte(got.Body), &w); err != nil || got.Status != 200 {
		t.Fatalf("%d %s: %v", got.Status, got.Body, err)
	}
	return w
}

// TestBadWallets sends what is wrong with a new wallet.
func TestBadWallets(t *testing.T) {
	t.Parallel()
	a, _ := chain(t)
	const generate = `{"generate":true}`
	for _, test := range []struct {
		rule         string
		by           rest.Caller
		vault, body  string
		status       int
		code, defect string
	}{
		{"wallet.1 another chain", ann, annsID, body("NEAR", `"NEO"`, generate), 400, "INVALID_DATA", ""},
		{"wallet.1 null", ann, annsID, body("NEAR", `"NEAR",null`, generate), 400, "INVALID_DATA", ""},
		{"no networks", ann, annsID, body("NEAR", ``, generate), 400, "INVALID_DATA", ""},
		{"wallet.3", ann, annsID, body("NEAR", `"NEAR"`, `{"address":"x"}`), 500, "UNKNOWN", "wallet.3"},
		{"wallet.5 import", ann, annsID, body("NEAR", `"NEAR"`, `{"privateKey":"x"}`), 400, "INVALID_DATA", ""},
		{"wallet.5 generate", ann, annsID, body("NEAR", `"NEAR"`, `{"generate":true,"address":"x","privateKey":"y"}`), 400, "INVALID_DATA", ""},
		{"wallet.6 none", ann, annsID, body("NEAR", `"NEAR"`, ``), 400, "INVALID_DATA", ""},
		{"wallet.6 26", ann, annsID, body("NEAR", `"NEAR"`, strings.Repeat(generate+",", 25)+generate), 400, "INVALID_DATA", ""},
		{"wallet.9 unknown, USER", ann, unknown, body("NEAR", `"NEAR"`, generate), 404, "NOT_FOUND", ""},
		{"wallet.9 foreign, USER", ben, annsID, "{}", 404, "NOT_FOUND", ""},
		{"wallet.9 unknown, SUPERUSER", root, unknown, body("NEAR", `"NEAR"`, generate), 400, "INVALID_DATA", ""},
		{"wallet.15 body", ann, annsID, body("DOGE", `"NEAR"`, generate), 400, "", ""},
		{"wallet.34", ann, annsID, body("SOLANA", `"SOLANA"`, generate), 501, "NOT_IMPLEMENTED", ""},
		{"vault.1 too long", ann, annsID, body("NEAR", `"NEAR"`, `{"address":"x","privateKey":"`+strings.Repeat("k", 374)+`"}`), 500, "UNKNOWN", "vault.1"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			got := a.Call(test.by, "POST", vaults+"/"+test.vault+"/wallet", test.body)
			got.Check(t, test.status, test.code, test.defect)
		})
	}
	var page rest.Page[wallet.Wallet]
	a.Get(ann, vaults+"/"+annsID+"/wallet", &page)
	if page.Total != 0 {
		t.Errorf("%d wallets were made", page.Total)
	}
}

// TestKeysOpen opens with the vault's private key what its public key has
// encrypted: the longest text, and a generated key (wallet.2, wallet.4).
func TestKeysOpen(t *testing.T) {
	t.Parallel()
	a, pair := chain(t)
	longest := strings.Repeat("k", 373)
	w := made(t, a, ann, vaults+"/"+annsID+"/wallet", body("ETHEREUM", `"BSC"`, `{"address":"0x1","privateKey":"`+longest+`"},null`))
	if got, err := wallet.Decrypt(pair.Private, w.Accounts[0].PrivateKey); err != nil || got != longest {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := wallet.Decrypt(pair.Private, w.Accounts[1].PrivateKey); err != nil || len(got) > 64 || len(w.Accounts[1].Address) != 42 {
		t.Errorf("got %q, %v", got, err)
	}
	if len(w.Accounts[0].PrivateKey) != 768 || w.DisplayName != " W " { // vault.1, wallet.16
		t.Errorf("got %+v", w)
	}
}

// TestMovedWallets moves a wallet between vaults (wallet.7, wallet.10 to .12).
func TestMovedWallets(t *testing.T) {
	t.Parallel()
	a, _ := chain(t)
	w := made(t, a, ann, vaults+"/"+annsID+"/wallet", body("NEAR", `"NEAR"`, "null"))
	at := func(vaultID, id string) string { return vaults + "/" + vaultID + "/wallet/" + id }
	const change = `{"displayName":"x","preferredAccount":1,"networks":["NEAR_TEST"]}`
	a.Call(ann, "PUT", at(annsID, unknown), change).Check(t, 404, "NOT_FOUND", "") // wallet.12
	a.Call(ann, "PUT", at(annsID, w.ID), `{"preferredAccount":1,"networks":["NEAR"]}`).Check(t, 400, "INVALID_DATA", "")
	a.Call(ann, "PUT", at(annsID, w.ID), `{"displayName":"x","networks":["NEAR"]}`).Check(t, 400, "INVALID_DATA", "wallet.10")
	a.Call(ann, "PUT", at(annsID, w.ID), strings.Replace(change, "NEAR_TEST", "NEO", 1)).Check(t, 400, "INVALID_DATA", "")
	a.Call(ben, "PUT", at(bensID, w.ID), change).Check(t, 400, "INVALID_DATA", "") // wallet.11
	a.Call(root, "PUT", at(bensID, w.ID), change).Check(t, 400, "INVALID_DATA", "")
	a.Call(root, "PUT", vaults+"/"+bensID, `{"displayName":"b","userId":"`+annID+`"}`).Check(t, 200, "", "vault.4")
	a.Call(ann, "PUT", at(bensID, w.ID), change).Check(t, 200, "", "wallet.11 wallet.7 vault.4")
	a.Call(ann, "DELETE", at(annsID, w.ID), "").Check(t, 404, "NOT_FOUND", "") // wallet.17
	a.Call(ann, "DELETE", at(bensID, w.ID), "").Check(t, 204, "", "")
	a.Call(ann, "DELETE", at(bensID, w.ID), "").Check(t, 404, "NOT_FOUND", "")
}

// TestWalletLists checks who sees what (wallet.9, wallet.14, wallet.15).
func TestWalletLists(t *testing.T) {
	t.Parallel()
	a, _ := chain(t)
	list := vaults + "/" + annsID + "/wallet"
	made(t, a, ann, list, body("NEAR", `"NEAR"`, "null"))
	for _, test := range []struct {
		by    rest.Caller
		path  string
		total int
	}{
		{ann, list, 1},
		{ann, list + "?userId=" + benID, 0}, // wallet.14
		{ann, vaults + "/" + unknown + "/wallet?userId=" + benID, 0},
		{root, list + "?userId=" + annID, 1},
		{root, list + "?userId=" + unknown, 0},
		{root, vaults + "/" + unknown + "/wallet", 0}, // wallet.9
		{root, list + "?api=NEAR&network=NEAR&network=NEAR_TEST", 0},
	} {
		var page rest.Page[wallet.Wallet]
		a.Get(test.by, test.path, &page)
		if page.Total != test.total {
			t.Errorf("%s: %d, want %d", test.path, page.Total, test.total)
		}
	}
	a.Call(ann, "GET", list+"?network=DOGE", "").Check(t, 404, "UNKNOWN", "") // wallet.15
}

// TestVaultRules checks what no recording does (vault.5 to .14).
func TestVaultRules(t *testing.T) {
	t.Parallel()
	a, _ := chain(t)
	call := func(by rest.Caller, method, path, body string) apitest.Answer {
		return a.Call(by, method, vaults+path, body)
	}
	call(root, "POST", "", `{"displayName":"x"}`).Check(t, 400, "INVALID_DATA", "")
	call(root, "POST", "", `{"displayName":"x","userId":"`+unknown+`"}`).Check(t, 400, "INVALID_DATA", "")
	call(ann, "POST", "", `{"displayName":"x","algorithm":"RSA_1024"}`).Check(t, 400, "", "")
	call(ann, "POST", "", "null").Check(t, 500, "UNKNOWN", "json.8")
	call(root, "POST", "", "null").Check(t, 400, "INVALID_DATA", "")
	call(ann, "DELETE", "/"+bensID, "").Check(t, 404, "NOT_FOUND", "") // vault.7
	call(ann, "PUT", "/"+unknown, `{"displayName":"x"}`).Check(t, 404, "NOT_FOUND", "")
	call(ann, "PUT", "/"+annsID, `{"displayName":"x","userId":"`+benID+`"}`).Check(t, 400, "INVALID_DATA", "") // vault.11
	call(ann, "PUT", "/"+annsID, `{"displayName":"x","passphrase":"ignored"}`).Check(t, 200, "", "vault.4")    // vault.9

	long := strings.Repeat("p", 1<<20)
	call(ann, "PUT", "/"+annsID, `{"displayName":"x","newPassphrase":"`+long+`"}`).Check(t, 200, "", "")
	call(ann, "PUT", "/"+annsID, `{"displayName":"y"}`).Check(t, 200, "", "") // vault.8, vault.10
	call(ann, "PUT", "/"+annsID, `{"displayName":"y","passphrase":"`+long+`"}`).Check(t, 400, "INVALID_DATA", "")
	call(ann, "PUT", "/"+annsID, `{"displayName":"y","passphrase":" `+long+` ","newPassphrase":"short"}`).Check(t, 200, "", "")
	for i := range 3 { // wrong ones never destroy a key
		call(ann, "PUT", "/"+annsID, fmt.Sprintf(`{"displayName":"y","passphrase":"%d","newPassphrase":"z"}`, i)).Check(t, 400, "INVALID_DATA", "")
	}
	var page rest.Page[vault.Vault]
	a.Get(root, vaults+"?userId="+unknown, &page) // vault.6
	if page.Total != 0 {
		t.Errorf("got %+v", page)
	}
}

// TestContracts checks what no recording does (smart_contract.3 to .10).
func TestContracts(t *testing.T) {
	t.Parallel()
	a, _ := chain(t)
	request := func(name, addresses string) string {
		return fmt.Sprintf(`{"name":%q,"displayName":"x","addresses":%s,"vaultId":%q}`, name, addresses, annsID)
	}
	create := func(name, addresses string) (id string) {
		got := a.Call(root, "POST", contracts, request(name, addresses))
		var c smartcontract.Contract
		if err := json.Unmarshal([]byte(got.Body), &c); err != nil || got.Status != 200 {
			t.Fatalf("%d %s: %v", got.Status, got.Body, err)
		}
		return c.ID
	}
	one := create("one", `{"NEO":{"address":"N"},"BSC":{}}`)
	two := create("two", `{"FLOW":{"address":"f"}}`)
	a.Call(root, "PUT", contracts+"/"+two, request("one", `{"NEO":{}}`)).Check(t, 409, "DUPLICATE", "") // smart_contract.3
	a.Call(root, "PUT", contracts+"/"+two, request("two", `{"NEO":null}`)).Check(t, 400, "INVALID_DATA", "")
	a.Call(root, "PUT", contracts+"/"+two, request("a b", `{"NEO":{}}`)).Check(t, 400, "INVALID_DATA", "")
	a.Call(root, "GET", contracts+"?network=NEO", "").Check(t, 200, "", "smart_contract.6")
	var page rest.Page[map[string]any]
	if a.Get(root, contracts+"?api=ETHEREUM", &page); page.Total != 1 || page.Objects[0]["id"] != one {
		t.Errorf("smart_contract.6: got %+v", page)
	}
	a.Call(ann, "DELETE", vaults+"/"+annsID, "").Check(t, 204, "", "")
	a.Call(root, "GET", contracts+"/"+one, "").Check(t, 200, "", "vault.4 smart_contract.7") // smart_contract.9
}

// smart_contract.10
func TestContractsWithoutAddresses(t *testing.T) {
	t.Parallel()
	a, _ := chain(t)
	request := `{"name":"none","displayName":"x","addresses":{},"vaultId":"` + annsID + `"}`
	got := a.Call(root, "POST", contracts, request)
	got.Check(t, 200, "", "smart_contract.10 vault.4")
	var c struct{ ID string }
	if err := json.Unmarshal([]byte(got.Body), &c); err != nil {
		t.Fatal(err)
	}
	one := contracts + "/" + c.ID
	a.Call(root, "GET", one, "").Check(t, 500, "UNKNOWN", "smart_contract.10")
	a.Call(root, "PUT", one, strings.Replace(request, "{}", `{"NEO":{}}`, 1)).Check(t, 500, "UNKNOWN", "smart_contract.10")
	a.Call(root, "GET", contracts, "").Check(t, 500, "UNKNOWN", "smart_contract.10")
	a.Call(root, "GET", contracts+"?offset=1", "").Check(t, 200, "", "")
	a.Call(root, "DELETE", one, "").Check(t, 500, "UNKNOWN", "smart_contract.10")
	a.Call(root, "GET", one, "").Check(t, 404, "NOT_FOUND", "")
}
