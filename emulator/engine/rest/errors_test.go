package rest_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// errors, code table: each code has its status.
func TestCodesAndStatuses(t *testing.T) {
	t.Parallel()
	statuses := map[rest.Code]int{
		rest.NotFoundCode: 404, rest.ForbiddenCode: 403, rest.UnauthorizedCode: 401, rest.InvalidParameterCode: 400, rest.InvalidDataCode: 400,
		rest.DuplicateCode: 409, rest.ConflictCode: 409, rest.OverloadCode: 503, rest.NotImplementedCode: 501,
		rest.UnknownCode: 500, rest.UnhealthyCode: 500, rest.ExternalResourceFailedCode: 500, "NONSENSE": 0,
	}
	for code, want := range statuses {
		if got := rest.StatusOf(code); got != want {
			t.Errorf("%s: got %d, want %d", code, got, want)
		}
		if known := slices.Contains(rest.Codes(), string(code)); known != (want != 0) {
			t.Errorf("%s: known is %v", code, known)
		}
	}
	for status, want := range map[int]rest.Code{400: rest.InvalidDataCode, 409: rest.DuplicateCode, 418: rest.UnknownCode, 500: rest.UnknownCode} {
		if got := rest.CodeOf(status); got != want {
			t.Errorf("%d: got %s, want %s", status, got, want)
		}
	}
}

// failing answers with an error.
func failing(t *testing.T, err error) apitest.Answer {
	t.Helper()
	route := rest.Get("/failing", rest.Unprivileged, func(*rest.Call, rest.None) (rest.None, error) { return rest.None{}, err }, rest.Hidden)
	return apitest.New(t, []rest.Route{route}).Call(rest.Caller{}, http.MethodGet, "/failing", "")
}

func TestErrorsOfRules(t *testing.T) {
	t.Parallel()
	const envelope = "application/json"
	for _, c := range []struct {
		name        string
		err         error
		status      int
		contentType string
		body        string
	}{
		{"errors.1", rest.NotFound("no %s", "thing"), 404, envelope, `{"code":"NOT_FOUND","message":"no thing"}`},
		{"a silent one", rest.Conflict("psst").Quiet(), 409, envelope, `{"code":"CONFLICT","message":null}`},
		{"errors.2", rest.Invalid("a: x", "b: y"), 400, envelope, `{"code":"INVALID_DATA","message":"Validation failed: a: x; b: y","validationFailureMessages":["a: x","b: y"]}`},
		{"errors.5 in a chain", fmt.Errorf("outside: %w", rest.Duplicate("there")), 409, envelope, `{"code":"DUPLICATE","message":"there"}`},
		{"errors.5 among others", errors.Join(errors.New("x"), rest.Overload("busy")), 503, envelope, `{"code":"OVERLOAD","message":"busy"}`},
		{"the cause is not sent", rest.Unknown("oops").Because(errors.New("hidden")), 500, envelope, `{"code":"UNKNOWN","message":"oops"}`},
		{"text", rest.InvalidData("<b>").In(rest.Text), 400, "text/plain", "<b>"},
		{"bare", rest.Unknown("x").In(rest.Bare), 500, "", ""},
		{"framework", rest.Unknown("x").In(rest.Framework), 500, "", `{"code":"UNKNOWN","message":"x"}`},
		{"a body of its own", &rest.Error{Status: 500, Body: map[string]int{"a": 1}}, 500, envelope, `{"a":1}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := failing(t, c.err)
			if got.Status != c.status || got.Header.Get("Content-Type") != c.contentType || got.Body != c.body {
				t.Errorf("got %d %q %s, want %d %q %s", got.Status, got.Header.Get("Content-Type"), got.Body, c.status, c.contentType, c.body)
			}
		})
	}
}

// auth_oauth2 and others: a 401 says how to log in.
func TestUnauthorized(t *testing.T) {
	t.Parallel()
	if got := failing(t, rest.Unauthorized("expired")); got.Status != 401 || got.Code() != "UNAUTHORIZED" || got.Header.Get("WWW-Authenticate") != "Bearer" {
		t.Errorf("got %d %s %v", got.Status, got.Body, got.Header)
	}
}

// A page never shows markup that was sent to it.
func TestErrorPageIsEscaped(t *testing.T) {
	t.Parallel()
	got := failing(t, rest.NotFound("<script>").In(rest.HTML))
	if got.Header.Get("Content-Type") != "text/html;charset=iso-8859-1" || strings.Contains(got.Body, "<script>") || !strings.Contains(got.Body, "&lt;script&gt;") {
		t.Errorf("got %s", got.Body)
	}
}

// Defects are noted once each, those of the error included.
func TestDefectsAreNotedOnce(t *testing.T) {
	t.Parallel()
	route := rest.Get("/failing", rest.Unprivileged, func(c *rest.Call, _ rest.None) (rest.None, error) {
		c.Defect("a.1")
		c.Defect("a.1")
		return rest.None{}, rest.Unknown("x").By("a.2")
	}, rest.Hidden)
	got := apitest.New(t, []rest.Route{route}).Call(rest.Caller{}, http.MethodGet, "/failing", "")
	if !slices.Equal(got.Defects, []string{"a.1", "a.2"}) {
		t.Errorf("got %v", got.Defects)
	}
}

// A message does not send everything back that was wrong.
func TestLongValuesAreCutShort(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("€", 100_000)
	for name, err := range map[string]*rest.Error{
		"text": rest.NotFound("There is no %q.", long), "error": rest.Unknown("It failed: %v.", errors.New(long)),
	} {
		if n := len(err.Message); n > 1100 || !strings.Contains(err.Message, "€…") {
			t.Errorf("%s: %d bytes, %s", name, n, err.Message[:min(n, 100)])
		}
	}
	failure := "name: " + long // failures are the contract's (errors.2)
	if err := rest.Invalid(failure); err.Message != "Validation failed: "+failure {
		t.Errorf("a failure was cut: %d bytes", len(err.Message))
	}
}
