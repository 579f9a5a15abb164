package profile_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// An answer that an index gave is that of a plain scan: each query is asked with
// and without a second term that is true of everything and that no index knows.
func TestIndexedAnswerEqualsScan(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	terms := []string{
		"displayName:Rook", "displayName:King", "displayName:Nobody", ".ref.user:" + annID, ".ref.user:" + benID, ".ref.user:zzz",
		".name.application:chess", ".name.application:poker", "user.name:n", "application.name:o", "active:true", "lastLogin > 0",
	}
	rapid.Check(t, func(r *rapid.T) {
		var parts []string
		for range rapid.IntRange(1, 3).Draw(r, "parts") {
			parts = append(parts, rapid.SampledFrom(terms).Draw(r, "term"))
		}
		text := strings.Join(parts, " AND ")
		// In an OR list no index can be used, and the added term lets nothing through.
		indexed, scanned := names(api.Call(super, http.MethodGet, "/profile?search="+url.QueryEscape(text), "").Body),
			names(api.Call(super, http.MethodGet, "/profile?search="+url.QueryEscape(".ref.nothing:0 OR ("+text+")"), "").Body)
		if indexed != scanned {
			r.Fatalf("%s: by an index %s, by a scan %s", text, indexed, scanned)
		}
	})
}

// names are the display names in a page, in order.
func names(body string) string {
	var found []string
	for _, part := range strings.Split(body, `"displayName":"`)[1:] {
		name, _, _ := strings.Cut(part, `"`)
		found = append(found, name)
	}
	return strings.Join(found, " ")
}

// A search by an indexed value reads what it returns, however many profiles
// there are: compare the rows of 1,000 and 100,000.
func BenchmarkSearch(b *testing.B) {
	for _, rows := range []int{1_000, 100_000} {
		api := newAPI(b)
		crowd(api, rows)
		for name, text := range map[string]string{
			"equality": "displayName:p500", "reference": ".ref.user:" + benID, "both": ".ref.user:" + benID + " AND displayName:King",
		} {
			path := "/profile?search=" + url.QueryEscape(text)
			b.Run(fmt.Sprintf("%s/%d", name, rows), func(b *testing.B) {
				for b.Loop() {
					if got := api.Call(super, http.MethodGet, path, ""); got.Status != http.StatusOK {
						b.Fatal(got)
					}
				}
			})
		}
	}
}
