package oidc

import (
	"html"
	"net/http"
	"net/url"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

const (
	pageTop    = "<html>\n    <body>\n"
	pageBottom = `        <footer>
            <p>Powered by Namazu Elements</p>
            <p>An Open Source Product of Namazu Studios LLC</p>
            <p><a href="https://github.com/NamazuStudios/">GitHub</a> &middot; <a href="https://namazustudios.com/docs/">Manual</a></p>
        </footer>
    </body>
</html>
`
	successText = "        <h1>Success</h1>\n        <p>You may now close this window and return to the game.</p>\n"
	failureText = "        <h1>Login failed</h1>\n        <p>Please return to the game and try again.</p>\n"
)

// page is what the browser shows at the end of a login.
func page(text string) rest.Response {
	return rest.Response{Status: http.StatusOK, ContentType: "text/html", Body: []byte(pageTop + text + pageBottom)}
}

// failurePage names what the callback was given. The server prints it as it
// came, which lets a link run scripts; here it is escaped (oidc_session.11).
func failurePage(back callbackIn) rest.Response {
	var b strings.Builder
	b.WriteString(failureText + "        <ul>\n")
	item := func(name string, value *string) {
		shown := "null"
		if value != nil {
			shown = html.EscapeString(*value)
		}
		b.WriteString("            <li><b>" + name + ":</b> " + shown + "</li>\n")
	}
	item("Provider", &back.Provider)
	item("Code", back.Code)
	item("State", back.State)
	item("Error", back.Error)
	b.WriteString("        </ul>\n")
	return page(b.String())
}

// redirect sends the browser on, with the query of the callback; not ok where
// that makes no URI (oidc_session.11). A relative one lies below root, that of
// the API.
func redirect(root, to, query string) (rest.Response, bool) {
	if strings.TrimSpace(query) != "" {
		to += separator(to) + query
	}
	if !isURI(to) {
		return rest.Response{}, false
	}
	return rest.Response{Status: http.StatusFound, Header: http.Header{"Location": {absolute(root, to)}}}, true
}

func absolute(root, to string) string {
	base, err := url.Parse(root)
	if err != nil {
		return to
	}
	target, err := url.Parse(to)
	if err != nil || target.IsAbs() {
		return to
	}
	return base.ResolveReference(target).String()
}

// isURI says whether a text has only characters that a URI may have.
func isURI(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return r <= ' ' || r == 0x7f || strings.ContainsRune("<>\"{}|\\^`", r)
	})
}
