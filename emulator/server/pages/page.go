package pages

import (
	"html"
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// style is that of all pages. It stands in the page: nothing else is fetched.
const style = `
*{box-sizing:border-box}
:root{color-scheme:light dark;--paper:#f3f4f7;--card:#fff;--ink:#1c2330;--soft:#5a6374;--line:#d9dde5;--link:#2f5fd0;--code:#f3f4f7}
@media(prefers-color-scheme:dark){:root{--paper:#141821;--card:#1e2430;--ink:#e8ebf1;--soft:#a6afbf;--line:#39424f;--link:#9db8ff;--code:#141821}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
main{width:min(46rem,94vw);margin:3rem auto;padding:2rem 2.25rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem}
h1{margin:0 0 .5rem;font-size:1.6rem}
h2{margin:2rem 0 .5rem;font-size:1.1rem}
p{margin:.5rem 0}
a{color:var(--link)}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:1.25rem 0 0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
code,pre{font:.9em/1.5 ui-monospace,monospace}
pre{margin:.5rem 0 1rem;padding:.8rem 1rem;background:var(--code);border:1px solid var(--line);border-radius:.5rem;overflow-x:auto}
ul{list-style:none;margin:.5rem 0 0;padding:0;display:grid;gap:.4rem}
li{display:grid;grid-template-columns:11rem 1fr;gap:1rem}
li span{color:var(--soft)}
@media(max-width:36rem){li{grid-template-columns:1fr;gap:0}main{padding:1.25rem}}`

// page is a page with a title. The content is HTML already.
func page(status int, title, content string) rest.Response {
	body := "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + html.EscapeString(title) +
		"</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>" + style + "\n</style>\n</head>\n<body>\n<main>\n" + content + "</main>\n</body>\n</html>\n"
	return rest.Response{Status: status, ContentType: htmlType, Body: []byte(body), Header: http.Header{
		"Cache-Control":           {"no-store"},
		"Content-Security-Policy": {"default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'"},
		"Vary":                    {"Accept"},
		"X-Content-Type-Options":  {"nosniff"},
	}}
}

// notFound is a page that says where things are.
func notFound(c *rest.Call, path string) error {
	return rest.NotFound("There is nothing at %s; %s/ says where things are.", path, c.BaseURL()).In(rest.HTML)
}
