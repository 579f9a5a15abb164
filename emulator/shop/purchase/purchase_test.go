package purchase_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/apple"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/bundle"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/googleplay"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/meta"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/receipt"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/sku"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/steam"
)

const annID = "0a0000000000000000000001"

// store answers in the place of all stores, by host and path.
type store map[string]string

func (s store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, ok := s[r.URL.Host+r.URL.Path]
	if !ok {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	_, _ = w.Write([]byte(body))
}

// newAPI is an API with ann, her profile in chess, its configurations and what
// the product pack gives: 5 coins and a crown.
func newAPI(t *testing.T, answers store) (*apitest.API, rest.Caller) {
	t.Helper()
	routes := slices.Concat(apple.Routes(), googleplay.Routes(), meta.Routes(), steam.Routes(), receipt.Routes())
	api := apitest.New(t, routes, user.Tables(), application.Tables(), largeobject.Tables(), profile.Tables(), metadataspec.Tables(), item.Tables(),
		configuration.Tables(), bundle.Tables(), reward.Tables(), receipt.Tables())
	api.StandIn(answers)
	ann := rest.Caller{Level: rest.User, UserID: annID}
	api.Update(func(tx *sandbox.Tx) error {
		_, err := user.Create(tx, user.Creation{ID: annID, Name: "ann", Email: "ann@example.com", Level: rest.User})
		name := "chess"
		app, more := application.Create(tx, "", &application.Request{Name: &name})
		if err = errors.Join(err, more); err != nil {
			return err
		}
		row, err := profile.Create(tx, profile.Creation{UserID: annID, Application: name, DisplayName: "Ann"})
		ann.Profile = row
		five := 5
		for _, schema := range []string{sku.Apple, sku.Google, sku.Facebook, sku.Oculus, sku.Steam} {
			_, more := bundle.Create(tx, &bundle.Bundle{
				Schema: &schema, ProductID: text("pack"), Application: &application.Application{ID: &app.ID},
				Rewards: []*bundle.Reward{{ItemID: text("coin"), Quantity: &five}, {ItemID: text("crown"), Quantity: &five}},
			})
			err = errors.Join(err, more)
		}
		social := configuration.SocialSettings{ApplicationID: text("app"), ApplicationSecret: text("secret")}
		for of, settings := range map[configuration.Type]configuration.Settings{
			configuration.Facebook: &social, configuration.Oculus: &social,
			configuration.Steam:      &configuration.SteamSettings{AppID: text("app"), PublisherKey: text("key")},
			configuration.GooglePlay: &configuration.GooglePlaySettings{ApplicationID: text("app"), JSONKey: jsonKey(t)},
		} {
			_, more := configuration.Create(tx, app.ID, configuration.Row{Name: "cfg", Type: of, Settings: settings})
			err = errors.Join(err, more)
		}
		return errors.Join(err,
			item.Items.Insert(tx, &item.Row{ID: tx.NewID(), Name: "coin", Category: item.Fungible, Tags: []string{}}),
			item.Items.Insert(tx, &item.Row{ID: tx.NewID(), Name: "crown", Category: item.Distinct, Tags: []string{}}))
	})
	return api, ann
}

func text(s string) *string { return &s }

// privateKey is that of the service account, made once: that takes a while.
var privateKey = sync.OnceValues(func() (string, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return "", err
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)})), nil
})

// jsonKey is a key of a service account.
func jsonKey(t *testing.T) *wire.Object {
	t.Helper()
	key, err := privateKey()
	if err != nil {
		t.Fatal(err)
	}
	return wire.NewObject(wire.Member{Key: "client_email", Value: "a@b.example"}, wire.Member{Key: "private_key", Value: key})
}

// bought is what Apple says of a receipt with a purchase.
func bought(product, transaction string) string {
	return fmt.Sprintf(`{"status":0,"new":1,"receipt":{"bundle_id":"b","in_app":[{"quantity":"2","product_id":%q,"transaction_id":"9",
		"original_transaction_id":%q,"original_purchase_date":"2013-08-01 07:00:00 Etc/GMT"}]}}`, product, transaction)
}

func steamOrder(result, status, lines string) string {
	return `{"response":{"result":"` + result + `","params":{"transid":12,"steamid":"7","status":"` + status + `","currency":"EUR"},"lineitems":{"lineitem":[` + lines + `]}}}`
}

// The places where the stores answer.
const (
	appleProduction = "buy.itunes.apple.com/verifyReceipt"
	appleSandbox    = "sandbox.itunes.apple.com/verifyReceipt"
	googleToken     = "oauth2.googleapis.com/token"
	googlePurchase  = "androidpublisher.googleapis.com/androidpublisher/v3/applications/p/purchases/products/pack/tokens/t"
	facebookVerify  = "graph.facebook.com/v20.0/p/verify_entitlement"
	oculusVerify    = "graph.oculus.com/app/verify_entitlement"
	oculusConsume   = "graph.oculus.com/app/consume_entitlement"
	steamQuery      = "partner.steam-api.com/ISteamMicroTxn/QueryTxn/v3"
)

func TestStores(t *testing.T) {
	t.Parallel()
	const (
		ios    = `{"receiptData":"AAAA"}`
		google = `{"packageName":"p","productId":"pack","purchaseToken":"t"}`
		social = `{"userId":"u","purchaseId":"p","sku":"pack"}`
		order  = `{"orderId":"o"}`
		token  = `{"access_token":"x","expires_in":3600,"token_type":"Bearer"}`
	)
	for _, c := range []struct {
		name, path, body string
		answers          store
		status           int
		code             rest.Code
		issued, kept     int
	}{
		{"apple", "ios/receipt", ios, store{appleProduction: bought("pack", "1")}, 200, "", 2, 1},                                           // apple.4
		{"apple sandbox", "ios/receipt", ios, store{appleProduction: `{"status":21007}`, appleSandbox: bought("pack", "1")}, 200, "", 2, 1}, // apple.2
		{"apple, sandbox asked for", "ios/receipt", `{"receiptData":"A","createAppleIapReceiptEnvironment":"SANDBOX"}`, store{appleSandbox: bought("pack", "1")}, 200, "", 2, 1},
		{"apple, production asked for", "ios/receipt", `{"receiptData":"A","createAppleIapReceiptEnvironment":"PRODUCTION"}`, store{appleProduction: `{"status":21007}`}, 500, rest.ExternalResourceFailedCode, 0, 0},
		{"apple refuses", "ios/receipt", ios, store{appleProduction: `{"status":21002}`}, 500, rest.ExternalResourceFailedCode, 0, 0},                                 // apple.3
		{"apple is down", "ios/receipt", ios, store{}, 500, rest.UnknownCode, 0, 0},                                                                                   // apple.3
		{"apple, nothing bought", "ios/receipt", ios, store{appleProduction: `{"status":0,"receipt":{"in_app":[]}}`}, 200, "", 0, 0},                                  // apple.7
		{"apple without in_app", "ios/receipt", ios, store{appleProduction: `{"status":0,"receipt":{}}`}, 500, rest.UnknownCode, 0, 0},                                // apple.7
		{"apple, unknown product", "ios/receipt", ios, store{appleProduction: bought("other", "1")}, 200, "", 0, 1},                                                   // bundle.15
		{"google", "google/purchase", google, store{googleToken: token, googlePurchase: `{"orderId":"o","purchaseTimeMillis":"5","purchaseState":1}`}, 200, "", 2, 1}, // google.4
		{"google without token", "google/purchase", google, store{googleToken: `{"error":"invalid_grant"}`}, 500, rest.UnknownCode, 0, 0},                             // google.3
		{"google without time", "google/purchase", google, store{googleToken: token, googlePurchase: `{"orderId":"o"}`}, 500, rest.UnknownCode, 0, 0},
		{"facebook", "meta/facebook/verify", social, store{facebookVerify: `{"items":[]}`}, 200, "", 2, 1},                                      // meta.7
		{"facebook refuses", "meta/facebook/verify", social, store{facebookVerify: `{"error":{"code":1}}`}, 200, "", 0, 0},                      // meta.11
		{"facebook unreadable", "meta/facebook/verify", social, store{facebookVerify: `<html>`}, 500, rest.UnknownCode, 0, 0},                   // meta.11
		{"oculus verify", "meta/oculus/verify", social, store{oculusVerify: `{"grant_time":1,"user_id":"u","sku":"pack"}`}, 200, "", 0, 1},      // meta.8
		{"oculus consume", "meta/oculus/consume", social, store{oculusConsume: `{"success":true}`}, 200, "", 2, 1},                              // meta.9
		{"oculus consume refused", "meta/oculus/consume", social, store{oculusConsume: `{"success":false}`}, 200, "", 0, 0},                     // meta.9
		{"steam", "steam/purchase", order, store{steamQuery: steamOrder("OK", "Committed", `{"itemid":"pack"},{"itemid":"x"}`)}, 200, "", 2, 1}, // steam.3
		{"steam failure", "steam/purchase", order, store{steamQuery: `{"response":{"result":"Failure"}}`}, 400, rest.InvalidDataCode, 0, 0},     // steam.2
		{"steam status", "steam/purchase", order, store{steamQuery: steamOrder("OK", "Init", `{"itemid":"pack"}`)}, 400, rest.InvalidDataCode, 0, 0},
		{"steam lines", "steam/purchase", order, store{steamQuery: steamOrder("OK", "Approved", ``)}, 400, rest.InvalidDataCode, 0, 0},
		{"steam is down", "steam/purchase", order, store{}, 500, rest.UnknownCode, 0, 0},
		{"steam without order", "steam/purchase", `{"orderId":""}`, store{}, 400, rest.InvalidDataCode, 0, 0}, // steam.1
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, ann := newAPI(t, c.answers)
			// The second time nothing comes to it (bundle.20, apple.6).
			for range 2 {
				api.Call(ann, http.MethodPost, "/"+c.path, c.body).Check(t, c.status, string(c.code), "")
			}
			api.Update(func(tx *sandbox.Tx) error {
				if issued, kept := reward.Issuances.Len(tx), receipt.Receipts.Len(tx); issued != c.issued || kept != c.kept {
					t.Errorf("%d issued and %d receipts, want %d and %d", issued, kept, c.issued, c.kept)
				}
				return nil
			})
		})
	}
}

// bundle.17, bundle.18
func TestWhatIsIssued(t *testing.T) {
	t.Parallel()
	api, ann := newAPI(t, store{appleProduction: bought("pack", "77")})
	got := api.Call(ann, http.MethodPost, "/ios/receipt", `{"receiptData":"A"}`)
	var issuances []reward.Issuance
	if err := json.Unmarshal([]byte(got.Body), &issuances); err != nil || len(issuances) != 2 {
		t.Fatalf("got %d %s", got.Status, got.Body)
	}
	coin, crown := issuances[0], issuances[1]
	if coin.ItemQuantity != 5 || crown.ItemQuantity != 1 || crown.Type != reward.Persistent || crown.State != reward.Issued {
		t.Errorf("got %s", got.Body)
	}
	if crown.Context != "product-bundle.77.crown.1" || *crown.Source != "PRODUCT_BUNDLE.com.apple.appstore.pack" {
		t.Errorf("context %s, source %s", crown.Context, *crown.Source)
	}
}

// bundle.19: the receipt stays, and nothing is issued.
func TestRewardWithoutAnItem(t *testing.T) {
	t.Parallel()
	api, ann := newAPI(t, store{appleProduction: bought("pack", "1")})
	api.Update(func(tx *sandbox.Tx) error {
		crown, _ := item.ByName.First(tx, "crown")
		item.Items.Delete(tx, crown.ID)
		return nil
	})
	api.Call(ann, http.MethodPost, "/ios/receipt", `{"receiptData":"A"}`).Check(t, http.StatusNotFound, "NOT_FOUND", "")
	api.Update(func(tx *sandbox.Tx) error {
		if issued, kept := reward.Issuances.Len(tx), receipt.Receipts.Len(tx); issued != 0 || kept != 1 {
			t.Errorf("%d issued, %d receipts", issued, kept)
		}
		return nil
	})
}

// A receipt of megabytes is sent on and kept as it came.
func TestLargeReceipt(t *testing.T) {
	t.Parallel()
	api, ann := newAPI(t, store{appleProduction: bought("pack", "1")})
	api.Call(ann, http.MethodPost, "/ios/receipt", `{"receiptData":"`+strings.Repeat("A", 1<<20)+`"}`).Check(t, http.StatusOK, "", "")
}
