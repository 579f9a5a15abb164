package pages

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/http"
	"strings"

	"github.com/swaggest/swgui/v5/static"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// swaggerFiles are the files of Swagger UI that are served, with their types.
// The module has them packed.
var swaggerFiles = map[string]string{
	"swagger-ui.css":                  "text/css; charset=utf-8",
	"swagger-ui-bundle.js":            "text/javascript; charset=utf-8",
	"swagger-ui-standalone-preset.js": "text/javascript; charset=utf-8",
}

func swaggerIndex(c *rest.Call, _ rest.None) (rest.Response, error) {
	return swaggerPage(c, "Elements API", "swagger-initializer.js"), nil
}

type fileIn struct {
	File string `path:"file"`
}

// swaggerFile is a file of Swagger UI, or one of its two pages with their
// scripts (docs.20, docs.21).
func swaggerFile(c *rest.Call, in fileIn) (rest.Response, error) {
	switch in.File {
	case "index.html":
		return swaggerIndex(c, rest.None{})
	case "control":
		return swaggerPage(c, "Control API", "control-initializer.js"), nil
	case "swagger-initializer.js":
		return initializer(c.BaseURL() + rest.Root + "/openapi.json")
	case "control-initializer.js":
		return initializer(c.BaseURL() + "/_emulator/openapi.json")
	}
	mediaType, ok := swaggerFiles[in.File]
	if !ok {
		return rest.Response{}, notFound(c, "/doc/swagger/"+in.File)
	}
	return packed(c, in.File, mediaType)
}

// packed is a file as the module has it, unpacked for a client that takes no
// gzip.
func packed(c *rest.Call, name, mediaType string) (rest.Response, error) {
	data, err := static.FS.ReadFile(name + ".gz")
	if err != nil {
		return rest.Response{}, err
	}
	h := http.Header{"Cache-Control": {"public, max-age=3600"}, "Vary": {"Accept-Encoding"}}
	if strings.Contains(c.Request.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		return rest.Response{Status: http.StatusOK, ContentType: mediaType, Header: h, Body: data}, nil
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return rest.Response{}, err
	}
	if data, err = io.ReadAll(unpacked); err != nil {
		return rest.Response{}, err
	}
	return rest.Response{Status: http.StatusOK, ContentType: mediaType, Header: h, Body: data}, nil
}

// swaggerPage is a page of Swagger UI. Its links are absolute, so that it does
// not matter whether its path ends with a slash.
func swaggerPage(c *rest.Call, title, script string) rest.Response {
	below := html.EscapeString(c.BaseURL()) + "/doc/swagger/"
	body := fmt.Sprintf(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="%[2]sswagger-ui.css">
<style>@media(prefers-color-scheme:dark){body{background:#141821}#swagger-ui{filter:invert(.9) hue-rotate(180deg)}}</style>
</head>
<body>
<div id="swagger-ui"></div>
<script src="%[2]sswagger-ui-bundle.js"></script>
<script src="%[2]sswagger-ui-standalone-preset.js"></script>
<script src="%[2]s%s"></script>
</body>
</html>
`, title, below, script)
	return rest.Response{Status: http.StatusOK, ContentType: htmlType, Body: []byte(body), Header: http.Header{
		"Content-Security-Policy": {"default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"},
		"X-Content-Type-Options":  {"nosniff"},
	}}
}

// initializer is the script that shows a document.
func initializer(url string) (rest.Response, error) {
	quoted, err := json.Marshal(url)
	if err != nil {
		return rest.Response{}, err
	}
	script := "window.ui = SwaggerUIBundle({url: " + string(quoted) + `, dom_id: "#swagger-ui", deepLinking: true, persistAuthorization: true,
  validatorUrl: null, presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: "BaseLayout"});
`
	return rest.Response{Status: http.StatusOK, ContentType: "text/javascript; charset=utf-8", Body: []byte(script), Header: http.Header{"Cache-Control": {"no-store"}}}, nil
}
