package emulator_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
)

// explained asks the control API for an explanation.
func explained(t *testing.T, s *whole.Server, parameters ...string) (query.Explanation, apitest.Answer) {
	t.Helper()
	q := url.Values{}
	for i := 0; i < len(parameters); i += 2 {
		q.Set(parameters[i], parameters[i+1])
	}
	got := s.Do(httptest.NewRequest(http.MethodGet, "http://localhost/_emulator/query?"+q.Encode(), nil))
	var e query.Explanation
	if got.Status == http.StatusOK {
		whole.Read(t, got, &e)
	}
	return e, got
}

func playing(t *testing.T) *whole.Server {
	t.Helper()
	s := whole.New(t, emulator.Options{})
	root := s.Root().Secret
	s.Must(root, http.MethodPost, "/application", `{"name":"chess","maxProfiles":9}`)
	s.Must(root, http.MethodPost, "/application/chess/configuration/matchmaking", `{"name":"ladder","description":"Fast duels","parent":{}}`)
	for _, name := range []string{"ann", "ben"} {
		s.Must(root, http.MethodPost, "/signup", `{"name":"`+name+`","password":"x","level":"USER","profiles":[{"applicationId":"chess","displayName":"`+name+` the brave"}]}`)
	}
	return s
}

// A query is explained with what it finds, by which index, and what the better
// one finds.
func TestExplainQuery(t *testing.T) {
	t.Parallel()
	s := playing(t)
	e, _ := explained(t, s, "type", "profile", "search", `displayName:"ann the brave" AND .name.user:ann OR displayName:"ben the brave"`)
	if e.Outcome != query.Runs || e.Matches.Total != 0 || e.RewrittenMatches == nil || e.RewrittenMatches.Total != 2 || len(e.RewrittenMatches.IDs) != 2 {
		t.Errorf("got %+v", e)
	}
	if len(e.Quirks) != 1 || e.Quirks[0].Rule != "query.42" || e.Index == nil || !e.Index.Accepted || e.Index.Used == nil || e.Index.Rows != 2 {
		t.Errorf("got %+v, %+v", e.Quirks, e.Index)
	}
	e, _ = explained(t, s, "type", "profile", "search", "ann.*brave")
	if e.Outcome != query.FallsBack || e.Matches.Total != 1 || e.Mistake == nil || !strings.Contains(e.Reason, "regular expression") {
		t.Errorf("got %+v", e)
	}
	e, _ = explained(t, s, "type", "profile", "search", "(((")
	if e.Outcome != query.Fails || e.Matches.Total != 0 {
		t.Errorf("got %+v", e)
	}
	e, _ = explained(t, s, "type", "configuration", "within", "chess", "search", "name:dd AND NOT type:x")
	if e.Outcome != query.Runs || e.Matches.Total != 1 {
		t.Errorf("got %+v", e)
	}
}

// A call that can't be answered says why, and what there is.
func TestExplainQueryMistakes(t *testing.T) {
	t.Parallel()
	s := playing(t)
	for _, c := range []struct {
		parameters []string
		status     int
		want       string
	}{
		{[]string{"type", "profle", "search", "x"}, 400, "Did you mean profile?"},
		{[]string{"search", "x"}, 400, "configuration"},
		{[]string{"type", "profile"}, 400, "search="},
		{[]string{"type", "profile", "search", "x", "within", "chess"}, 400, "takes no within"},
		{[]string{"type", "configuration", "search", "x"}, 400, "within="},
		{[]string{"type", "configuration", "search", "x", "within", "poker"}, 404, "poker"},
		{[]string{"type", "profile", "serch", "x"}, 400, "serch"},
	} {
		if _, got := explained(t, s, c.parameters...); got.Status != c.status || !strings.Contains(got.Body, c.want) {
			t.Errorf("%v: got %d %s, want %d with %q", c.parameters, got.Status, got.Body, c.status, c.want)
		}
	}
}
