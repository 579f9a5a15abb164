package wire_test

import (
	"strings"
	"testing"
)

func TestErrorsSayWhere(t *testing.T) {
	t.Parallel()
	fault := refuse[user](t, "{\n  \"profiles\": [\n    {\"é\": 1, \"displayName\": 1}]}")
	if fault.Path != "profiles[0].é" || fault.Line != 3 || fault.Column != 6 {
		t.Errorf("got %s, line %d, column %d", fault.Path, fault.Line, fault.Column)
	}
}

func TestErrorsShortenValues(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", 1_000_000)
	shown := strings.Repeat("é", 40) + "..."
	for _, c := range []struct{ text, want string }{
		{`{"count":"` + long + `"}`, `"` + shown + `" is not a whole number`},
		{`{"ratio":"` + long + `"}`, `"` + shown + `" is not a number`},
		{`{"active":"` + long + `"}`, `"` + shown + `" is not a boolean`},
		{`{"level":"` + long + `"}`, `unknown constant "` + shown + `"; known are: UNPRIVILEGED, USER, SUPERUSER`},
		{`{"count":` + strings.Repeat("9", 900) + `}`, strings.Repeat("9", 40) + "... is out of range: -2147483648 to 2147483647"},
	} {
		if got := refuse[user](t, c.text).Message; got != c.want {
			t.Errorf("got %.200s\nwant %s", got, c.want)
		}
	}
	if got, want := refuse[profile](t, `{"`+long+`":1}`).Error(), shown+` (line 1, column 2): unknown property "`+shown+`"; known are: score, owner, displayName`; got != want {
		t.Errorf("got %.300s\nwant %s", got, want)
	}
}

func TestErrorsShortenPaths(t *testing.T) {
	t.Parallel()
	got := refuse[any](t, `{"a":`+strings.Repeat("[", 900)+"x").Path
	if want := "a" + strings.Repeat("[0]", 39) + "..."; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
