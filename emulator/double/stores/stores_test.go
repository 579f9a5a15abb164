package stores_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"github.com/NamazuStudios/elements-emulator/emulator"
)

// A purchase is granted, or refused as its store does.
func TestPurchases(t *testing.T) {
	t.Parallel()
	const issued, unknown, invalid = `"itemQuantity":5`, "UNKNOWN", "INVALID_DATA"
	for _, c := range []struct {
		name, store, asked, change string
		status                     int
		says                       string
	}{
		{"apple", "apple", `{"product":"gold","app":"com.chess"}`, "", 200, issued},
		{"apple sandbox", "apple", `{"product":"gold","environment":"sandbox"}`, "", 200, issued}, // apple.2
		{"apple refunded", "apple", `{"product":"gold"}`, "refund", 200, issued},                  // the server reads no cancellation_date
		{"apple consumed", "apple", `{"product":"gold"}`, "consume", 200, "[]"},
		{"apple pending", "apple", `{"product":"gold","state":"pending"}`, "", 200, "[]"},
		{"apple, unknown product", "apple", `{"product":"silver"}`, "", 200, "[]"}, // bundle.15
		{"google", "google", `{"product":"gold","app":"com.chess"}`, "", 200, issued},
		{"google refunded", "google", `{"product":"gold"}`, "refund", 200, issued}, // google.4
		{"google expired", "google", `{"product":"gold"}`, "expire", 500, unknown},
		{"google, another app", "google", `{"product":"gold","app":"com.go"}`, "", 500, unknown},
		{"google, unknown product", "google", `{"product":"silver"}`, "", 500, unknown},
		{"facebook", "facebook", `{"product":"gold","app":"12","buyer":"7"}`, "", 200, issued},
		{"facebook, another app", "facebook", `{"product":"gold","app":"13"}`, "", 200, "[]"}, // meta.11
		{"facebook, another buyer", "facebook", `{"product":"gold","buyer":"8"}`, "", 200, "[]"},
		{"facebook refunded", "facebook", `{"product":"gold"}`, "refund", 200, "[]"},
		{"oculus", "oculus", `{"product":"gold","app":"34"}`, "", 200, `{"success":true}`}, // meta.9
		{"oculus, another app", "oculus", `{"product":"gold","app":"35"}`, "", 200, `{"success":false}`},
		{"oculus refunded", "oculus", `{"product":"gold"}`, "refund", 200, `{"success":false}`},
		{"steam", "steam", `{"product":"gold","app":"480"}`, "", 200, issued},
		{"steam, another app", "steam", `{"product":"gold","app":"481"}`, "", 400, invalid}, // steam.2
		{"steam refunded", "steam", `{"product":"gold"}`, "refund", 400, invalid},
		{"steam pending", "steam", `{"product":"gold","state":"pending"}`, "", 400, invalid},
		{"steam settled", "steam", `{"product":"gold","state":"pending"}`, "settle", 200, issued},
		{"steam sandbox", "steam", `{"product":"gold","environment":"sandbox"}`, "", 400, invalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := start(t, emulator.Options{}, "")
			p := s.buy(c.store, c.asked)
			if c.change != "" {
				s.change(c.store, p, c.change)
			}
			if status, got := s.upload(c.store, p); status != c.status || !strings.Contains(got, c.says) {
				t.Errorf("got %d %s, want %d %s", status, got, c.status, c.says)
			}
		})
	}
}

// Refusals of what was never sold.
func TestForgeries(t *testing.T) {
	t.Parallel()
	s := start(t, emulator.Options{Stores: true}, "")
	mine, other := s.buy("apple", `{"product":"gold","app":"com.chess"}`), s.buy("apple", `{"product":"gold","app":"com.go"}`)
	half := len(mine.ReceiptData) / 2
	for name, c := range map[string]struct {
		store string
		p     bought
		code  string
	}{
		"malformed":      {"apple", bought{ReceiptData: "?"}, "21002"},
		"empty":          {"apple", bought{ReceiptData: ""}, "21002"},
		"two in one":     {"apple", bought{ReceiptData: mine.ReceiptData[:half] + other.ReceiptData[half:]}, "2100"},
		"unsigned":       {"apple", bought{ReceiptData: "e30="}, "21003"},
		"unknown token":  {"google", bought{PurchaseToken: "x"}, "UNKNOWN"},
		"unknown order":  {"steam", bought{Order: "x"}, "INVALID_DATA"},
		"unknown bought": {"oculus", bought{Order: "x"}, `"success":false`},
	} {
		if _, got := s.upload(c.store, c.p); !strings.Contains(got, c.code) {
			t.Errorf("%s: got %s, want %s", name, got, c.code)
		}
	}
}

// The same purchase gives nothing more the second time (bundle.20), and an
// Oculus purchase is consumed once.
func TestConsumedOnce(t *testing.T) {
	t.Parallel()
	s := start(t, emulator.Options{}, "")
	p := s.buy("oculus", `{"product":"gold"}`)
	verify := `{"userId":"7","purchaseId":"` + p.Order + `","sku":"gold"}`
	if _, got := s.send(http.MethodPost, "/api/rest/meta/oculus/verify", verify); !strings.Contains(got, `"success":true`) {
		t.Errorf("got %s", got)
	}
	for _, want := range []string{`{"success":true}`, `{"success":false}`} {
		if _, got := s.upload("oculus", p); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if _, got := s.send(http.MethodPost, "/api/rest/meta/oculus/verify", verify); !strings.Contains(got, `"success":false`) {
		t.Errorf("got %s", got)
	}
}

// Without a purchase and without the option, calls go out, and are refused.
func TestClosed(t *testing.T) {
	t.Parallel()
	s := start(t, emulator.Options{}, "")
	if status, got := s.upload("apple", bought{ReceiptData: "e30="}); status != 500 || !strings.Contains(got, "UNKNOWN") {
		t.Errorf("got %d %s", status, got)
	}
	if status, _ := s.send(http.MethodPost, "/_stores/buy.itunes.apple.com/verifyReceipt", "{}"); status != http.StatusNotFound {
		t.Errorf("got %d", status)
	}
	s = start(t, emulator.Options{}, "\npurchases: [{store: steam, order: \"9\", product: gold}]\n")
	if status, got := s.upload("steam", bought{Order: "9"}); status != 200 || !strings.Contains(got, `"itemQuantity":5`) {
		t.Errorf("with a fixture: got %d %s", status, got)
	}
}

// Google gives an access token to whom a configured key has signed for, now.
func TestGoogleSignature(t *testing.T) {
	t.Parallel()
	s := start(t, emulator.Options{Stores: true}, "")
	now := s.Sandbox().Now().Unix()
	for _, c := range []struct {
		name   string
		key    int
		claims jwt.MapClaims
		status int
		says   string
	}{
		{"good", 0, jwt.MapClaims{}, 200, "ya29."},
		{"another key", 1, jwt.MapClaims{}, 400, "invalid_grant"},
		{"unknown account", 0, jwt.MapClaims{"iss": "x@b.example"}, 400, "invalid_grant"},
		{"expired", 0, jwt.MapClaims{"exp": now - 10}, 400, "invalid_grant"},
		{"for others", 0, jwt.MapClaims{"aud": "https://example.com"}, 400, "invalid_grant"},
		{"another scope", 0, jwt.MapClaims{"scope": "email"}, 400, "invalid_scope"},
	} {
		claims := jwt.MapClaims{
			"iss": "a@b.example", "aud": "https://oauth2.googleapis.com/token", "exp": now + 60, "iat": now,
			"scope": "https://www.googleapis.com/auth/androidpublisher",
		}
		for name, value := range c.claims {
			claims[name] = value
		}
		key, err := jwt.ParseRSAPrivateKeyFromPEM([]byte(keys()[c.key]))
		if err != nil {
			t.Fatal(err)
		}
		assertion, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		status, got := s.send(http.MethodPost, "/_stores/oauth2.googleapis.com/token", "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion="+assertion)
		if status != c.status || !strings.Contains(got, c.says) {
			t.Errorf("%s: got %d %s", c.name, status, got)
		}
	}
}

// What the control API refuses.
func TestBadPurchases(t *testing.T) {
	t.Parallel()
	s := start(t, emulator.Options{}, "")
	p := s.buy("steam", `{"product":"gold","order":"1"}`)
	s.change("steam", p, "refund")
	const at = "/_emulator/stores/"
	for _, c := range []struct {
		path, body string
		status     int
		says       string
	}{
		{"steem/purchases", `{"product":"gold"}`, 404, "no store"},
		{"steam/purchases", `{}`, 400, "product"},
		{"steam/purchases", `{"product":"gold","quantity":0}`, 400, "quantity"},
		{"steam/purchases", `{"product":"gold","quantity":-1}`, 400, "quantity"},
		{"steam/purchases", `{"product":"gold","state":"sold"}`, 400, "sold"},
		{"steam/purchases", `{"product":"gold","order":"1"}`, 409, "order"},
		{"steam/purchases", `{"produkt":"gold"}`, 400, "produkt"},
		{"steam/purchases", `{"product":"` + strings.Repeat("x", 501) + `"}`, 400, "product"},
		{"steam/purchases/2/refund", "", 404, "no order"},
		{"steam/purchases/1/steal", "", 404, "steal"},
		{"steam/purchases/1/consume", "", 409, "refunded"},
		{"steam/answers", `{"status":42}`, 400, "status"},
	} {
		if status, got := s.send(http.MethodPost, at+c.path, c.body); status != c.status || !strings.Contains(got, c.says) {
			t.Errorf("%s %s: got %d %s", c.path, c.body, status, got)
		}
	}
}

// A queued answer is given once, and what was asked can be read.
func TestQueuedAnswer(t *testing.T) {
	t.Parallel()
	s := start(t, emulator.Options{Stores: true}, "")
	p := s.buy("steam", `{"product":"gold"}`)
	s.send(http.MethodPost, "/_emulator/stores/steam/answers", `{"status":503,"body":"{}"}`)
	for _, want := range []int{500, 200} {
		if status, got := s.upload("steam", p); status != want {
			t.Errorf("got %d %s, want %d", status, got, want)
		}
	}
	_, got := s.send(http.MethodGet, "/_emulator/stores/steam/requests", "")
	if strings.Count(got, `"path":"partner.steam-api.com/ISteamMicroTxn/QueryTxn/v3"`) != 2 || strings.Contains(got, "key=") {
		t.Errorf("got %s", got)
	}
}
