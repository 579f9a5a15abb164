package item_test

import (
	"net/http"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
)

// item.23: who may see the inventories has nothing to do with the catalogue.
func TestEverybodySeesEveryItem(t *testing.T) {
	t.Parallel()
	api, _ := newAPI(t)
	made(t, api.Call(super, http.MethodPost, "/item",
		`{"name":"crown","displayName":"C","description":"C","category":"DISTINCT","publicVisible":true}`))
	for _, by := range []rest.Caller{{}, {Level: rest.User, UserID: "ann"}, super} {
		var page rest.Page[item.Item]
		if api.Get(by, "/item", &page); page.Total != 2 {
			t.Errorf("%q sees %d items", by.Level, page.Total)
		}
		for _, name := range []string{"sword", "crown"} {
			var got item.Item
			if api.Get(by, "/item/"+name, &got); got.PublicVisible != (name == "crown") {
				t.Errorf("%q: %s has publicVisible %t", by.Level, name, got.PublicVisible)
			}
		}
	}
}

// econ.15: what is no id is a name, which nothing has.
func TestMalformedIDIsAName(t *testing.T) {
	t.Parallel()
	api, id := newAPI(t)
	for _, text := range []string{"zzz", id[1:], id + "0"} {
		for method, body := range map[string]string{http.MethodGet: "", http.MethodPut: `{` + sword + `}`, http.MethodDelete: ""} {
			if got := api.Call(super, method, "/item/"+text, body); got.Status != http.StatusNotFound || got.Code() != "NOT_FOUND" {
				t.Errorf("%s %s: %d %s", method, text, got.Status, got.Body)
			}
		}
	}
}
