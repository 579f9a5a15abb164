package configuration_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// appconfig.3, query.50 to .54, query.60
func TestSearch(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	create(t, api, root+"/ios", `{"name":"store","applicationId":"a","description":"Selling swords","parent":{},`+
		`"productBundles":[{"productId":"gems","productBundleRewards":[]}]}`)
	create(t, api, root+"/matchmaking", `{"name":"ladder","description":"duels","parent":{},"metadata":{"tier":"gold"},`+
		`"success":{"method":"m","service":{"elementName":"game"}}}`)
	create(t, api, root+"/matchmaking", `{"name":"league","parent":{}}`)
	create(t, api, "/application/poker/configuration/ios", `{"name":"store","applicationId":"a","description":"Selling swords","parent":{}}`)
	const ios = "dev.getelements.elements.sdk.model.application.IosApplicationConfiguration"
	for _, c := range []struct{ name, search, want string }{
		{"blank", "  ", "store ladder league"},
		{"query.31 part of a name", "name:l", "ladder league"},
		{"type", "type:" + ios, "store"},
		{"not", "NOT name:store", "ladder league"},
		{"query.47 the path's application wins", ".name.parent:poker", "store ladder league"},
		{"other application in a list", ".name.parent:poker AND name:store", ""},
		{"what a type adds", "applicationId:a AND name:o", "store"},
		{"what a type adds without an index", "applicationId:a", ""},
		{"a number of a type", "name:l AND maxProfiles = 2", "ladder league"},
		{"metadata of a type", "name:l AND metadata.tier:gold", "ladder"},
		{"in a callback", "name:l AND success.service.elementName:game", "ladder"},
		{"in a bundle", "name:store AND productBundles.productId:gems", "store"},
		{"not what another type adds", "NOT applicationId:a AND name:l", "ladder league"},
		{"words of the description", "sword", "store"},
		{"any of the words", "duel swords", "store ladder"},
		{"excluded", "swords -selling", ""},
		{"unindexed goes to the words", "description:duels", "ladder"},
		{"trailing space is no query", "name:ladder ", ""},
	} {
		var page struct{ Objects []struct{ Name string } }
		api.Get(rest.Caller{}, root+"?search="+url.QueryEscape(c.search), &page)
		var names []string
		for _, o := range page.Objects {
			names = append(names, o.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
