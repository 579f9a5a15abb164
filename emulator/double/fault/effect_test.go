package fault_test

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/double/fault"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

func TestDelay(t *testing.T) {
	t.Parallel()
	cases := []struct {
		delay       fault.Delay
		least, most time.Duration
	}{
		{"200ms", 200 * time.Millisecond, 200 * time.Millisecond},
		{"50ms..2s", 50 * time.Millisecond, 2 * time.Second},
		{" 1s .. 2s ", time.Second, 2 * time.Second},
		{"1s..1s", time.Second, time.Second},
		{"0s", 0, 0},
		{"10m", 10 * time.Minute, 10 * time.Minute},
	}
	for _, c := range cases {
		t.Run(string(c.delay), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := newSet(t, fault.Fault{Delay: c.delay})
				for range 20 {
					before := time.Now()
					if _, err := getVersion.act(s); err != nil {
						t.Fatal(err)
					}
					if took := time.Since(before); took < c.least || took > c.most {
						t.Errorf("it took %s, want %s to %s", took, c.least, c.most)
					}
				}
			})
		})
	}
}

// TestDelayIsDrawn checks that a range gives more than one delay.
func TestDelayIsDrawn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, seen := newSet(t, fault.Fault{Delay: "1s..2s"}), map[time.Duration]bool{}
		for range 20 {
			before := time.Now()
			_, _ = getVersion.act(s)
			seen[time.Since(before)] = true
		}
		if len(seen) < 10 {
			t.Errorf("%d delays in 20 calls", len(seen))
		}
	})
}

func TestError(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		give fault.Error
		want rest.Error
	}{
		{"a code", fault.Error{Code: "OVERLOAD"}, rest.Error{Status: 503, Code: rest.OverloadCode, Message: "The fault f answers 503."}},
		{"a status", fault.Error{Status: 404}, rest.Error{Status: 404, Code: rest.NotFoundCode, Message: "The fault f answers 404."}},
		{"a status without a code", fault.Error{Status: 418, Message: "tea"}, rest.Error{Status: 418, Code: rest.UnknownCode, Message: "tea"}},
		{"both", fault.Error{Status: 429, Code: "OVERLOAD", Message: "slow"}, rest.Error{Status: 429, Code: rest.OverloadCode, Message: "slow"}},
		{
			"a body",
			fault.Error{Status: 502, Body: new("<b>"), ContentType: "text/html"},
			rest.Error{Status: 502, Code: rest.UnknownCode, Message: "<b>", Form: rest.Verbatim, Header: http.Header{"Content-Type": {"text/html"}}},
		},
		{"an empty body", fault.Error{Status: 200, Body: new("")}, rest.Error{Status: 200, Code: rest.UnknownCode, Form: rest.Verbatim}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := getVersion.act(newSet(t, fault.Fault{Name: "f", Error: &c.give}))
			if diff := cmp.Diff(&c.want, refusal(err)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestErrorKnowsAllCodes checks that each code of the contract can be
// answered.
func TestErrorKnowsAllCodes(t *testing.T) {
	t.Parallel()
	for _, code := range rest.Codes() {
		_, err := getVersion.act(newSet(t, fault.Fault{Error: &fault.Error{Code: code}}))
		if e := refusal(err); string(e.Code) != code || e.Status != rest.StatusOf(rest.Code(code)) {
			t.Errorf("%s: got %d %s", code, e.Status, e.Code)
		}
	}
}

func TestDrop(t *testing.T) {
	t.Parallel()
	dropped := false
	func() {
		defer func() { dropped = recovered(recover()) }()
		_, _ = getVersion.act(newSet(t, fault.Fault{Drop: fault.DropBefore}))
	}()
	if !dropped {
		t.Error("before: the call goes on")
	}
	x, err := getVersion.act(newSet(t, fault.Fault{Drop: fault.DropMiddle}))
	if err != nil {
		t.Fatal(err)
	}
	if w, dropped := deliver(x, "0123456789"); !dropped || w.Body.String() != "01234" || !w.Flushed {
		t.Errorf("in the middle: got %q, flushed %v, dropped %v", w.Body, w.Flushed, dropped)
	}
}

func TestMalformed(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"a":1}`, `[]`, `null`, `"text"`, `12`, `true`, ` `} {
		x, err := getVersion.act(newSet(t, fault.Fault{Malformed: true}))
		if err != nil {
			t.Fatal(err)
		}
		w, dropped := deliver(x, body)
		got := w.Body.String()
		if dropped || json.Valid([]byte(got)) || w.Header().Get("Content-Length") != strconv.Itoa(len(got)) || string(x.ResponseBody) != got {
			t.Errorf("%s became %q, recorded %q, length %s", body, got, x.ResponseBody, w.Header().Get("Content-Length"))
		}
	}
}

func TestMalformedLeavesNoBodyAlone(t *testing.T) {
	t.Parallel()
	x, err := getVersion.act(newSet(t, fault.Fault{Malformed: true}))
	if err != nil {
		t.Fatal(err)
	}
	if w, _ := deliver(x, ""); w.Body.Len() != 0 || w.Code != http.StatusOK {
		t.Errorf("got %d %q", w.Code, w.Body)
	}
}

func TestBytesPerSecond(t *testing.T) {
	t.Parallel()
	cases := []struct {
		rate fault.BytesPerSecond
		size int
		want time.Duration
	}{
		{1, 3, 3 * time.Second},
		{10, 5, 500 * time.Millisecond},
		{2000, 4000, 2 * time.Second},
		{1 << 30, 1000, 0},
	}
	for _, c := range cases {
		t.Run(strconv.Itoa(int(c.rate)), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				x, err := getVersion.act(newSet(t, fault.Fault{BytesPerSecond: c.rate}))
				if err != nil {
					t.Fatal(err)
				}
				body, before := strings.Repeat("x", c.size), time.Now()
				w, dropped := deliver(x, body)
				took := time.Since(before).Round(100 * time.Millisecond)
				if dropped || w.Body.String() != body || took != c.want {
					t.Errorf("%d bytes after %s, want %d after %s", w.Body.Len(), took, c.size, c.want)
				}
			})
		})
	}
}
