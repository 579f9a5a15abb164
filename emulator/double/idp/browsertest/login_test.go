// Package browsertest signs in with a real browser. It is a package of its own
// because the driver of the browser takes long to compile.
package browsertest

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"go.uber.org/goleak"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// patience is how long all of a test may take; a browser on a busy machine is
// slow.
const patience = 3 * time.Minute

// browser is a browser without a window; the test is skipped where there is
// none.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("there is no browser: install chromium (apt-get install chromium)")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.NoFirstRun, chromedp.WindowSize(900, 700),
		chromedp.Flag("no-proxy-server", true), chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.WSURLReadTimeout(patience))
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	ctx, stop := chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(ctx)
	t.Cleanup(closeTab)
	return ctx
}

// api calls the API of the demo world.
type api struct {
	t   *testing.T
	url string
}

func start(t *testing.T) api {
	t.Helper()
	world, err := fixtures.Load(fixtures.Embedded("demo"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := emulator.New(emulator.Options{World: world})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = e.Close(ctx) // the browser may keep a connection open
	})
	return api{t, e.URL() + "/api/rest"}
}

// call makes a call that must succeed; the session's secret may be empty.
func (a api) call(method, path, body, secret string, out any) {
	a.t.Helper()
	r, err := http.NewRequestWithContext(a.t.Context(), method, a.url+path, strings.NewReader(body))
	if err != nil {
		a.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if secret != "" {
		r.Header.Set("Elements-SessionSecret", secret)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		a.t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode >= http.StatusBadRequest {
		a.t.Fatalf("%s %s: %s %s", method, path, res.Status, data)
	}
	if err := json.Unmarshal(data, out); err != nil {
		a.t.Fatalf("%s: %v", data, err)
	}
}

// attempt is a login that was begun.
type attempt struct{ ID, AuthorizeURL, ConfirmToken string }

// session is the end of a login.
type session struct {
	Status  string
	Session struct {
		SessionSecret string
		Session       struct{ User user }
	}
}

type user struct{ ID, Email string }

// choose signs in as an identity and returns the heading of the last page.
func choose(ctx context.Context, t *testing.T, at, identity string) string {
	t.Helper()
	button := `button[value="` + identity + `"]`
	if err := chromedp.Do(ctx, chromedp.Navigate(at), chromedp.WaitVisible(button)); err != nil {
		t.Fatal(err)
	}
	title, err := chromedp.Run(ctx, chromedp.Title())
	if err != nil {
		t.Fatal(err)
	}
	if file := os.Getenv("SIGN_IN_SCREENSHOT"); file != "" {
		shot, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
		if err == nil {
			err = os.WriteFile(file, shot, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if title != "Sign in to castle" {
		t.Errorf("the page is called %q", title)
	}
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(button)); err != nil {
		t.Fatal(err)
	}
	heading, err := chromedp.Run(ctx, chromedp.Text("h1"))
	if err != nil {
		t.Fatal(err)
	}
	return heading
}

// TestLogin does the whole login in a browser: begin, sign-in page, callback,
// poll, a session that works; then a second one that links and is confirmed.
func TestLogin(t *testing.T) {
	ctx, a := browser(t), start(t)
	var begun attempt
	a.call(http.MethodPost, "/oidc/session", `{"provider":"castle"}`, "", &begun)
	if got := choose(ctx, t, begun.AuthorizeURL, "castle-dana"); got != "Success" {
		t.Fatalf("the last page says %q", got)
	}
	var end session
	a.call(http.MethodGet, "/oidc/session/"+begun.ID, "", "", &end)
	var me user
	a.call(http.MethodGet, "/user/me", "", end.Session.SessionSecret, &me)
	if end.Status != "COMPLETE" || me.Email != "dana@castle.example" {
		t.Fatalf("%+v is %+v", end, me)
	}

	var bruno struct{ SessionSecret string }
	a.call(http.MethodPost, "/session", `{"userId":"bruno","password":"catapult"}`, "", &bruno)
	var link attempt
	a.call(http.MethodPost, "/oidc/session", `{"provider":"castle"}`, bruno.SessionSecret, &link)
	if got := choose(ctx, t, link.AuthorizeURL, "castle-stranger"); got != "Success" {
		t.Fatalf("the last page says %q", got)
	}
	var linked session
	a.call(http.MethodPost, "/oidc/session/"+link.ID+"/confirm", `{"confirmToken":"`+link.ConfirmToken+`"}`, "", &linked)
	var again user
	a.call(http.MethodGet, "/user/me", "", linked.Session.SessionSecret, &again)
	if linked.Status != "COMPLETE" || again.Email != "bruno@castle-rush.example" {
		t.Errorf("%+v is %+v", linked, again)
	}
}

// TestMain fails when a goroutine outlives the tests.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}
