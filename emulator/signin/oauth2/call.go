package oauth2

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oauth2scheme"
)

// newRequest is the request that validates what a client sent (auth_oauth2.5).
func newRequest(c *rest.Call, scheme *oauth2scheme.Row, sent values) (*http.Request, error) {
	address := c.Expand(scheme.ValidationURL)
	target, err := url.Parse(address)
	if err != nil || target.Scheme == "" || target.Host == "" {
		return nil, fmt.Errorf("the validationUrl %q is no absolute URL", scheme.ValidationURL)
	}
	if strings.ContainsAny(address, "{}") {
		c.Defect("auth_oauth2.4")
		return nil, fmt.Errorf("the validationUrl %q has a variable in braces, which has no value", scheme.ValidationURL)
	}
	query, err := sent.of(scheme.Params).query()
	if err != nil {
		c.Defect("auth_oauth2.4")
		return nil, err
	}
	if query != "" {
		target.RawQuery = strings.TrimPrefix(target.RawQuery+"&"+query, "&")
	}
	body, contentType, err := newBody(scheme, sent)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(c.Context(), string(scheme.Method), target.String(), body)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Accept", "application/json")
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	for name, value := range sent.of(scheme.Headers) {
		r.Header.Set(name, value)
	}
	return r, nil
}

// newBody is the body of a POST; a GET has none.
func newBody(scheme *oauth2scheme.Row, sent values) (body io.Reader, contentType string, err error) {
	if scheme.Method != oauth2scheme.Post || scheme.BodyType == nil {
		return nil, "", nil
	}
	fields := sent.of(scheme.Body)
	switch *scheme.BodyType {
	case oauth2scheme.FormBody:
		return strings.NewReader(fields.form()), "application/x-www-form-urlencoded", nil
	case oauth2scheme.JSONBody:
		data, err := wire.Encode(map[string]string(fields))
		return strings.NewReader(string(data)), "application/json", err
	default:
		return nil, "", nil
	}
}

func (v values) form() string {
	form := url.Values{}
	for key, value := range v {
		form.Set(key, value)
	}
	return form.Encode()
}
