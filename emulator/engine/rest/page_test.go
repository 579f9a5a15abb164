package rest_test

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

var words = strings.Fields("ada ben cid dan eva fay gus")

// wordList is the words as an ordered set.
type wordList struct{}

func (wordList) Len(*sandbox.Tx) int { return len(words) }

func (wordList) At(_ *sandbox.Tx, place int) (*string, bool) {
	if place < 0 || place >= len(words) {
		return nil, false
	}
	return &words[place], true
}

// listed by each of the two ways to make a page.
func pageRoutes() []rest.Route {
	type in struct {
		rest.LaxPaging
		Search string `query:"search"`
	}
	show := func(s *string) string { return *s }
	return []rest.Route{
		rest.Get("/rows", rest.Unprivileged, func(c *rest.Call, in in) (rest.Page[string], error) {
			rows := func(yield func(*string) bool) {
				for i := range words {
					if !yield(&words[i]) {
						return
					}
				}
			}
			if in.Search == "" {
				return rest.PageOf(c, in.LaxPaging, rows, nil, show)
			}
			return rest.PageOf(c, in.LaxPaging, rows, rest.Where(func(s *string) bool { return strings.Contains(*s, in.Search) }), show)
		}, rest.Hidden),
		rest.Get("/places", rest.Unprivileged, func(c *rest.Call, in in) (rest.Page[string], error) {
			return rest.PageOfAll(c, in.LaxPaging, wordList{}, show)
		}, rest.Hidden),
	}
}

func TestPages(t *testing.T) {
	t.Parallel()
	api := apitest.New(t, pageRoutes())
	api.Settings().MaxResults = 3
	for query, want := range map[string]struct {
		offset int
		names  string
		defect string
	}{
		"":                    {0, "ada ben cid", ""}, // page.1, page.2
		"count=2":             {0, "ada ben", ""},
		"count=99":            {0, "ada ben cid", ""}, // page.2
		"count=2147483647":    {0, "ada ben cid", ""},
		"offset=5":            {5, "fay gus", ""},
		"offset=7":            {7, "", ""}, // page.6
		"offset=2147483647":   {2147483647, "", ""},
		"count=0&offset=2":    {2, "cid dan eva fay gus", "page.4"},
		"count=-5":            {0, "ada ben cid dan eva", "page.3"},
		"count=-2147483648":   {0, "ada ben cid dan eva fay gus", "page.3"},
		"count=-1&offset=6":   {6, "gus", "page.3"},
		"offset=&count=":      {0, "ada ben cid", ""}, // http.9
		"offset=1&offset=abc": {1, "ben cid dan", ""},
	} {
		for _, path := range []string{"/rows", "/places"} {
			var page rest.Page[string]
			api.Get(rest.Caller{}, path+"?"+query, &page)
			if page.Offset != want.offset || page.Total != len(words) || strings.Join(page.Objects, " ") != want.names {
				t.Errorf("%s?%s: got %+v, want %v", path, query, page, want)
			}
			got := api.Call(rest.Caller{}, http.MethodGet, path+"?"+query, "")
			if noted := slices.Contains(got.Defects, want.defect); noted != (want.defect != "") {
				t.Errorf("%s?%s: defects are %v", path, query, got.Defects)
			}
		}
	}
}

// page.3: where nobody looks at it, a negative offset fails in the database.
func TestNegativeOffset(t *testing.T) {
	t.Parallel()
	api := apitest.New(t, pageRoutes())
	for _, path := range []string{"/rows", "/places"} {
		for _, offset := range []int{-1, -2147483648} {
			got := api.Call(rest.Caller{}, http.MethodGet, path+"?offset="+strconv.Itoa(offset), "")
			if got.Status != 500 || got.Code() != "UNKNOWN" || !slices.Contains(got.Defects, "page.3") {
				t.Errorf("%s %d: %d %s %v", path, offset, got.Status, got.Body, got.Defects)
			}
		}
	}
}

// The total counts what the filter lets through.
func TestFilteredPage(t *testing.T) {
	t.Parallel()
	var page rest.Page[string]
	apitest.New(t, pageRoutes()).Get(rest.Caller{}, "/rows?search=a&offset=1&count=2", &page)
	if page.Total != 4 || strings.Join(page.Objects, " ") != "dan eva" {
		t.Errorf("got %+v", page)
	}
}

// search.7: an expression that takes too long ends the call, a page that
// looks at the same rows again does not go on.
func TestMatchesAnyGivesUp(t *testing.T) {
	t.Parallel()
	pattern, err := query.Regex(`(a+)+\1b`)
	if err != nil {
		t.Fatal(err)
	}
	filter := rest.MatchesAny(pattern, func(s *string) []string { return []string{"b", *s} })
	row := strings.Repeat("a", 1000)
	var failed *rest.Error
	if _, err := filter(&row); !errors.As(err, &failed) || failed.Status != 500 || failed.Defect != "search.7" {
		t.Errorf("got %v", err)
	}
}
