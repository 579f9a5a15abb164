package stores_test

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// world has ann, who plays chess, and what gold gives in each store.
const world = `
applications: [{name: Chess}]
users: [{name: ann, password: ann}]
profiles: [{user: ann, application: Chess, id: 0a0000000000000000000001}]
items: [{name: coin}]
productBundles:
  - {application: Chess, schema: com.apple.appstore, productId: gold, rewards: [{item: coin, quantity: 5}]}
  - {application: Chess, schema: com.android.vending, productId: gold, rewards: [{item: coin, quantity: 5}]}
  - {application: Chess, schema: com.facebook.platform, productId: gold, rewards: [{item: coin, quantity: 5}]}
  - {application: Chess, schema: com.oculus.platform, productId: gold, rewards: [{item: coin, quantity: 5}]}
  - {application: Chess, schema: com.valvesoftware.steam, productId: gold, rewards: [{item: coin, quantity: 5}]}
configurations:
  - {application: Chess, name: steam, steam: {appId: "480", publisherKey: key}}
  - {application: Chess, name: fb, facebook: {applicationId: "12", applicationSecret: s}}
  - {application: Chess, name: oc, oculus: {applicationId: "34", applicationSecret: s}}
  - application: Chess
    name: play
    googlePlay: {applicationId: com.chess, jsonKey: {client_email: a@b.example, private_key: %q}}
`

// keys are those of two service accounts, made once: that takes a while.
var keys = sync.OnceValue(func() (all [2]string) {
	for i := range all {
		key, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			panic(err)
		}
		all[i] = string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}))
	}
	return all
})

type server struct {
	t testing.TB
	*emulator.Emulator
	secret string // ann's
}

// start is an emulator with the world and more.
func start(t testing.TB, options emulator.Options, more string) *server {
	t.Helper()
	loaded, err := fixtures.Load(fixtures.Text("world", fmt.Sprintf(world, keys()[0])+more))
	if err != nil {
		t.Fatal(err)
	}
	options.World = loaded
	e, err := emulator.New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close(context.Background()) })
	s := &server{t: t, Emulator: e}
	var session struct{ SessionSecret string }
	_, got := s.send(http.MethodPost, "/_emulator/sessions", `{"profile":"0a0000000000000000000001"}`)
	if err := json.Unmarshal([]byte(got), &session); err != nil {
		t.Fatal(err)
	}
	s.secret = session.SessionSecret
	return s
}

// send sends a request as ann; the type of a body is JSON where it begins with
// a brace.
func (s *server) send(method, path, body string) (int, string) {
	s.t.Helper()
	r := httptest.NewRequest(method, "http://emulator.localhost"+path, strings.NewReader(body))
	r.Header.Set("Elements-SessionSecret", s.secret)
	switch {
	case strings.HasPrefix(body, "{"):
		r.Header.Set("Content-Type", "application/json")
	case body != "":
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// bought is a purchase as the control API shows it.
type bought struct{ Order, ReceiptData, PurchaseToken, State string }

// buy makes a purchase.
func (s *server) buy(store, body string) (p bought) {
	s.t.Helper()
	status, got := s.send(http.MethodPost, "/_emulator/stores/"+store+"/purchases", body)
	if status != http.StatusCreated || json.Unmarshal([]byte(got), &p) != nil {
		s.t.Fatalf("%d %s", status, got)
	}
	return p
}

// change changes a purchase.
func (s *server) change(store string, p bought, change string) {
	s.t.Helper()
	if status, got := s.send(http.MethodPost, "/_emulator/stores/"+store+"/purchases/"+p.Order+"/"+change, ""); status != http.StatusOK {
		s.t.Fatalf("%s: %d %s", change, status, got)
	}
}

// upload sends a purchase to the route of its store, as a game does.
func (s *server) upload(store string, p bought) (int, string) {
	s.t.Helper()
	path, body := "", ""
	switch store {
	case "apple":
		path, body = "/ios/receipt", fmt.Sprintf(`{"receiptData":%q}`, p.ReceiptData)
	case "google":
		path, body = "/google/purchase", fmt.Sprintf(`{"packageName":"com.chess","productId":"gold","purchaseToken":%q}`, p.PurchaseToken)
	case "facebook":
		path, body = "/meta/facebook/verify", fmt.Sprintf(`{"userId":"7","purchaseId":%q,"sku":"gold"}`, p.Order)
	case "oculus":
		path, body = "/meta/oculus/consume", fmt.Sprintf(`{"userId":"7","purchaseId":%q,"sku":"gold"}`, p.Order)
	case "steam":
		path, body = "/steam/purchase", fmt.Sprintf(`{"orderId":%q}`, p.Order)
	}
	return s.send(http.MethodPost, "/api/rest"+path, body)
}
