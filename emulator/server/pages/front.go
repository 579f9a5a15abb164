package pages

import (
	"html"
	"net/http"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/server/system"
)

// about is the front page for programs.
type about struct {
	Name    string `json:"name"`
	About   string `json:"about"`
	Version string `json:"version"`
	Sandbox string `json:"sandbox"`
	URL     string `json:"url"`
	Links   links  `json:"links"`
}

// links are where things are.
type links struct {
	API      string `json:"api"`
	OpenAPI  string `json:"openapi"`
	Swagger  string `json:"swagger"`
	Control  string `json:"control"`
	Journal  string `json:"journal"`
	Version  string `json:"version"`
	AdminUI  string `json:"admin"`
	Strictly string `json:"strictOpenapi"`
}

const (
	name = "Elements emulator"
	is   = "A local emulator of the Namazu Elements game backend. It keeps everything in memory and is for development and tests only."
)

func aboutThis(c *rest.Call) about {
	base := c.BaseURL()
	return about{
		Name: name, About: is, Version: system.Version, Sandbox: c.Sandbox().Name(), URL: base,
		Links: links{
			API: base + rest.Root, OpenAPI: base + rest.Root + "/openapi.json", Strictly: base + rest.Root + "/openapi.json?strict=true",
			Swagger: base + "/doc/swagger/", Control: base + "/_emulator", Journal: base + "/_emulator/journal",
			Version: base + rest.Root + "/version", AdminUI: base + "/admin/",
		},
	}
}

// front is a page for a person, and JSON for a program.
func front(c *rest.Call, _ rest.None) (rest.Response, error) {
	a := aboutThis(c)
	if strings.Contains(c.Request.Header.Get("Accept"), "text/html") {
		return page(http.StatusOK, name, frontContent(a)), nil
	}
	data, err := wire.Encode(a)
	return rest.Response{Status: http.StatusOK, ContentType: jsonType, Header: http.Header{"Vary": {"Accept"}}, Body: data}, err
}

func frontContent(a about) string {
	login := "curl -s -X POST " + a.Links.API + "/session \\\n  -H 'Content-Type: application/json' \\\n" +
		"  -d '{\"userId\":\"root\",\"password\":\"example\"}'"
	use := "curl -s " + a.Links.API + "/user/me \\\n  -H 'Elements-SessionSecret: <the sessionSecret of the answer>'"
	return "<h1>" + name + "</h1>\n<p>" + is + "</p>\n" +
		"<dl><dt>Emulates</dt><dd>Namazu Elements " + html.EscapeString(a.Version) + "</dd>" +
		"<dt>Sandbox</dt><dd>" + html.EscapeString(a.Sandbox) + "</dd>" +
		"<dt>API</dt><dd><code>" + html.EscapeString(a.Links.API) + "</code></dd></dl>\n" +
		"<h2>Log in</h2>\n<p>A fresh world has one user, who may do everything.</p>\n" + code(login) +
		"<p>Then send the secret with every call.</p>\n" + code(use) +
		"<h2>Look around</h2>\n<ul>" +
		item(a.Links.Swagger, "Swagger UI", "every operation, to try out from here") +
		item(a.Links.OpenAPI, "OpenAPI document", "for generators of clients; also as openapi.yaml") +
		item(a.URL+"/doc/swagger/control", "Control API", "sandboxes, clock, faults, journal, below "+a.Links.Control) +
		item(a.Links.Journal, "Journal", "what was asked and answered last") +
		item(a.Links.AdminUI, "Admin UI", "where the emulator was started with --admin-ui") +
		"</ul>\n"
}

func code(text string) string { return "<pre>" + html.EscapeString(text) + "</pre>\n" }

func item(url, title, what string) string {
	return `<li><a href="` + html.EscapeString(url) + `">` + title + "</a><span>" + html.EscapeString(what) + "</span></li>\n"
}
