package idp

import (
	"cmp"
	"html"
	"net/http"
	"slices"
	"strings"
)

const htmlType = "text/html; charset=utf-8"

// style is that of all pages. It stands in the page, so that there is nothing
// else to fetch.
const style = `
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f3f4f7;color:#1c2330;font:16px/1.5 system-ui,sans-serif}
main{width:min(26rem,94vw);margin:2rem 0;padding:2rem;background:#fff;border:1px solid #d9dde5;border-radius:.75rem;box-shadow:0 6px 24px #1c233014}
h1{margin:0 0 .25rem;font-size:1.4rem}
p{margin:0 0 1.25rem;overflow-wrap:anywhere}
ul{list-style:none;margin:0 0 1rem;padding:0;display:grid;gap:.5rem}
button{width:100%;padding:.7rem .9rem;border:1px solid #b9c0cd;border-radius:.5rem;background:#fff;color:inherit;font:inherit;text-align:left;cursor:pointer}
button:hover{background:#eef3ff;border-color:#2f5fd0}
button:focus-visible{outline:3px solid #2f5fd0;outline-offset:2px}
button small{display:block;color:#5a6374}
button.cancel{border-color:transparent;color:#2f5fd0;text-align:center}
.alert{padding:.6rem .8rem;background:#fdecec;border-left:4px solid #c62828}
footer{color:#5a6374;font-size:.85rem}
@media(prefers-color-scheme:dark){
body{background:#141821;color:#e8ebf1}
main,button{background:#1e2430;border-color:#39424f}
button:hover{background:#28324a}
button small,footer{color:#a6afbf}
button.cancel{color:#9db8ff}
.alert{background:#4a2024}
}`

// page is a page with a title. The content is HTML already.
func page(status int, title, content string) reply {
	body := "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + html.EscapeString(title) +
		"</title>\n<style>" + style + "\n</style>\n</head>\n<body>\n<main>\n" + content +
		"<footer>Elements emulator: a fake provider, nothing is checked.</footer>\n</main>\n</body>\n</html>\n"
	return reply{
		status: status, contentType: htmlType, body: []byte(body),
		header: http.Header{
			"Cache-Control":           {"no-store"},
			"Content-Security-Policy": {"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"},
			// Not no-referrer: browsers then hide the origin of the form, too.
			"Referrer-Policy":        {"same-origin"},
			"X-Content-Type-Options": {"nosniff"},
		},
	}
}

// errorPage says what is wrong where the browser can't be sent back.
func errorPage(problem string) reply {
	return page(http.StatusBadRequest, "Sign-in is not possible",
		"<h1>Sign-in is not possible</h1>\n<p class=\"alert\" role=\"alert\">"+html.EscapeString(problem)+"</p>\n")
}

// signInPage lists the identities. What the client asked for travels along in
// hidden fields.
func (v *providerCall) signInPage(problem string) reply {
	title, status := "Sign in to "+v.provider.title(), http.StatusOK
	var b strings.Builder
	b.WriteString("<h1>" + html.EscapeString(title) + "</h1>\n<p>Choose who continues to <strong>" +
		html.EscapeString(v.form.Get("client_id")) + "</strong>.</p>\n")
	if problem != "" {
		status = http.StatusBadRequest
		b.WriteString("<p class=\"alert\" role=\"alert\">" + html.EscapeString(problem) + "</p>\n")
	}
	b.WriteString("<form method=\"post\" action=\"" + html.EscapeString(v.provider.URL(v.base)+authorizePath) + "\">\n")
	v.hidden(&b)
	b.WriteString("<ul>\n")
	for _, i := range v.listed() {
		writeIdentity(&b, i)
	}
	b.WriteString("</ul>\n<button class=\"cancel\" name=\"" + cancelField + "\" value=\"yes\">Cancel</button>\n</form>\n")
	return page(status, title, b.String())
}

// title is what the provider is called on its page.
func (r *Row) title() string {
	if r.Pose == Plain {
		return r.Name
	}
	return strings.ToUpper(string(r.Pose[:1])) + string(r.Pose[1:]) + " (" + r.Name + ")"
}

// listed are the identities in their order; one that the client hints at comes
// first.
func (v *providerCall) listed() []Identity {
	hinted, ok := v.provider.identity(v.form.Get("login_hint"))
	if !ok {
		return v.provider.Identities
	}
	others := slices.Clone(v.provider.Identities)
	others = slices.DeleteFunc(others, func(i Identity) bool { return i.Subject == hinted.Subject })
	return slices.Insert(others, 0, hinted)
}

// hidden writes the client's parameters as hidden fields.
func (v *providerCall) hidden(b *strings.Builder) {
	var names []string
	for name := range v.form {
		if name != identityField && name != cancelField {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		b.WriteString("<input type=\"hidden\" name=\"" + html.EscapeString(name) + "\" value=\"" + html.EscapeString(v.form.Get(name)) + "\">\n")
	}
}

func writeIdentity(b *strings.Builder, i Identity) {
	b.WriteString("<li><button name=\"" + identityField + "\" value=\"" + html.EscapeString(i.Subject) + "\">" + html.EscapeString(i.label()))
	if about := cmp.Or(i.text("email"), i.Subject); about != i.label() {
		b.WriteString("<small>" + html.EscapeString(about) + "</small>")
	}
	b.WriteString("</button></li>\n")
}
