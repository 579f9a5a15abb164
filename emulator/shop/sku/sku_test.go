package sku_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/sku"
)

var (
	super = rest.Caller{Level: rest.Superuser, UserID: "root"}
	user  = rest.Caller{Level: rest.User, UserID: "ann"}
)

const path = "/product/sku/schema"

// newAPI is an API with what a fresh world holds.
func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	api := apitest.New(t, sku.Routes(), sku.Tables())
	api.Update(sku.Bootstrap)
	return api
}

func idOf(schema string) string {
	seeded := sku.Seeded()
	return seeded[slices.IndexFunc(seeded, func(r sku.Row) bool { return r.Schema == schema })].ID
}

// skuschema.1: the list has the seeded schemas in the order of their making.
func TestSeeded(t *testing.T) {
	t.Parallel()
	var page struct {
		Total   int
		Objects []struct{ ID, Schema string }
	}
	newAPI(t).Get(user, path, &page)
	var got []string
	for _, s := range page.Objects {
		got = append(got, s.Schema)
	}
	want := []string{sku.Apple, sku.Google, sku.Oculus, sku.Facebook, sku.Steam}
	if page.Total != 5 || !slices.Equal(got, want) {
		t.Errorf("got %d %v, want %v", page.Total, got, want)
	}
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name         string
		by           rest.Caller
		method, path string
		body         string
		status       int
		code, defect string
	}{
		{"skuschema.2 existing", super, "POST", "", `{"schema":"` + sku.Steam + `"}`, 201, "", ""},
		{"skuschema.3 null", super, "POST", "", `{"schema":null}`, 500, "UNKNOWN", "sku_schema.2"},
		{"skuschema.4 apple", super, "DELETE", "/" + idOf(sku.Apple), "", 403, "FORBIDDEN", ""},
		{"skuschema.4 google", super, "DELETE", "/" + idOf(sku.Google), "", 403, "FORBIDDEN", ""},
		{"skuschema.4 oculus", super, "DELETE", "/" + idOf(sku.Oculus), "", 403, "FORBIDDEN", ""},
		{"skuschema.4 facebook", super, "DELETE", "/" + idOf(sku.Facebook), "", 403, "FORBIDDEN", ""},
		{"skuschema.4 steam", super, "DELETE", "/" + idOf(sku.Steam), "", 204, "", ""},
		{"id in upper case", user, "GET", "/" + strings.ToUpper(idOf(sku.Steam)), "", 200, "", ""},
		{"page.3 negative count", user, "GET", "?count=-2", "", 200, "", "page.3"},
		{"page.3 negative offset", user, "GET", "?offset=-1", "", 500, "UNKNOWN", "page.3"},
		{"sku_schema.6 bad body", rest.Caller{}, "POST", "", `{"nonsense":1}`, 500, "", "sku_schema.6"},
		{"sku_schema.6 bad parameter", rest.Caller{}, "GET", "?count=x", "", 500, "", "sku_schema.6"},
		{"403 before 500", user, "POST", "", `{}`, 403, "FORBIDDEN", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := newAPI(t).Call(c.by, c.method, path+c.path, c.body)
			got.Check(t, c.status, c.code, c.defect)
		})
	}
}

// econ.24: the container sends a page for GET and POST only.
func TestAnonymous(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	if got := api.Call(rest.Caller{}, "GET", path, ""); !strings.HasPrefix(got.Body, "<!DOCTYPE html>") {
		t.Errorf("GET: %d %s", got.Status, got.Body)
	}
	if got := api.Call(rest.Caller{}, "DELETE", path+"/"+idOf(sku.Steam), ""); got.Status != 500 || got.Body != "" {
		t.Errorf("DELETE: %d %s", got.Status, got.Body)
	}
}

// The empty text is a schema like any other.
func TestEmptySchema(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	first := api.Call(super, "POST", path, `{"schema":""}`)
	if again := api.Call(super, "POST", path, `{"schema":""}`); first.Status != 201 || again.Body != first.Body {
		t.Errorf("first %s, again %s", first.Body, again.Body)
	}
}
