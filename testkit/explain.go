package testkit

import (
	"context"
	"fmt"
	"strings"
)

const (
	// mostDumped is how many bytes of a world a failing test shows.
	mostDumped = 64 << 10
	// mostLogged is how many exchanges a test shows, mostBody how many bytes
	// of a body.
	mostLogged = 100
	mostBody   = 500
)

// logExchanges writes exchanges to a test's log; nothing where there are none.
func logExchanges(ctx context.Context, tb TB, c *Controls, m Match, called string) {
	tb.Helper()
	found, err := c.Journal(ctx, m)
	if err != nil {
		tb.Logf("the %s can't be shown: %v", called, err)
		return
	}
	if len(found) == 0 {
		return
	}
	if n := len(found) - mostLogged; n > 0 {
		found, called = found[n:], fmt.Sprintf("%s, without the first %d", called, n)
	}
	var text strings.Builder
	for _, x := range found {
		text.WriteString("\n" + describe(x))
	}
	tb.Logf("%s:%s", called, text.String())
}

// describe is an exchange in a few lines.
func describe(x Exchange) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  %s %s", x.Method, x.Path)
	if x.Query != "" {
		b.WriteString("?" + x.Query)
	}
	switch {
	case x.Status == 0:
		b.WriteString(": dropped")
	default:
		fmt.Fprintf(&b, ": %d", x.Status)
	}
	switch {
	case x.Unmatched:
		b.WriteString(", matched no operation")
	case x.Operation != nil:
		b.WriteString(", " + *x.Operation)
	}
	if x.Caller.UserID != "" {
		fmt.Fprintf(&b, ", by %s %s", x.Caller.Level, x.Caller.UserID)
	}
	if len(x.Faults) > 0 {
		b.WriteString(", faults " + strings.Join(x.Faults, " "))
	}
	for _, line := range []struct{ name, text string }{{"sent", x.Request.Text}, {"got", x.Response.Text}, {"because", x.Reason}} {
		if line.text != "" {
			fmt.Fprintf(&b, "\n    %s: %s", line.name, shorten(line.text, mostBody))
		}
	}
	return b.String()
}

// mismatch says why an expectation was not met.
func mismatch(v Verified) string {
	var b strings.Builder
	b.WriteString(v.Message)
	for _, x := range v.Matches {
		b.WriteString("\n" + describe(x))
	}
	if len(v.NearMisses) > 0 {
		b.WriteString("\nNear misses:")
	}
	for _, m := range v.NearMisses {
		fmt.Fprintf(&b, "\n%s\n    but: %s", describe(m.Exchange), strings.Join(m.Differences, ", "))
	}
	return b.String()
}
