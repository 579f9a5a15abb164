package conformance

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Target is the server that scenarios run against. Only BaseURL is needed.
type Target struct {
	// BaseURL is where the server answers, such as http://127.0.0.1:8080 or
	// http://127.0.0.1:8080/sandbox/x. Some scenarios make the server its own
	// identity provider, so it must be able to call itself under this URL.
	BaseURL string
	// Client gives its transport and its timeout (30 s where it has none).
	// Redirects are never followed and cookies never kept. Nil is a transport
	// of the run's own.
	Client *http.Client
	// Superuser and Password are the credentials of a superuser; root and
	// example where empty.
	Superuser, Password string
	// Wait makes a time pass on the server before a step: an emulator moves
	// its clock. Nil sleeps.
	Wait func(context.Context, time.Duration) error
	// Now is the server's time, for values that must lie near it. Nil is the
	// time here.
	Now func(context.Context) (time.Time, error)
	// Built tells whether the server has the operation of a method and a path
	// (without the base URL's path and without query string, not decoded).
	// Only steps of fresh scenarios are skipped for it, as these touch every
	// family. Nil is all operations.
	Built func(method, path string) bool
}

// Run runs a scenario's steps in order. The server must be at the scenario's
// start: a new sandbox, in the world of a server that was just started. Every
// step of the scenario is in the report; it is never cut short by a failure.
func Run(ctx context.Context, target Target, sc *Scenario) Report {
	r := newRun(target, sc)
	defer r.close()
	report := Report{Scenario: sc}
	for i := range sc.Steps {
		report.Steps = append(report.Steps, r.step(ctx, &sc.Steps[i]))
	}
	return report
}

// run is one run of a scenario.
type run struct {
	target   Target
	base     string
	client   *http.Client
	close    func()
	fresh    bool
	vars     variables
	declared names // captures and tokens of the steps so far, made or not
}

func newRun(target Target, sc *Scenario) *run {
	r := &run{
		target:   target,
		base:     strings.TrimRight(target.BaseURL, "/"),
		client:   target.Client,
		close:    func() {},
		fresh:    sc.Fresh,
		declared: names{},
	}
	r.vars = startVariables(target, r.base)
	if r.client == nil {
		transport := &http.Transport{Proxy: http.ProxyFromEnvironment}
		r.client = &http.Client{Transport: transport}
		r.close = transport.CloseIdleConnections
	}
	return r
}

func startVariables(target Target, base string) variables {
	var random [8]byte
	_, _ = rand.Read(random[:]) // never fails
	return variables{
		"base":          base,
		"superuser":     orDefault(target.Superuser, "root"),
		"superpassword": orDefault(target.Password, "example"),
		"testkey_n":     testKeyN,
		"testkey_x509":  testKeyX509,
		"run":           hex.EncodeToString(random[:5]),
		"digits":        fmt.Sprintf("%09d", binary.BigEndian.Uint64(random[:])%1e9),
	}
}

func orDefault(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// step runs one step, or says why it was not run.
func (r *run) step(ctx context.Context, s *Step) StepReport {
	report := StepReport{Step: s, Status: Passed}
	switch missing := r.missing(s); {
	case !r.built(s):
		report.Status = Skipped
		report.Reason = s.Method + " " + pathOnly(r.path(s)) + " is not built"
		r.forget(s)
	case len(missing) > 0:
		report.fail("not run: no earlier step captured ${" + strings.Join(missing, "}, ${") + "}")
		r.forget(s)
	default:
		report.fail(r.exchange(ctx, s)...)
	}
	r.declare(s)
	return report
}

// exchange makes a step's call and gives the problems of its answer.
func (r *run) exchange(ctx context.Context, s *Step) []string {
	for _, t := range s.request.tokens {
		jwt, err := sign(t, r.vars)
		if err != nil {
			return []string{err.Error()}
		}
		r.vars[t.name] = jwt
	}
	if err := r.wait(ctx, s.request.wait); err != nil {
		return []string{fmt.Sprintf("waiting %s: %v", s.request.wait, err)}
	}
	a, err := r.call(ctx, s)
	if err != nil {
		return []string{fmt.Sprintf("no answer: %v", err)}
	}
	return r.check(ctx, s, a)
}

func (r *run) wait(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return nil
	}
	if r.target.Wait != nil {
		return r.target.Wait(ctx, d)
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

func (r *run) now(ctx context.Context) (time.Time, error) {
	if r.target.Now != nil {
		return r.target.Now(ctx)
	}
	return time.Now(), nil
}
