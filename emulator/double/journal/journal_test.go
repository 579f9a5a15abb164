package journal_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

func record(j *journal.Journal, entries ...*journal.Entry) {
	for _, e := range entries {
		j.Record(e)
	}
}

func ids(entries []*journal.Entry) []int64 {
	out := []int64{}
	for _, e := range entries {
		out = append(out, e.ID)
	}
	return out
}

func TestBounds(t *testing.T) {
	t.Parallel()
	large := []byte(strings.Repeat("x", 10_000))
	cases := []struct {
		name   string
		limits journal.Limits
		body   []byte
		want   []int64
	}{
		{"number", journal.Limits{Entries: 3, Bytes: 1 << 20}, nil, []int64{8, 9, 10}},
		{"one", journal.Limits{Entries: 1, Bytes: 1 << 20}, nil, []int64{10}},
		{"bytes", journal.Limits{Entries: 100, Bytes: 30_000}, large, []int64{9, 10}},
		{"too small for any", journal.Limits{Entries: 100, Bytes: 10}, nil, []int64{}},
		{"off", journal.Limits{}, nil, []int64{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			j := journal.New(c.limits)
			for range 10 {
				record(j, &journal.Entry{Request: c.body})
			}
			if diff := cmp.Diff(c.want, ids(j.Find(journal.Filter{}, 0))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestModel compares the ring with a slice.
func TestModel(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		limit := rapid.IntRange(1, 9).Draw(t, "limit")
		j := journal.New(journal.Limits{Entries: limit, Bytes: 1 << 30})
		kept, last := []int64{}, int64(0)
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			if rapid.IntRange(0, 20).Draw(t, "step") == 0 {
				j.Clear()
				kept = kept[:0]
				continue
			}
			record(j, &journal.Entry{})
			last++
			kept = append(kept, last)
			kept = kept[max(0, len(kept)-limit):]
		}
		after := rapid.Int64Range(0, last+1).Draw(t, "after")
		want := slices.DeleteFunc(slices.Clone(kept), func(id int64) bool { return id <= after })
		if diff := cmp.Diff(want, ids(j.Find(journal.Filter{}, after))); diff != "" {
			t.Fatal(diff)
		}
		if n, _ := j.Stats(); n != len(kept) {
			t.Fatalf("%d are kept, want %d", n, len(kept))
		}
	})
}

func TestFilter(t *testing.T) {
	t.Parallel()
	j := journal.New(journal.DefaultLimits())
	record(j,
		&journal.Entry{Operation: "login", Method: "POST", Path: "/api/rest/session", Template: "/session", Status: 200, Request: []byte(`{"userId":"root"}`)},
		&journal.Entry{Operation: "login", Method: "POST", Path: "/api/rest/session", Template: "/session", Status: 403},
		&journal.Entry{Operation: "getUser", Method: "GET", Path: "/api/rest/user/7", Template: "/user/{name}", Status: 200, UserID: "u1", ProfileID: "p1"},
		&journal.Entry{Method: "GET", Path: "/nowhere", Status: 404, Level: "UNPRIVILEGED"},
		&journal.Entry{Operation: "getUser", Method: "GET", UserID: "u1"},
	)
	cases := []struct {
		name string
		f    journal.Filter
		want []int64
	}{
		{"all", journal.Filter{}, []int64{1, 2, 3, 4, 5}},
		{"operation", journal.Filter{Operation: "login"}, []int64{1, 2}},
		{"method in any case", journal.Filter{Method: "get"}, []int64{3, 4, 5}},
		{"path as requested", journal.Filter{Path: "/api/rest/user/7"}, []int64{3}},
		{"path of an operation", journal.Filter{Path: "/user/{name}"}, []int64{3}},
		{"user", journal.Filter{Caller: "u1"}, []int64{3, 5}},
		{"profile", journal.Filter{Caller: "p1"}, []int64{3}},
		{"nobody", journal.Filter{Caller: rest.AnonymousCaller}, []int64{1, 2, 4}},
		{"status", journal.Filter{Status: 403}, []int64{2}},
		{"hundred", journal.Filter{Status: 4}, []int64{2, 4}},
		{"body", journal.Filter{Contains: "root"}, []int64{1}},
		{"unmatched", journal.Filter{Unmatched: true}, []int64{4}},
		{"failed, dropped ones too", journal.Filter{Failed: true}, []int64{2, 4, 5}},
		{"either", journal.Filter{Failed: true, Unmatched: true, Method: "GET"}, []int64{4, 5}},
	}
	for _, c := range cases {
		if diff := cmp.Diff(c.want, ids(j.Find(c.f, 0))); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestWait(t *testing.T) {
	t.Parallel()
	j := journal.New(journal.DefaultLimits())
	record(j, &journal.Entry{Operation: "a"})
	var done sync.WaitGroup
	counts := make([]int, 8)
	for i := range counts {
		done.Go(func() { counts[i] = j.Wait(t.Context(), journal.Filter{Operation: "a"}, 3) })
	}
	record(j, &journal.Entry{Operation: "b"}, &journal.Entry{Operation: "a"}, &journal.Entry{Operation: "a"})
	done.Wait()
	for _, n := range counts {
		if n != 3 {
			t.Errorf("waited for 3, got %d", n)
		}
	}
}

func TestWaitEnds(t *testing.T) {
	t.Parallel()
	j := journal.New(journal.DefaultLimits())
	record(j, &journal.Entry{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if n := j.Wait(ctx, journal.Filter{}, 5); n != 1 {
		t.Errorf("got %d, want the 1 that is there", n)
	}
}

func TestFollow(t *testing.T) {
	t.Parallel()
	j := journal.New(journal.Limits{Entries: 3, Bytes: 1 << 20})
	record(j, &journal.Entry{}, &journal.Entry{Operation: "a"})
	f := j.Follow(journal.Filter{Operation: "a"}, 1)
	chosen, missed, more := f.Next()
	if diff := cmp.Diff([]int64{2}, ids(chosen)); diff != "" || missed != 0 {
		t.Errorf("%d missed, %s", missed, diff)
	}
	for range 5 {
		record(j, &journal.Entry{Operation: "a"})
	}
	<-more
	chosen, missed, _ = f.Next()
	if diff := cmp.Diff([]int64{5, 6, 7}, ids(chosen)); diff != "" || missed != 2 {
		t.Errorf("%d missed, want 2; %s", missed, diff)
	}
}

func TestViewShortensSecrets(t *testing.T) {
	t.Parallel()
	secret := strings.Repeat("0123456789abcdef", 4)
	e := &journal.Entry{
		Method: "DELETE", Path: "/api/rest/session/" + secret, Query: "token=" + secret, Operation: "logout", Template: "/session/{sessionSecret}",
		Header:  http.Header{"Authorization": {"Bearer " + secret}, "Elements-Sessionsecret": {secret}, "Accept": {"*/*"}, "X-Other": {secret}},
		Request: []byte(`{"password":"hunter2"}`), Response: []byte(`{"sessionSecret":"` + secret + `"}`), Reason: "the secret " + secret,
	}
	j := journal.New(journal.DefaultLimits())
	j.Record(e)
	hidden, shown := e.View(false), e.View(true)
	for name, text := range map[string]string{
		"path": hidden.Path, "query": hidden.Query, "request": hidden.Request.Text, "response": hidden.Response.Text,
		"reason": hidden.Reason, "other": hidden.RequestHeader["X-Other"],
		"authorization": hidden.RequestHeader["Authorization"], "header": hidden.RequestHeader["Elements-Sessionsecret"],
	} {
		if strings.Contains(text, secret) || strings.Contains(text, "hunter2") || text == "" {
			t.Errorf("%s: %q", name, text)
		}
	}
	if hidden.RequestHeader["Accept"] != "*/*" {
		t.Errorf("Accept became %q", hidden.RequestHeader["Accept"])
	}
	if !strings.Contains(shown.Path, secret) || !strings.Contains(shown.Request.Text, "hunter2") {
		t.Errorf("asked for, but hidden: %+v", shown)
	}
}

func TestViewOfBodies(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ä", journal.MaxBody/2) + "ä"
	cases := []struct {
		name    string
		body    string
		secrets bool
		want    journal.Body
	}{
		{"none", "", false, journal.Body{}},
		{"text", "hello", false, journal.Body{Text: "hello", Size: 5}},
		{"binary", "\xff\xfe", true, journal.Body{Text: "//4=", Binary: true, Size: 2}},
		{"binary, secrets hidden", "\xff password=x", false, journal.Body{Binary: true, Size: 12}},
		{"long", long, false, journal.Body{Text: long[:journal.MaxBody], Size: len(long), Cut: true}},
		{"long, cut in a character", "x" + long, true, journal.Body{Text: ("x" + long)[:journal.MaxBody], Size: len(long) + 1, Cut: true}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			e := &journal.Entry{Response: []byte(c.body)}
			journal.New(journal.DefaultLimits()).Record(e)
			if diff := cmp.Diff(c.want, e.View(c.secrets).Response); diff != "" {
				t.Error(diff)
			}
		})
	}
}
