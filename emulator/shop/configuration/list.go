package configuration

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

type listIn struct {
	rest.Paging
	Application string `path:"applicationNameOrId"`
	Search      string `query:"search"`
}

// list is the page of an application's configurations, for anybody
// (appconfig.1 to .3).
func list(c *rest.Call, in listIn) (rest.Page[ApplicationConfiguration], error) {
	app, err := application.Find(c.Tx, in.Application)
	if err != nil {
		return rest.Page[ApplicationConfiguration]{}, err
	}
	var match rest.Filter[Row]
	if strings.TrimSpace(in.Search) != "" {
		if match, err = search(c, app.ID).Filter(c, in.Search); err != nil {
			return rest.Page[ApplicationConfiguration]{}, err
		}
	}
	view := func(r *Row) ApplicationConfiguration { return r.View(c.Tx) }
	return rest.PageOf(c, in.LaxPaging, ByApplication.Each(c.Tx, app.ID), match, view)
}
