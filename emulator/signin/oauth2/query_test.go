package oauth2

import "testing"

// auth_oauth2.4: what is encoded already stays as it is, and braces are a
// variable without a value.
func TestQuery(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		sent values
		want string // empty for an error
	}{
		{values{"b": "2", "a": "1"}, "a=1&b=2"},
		{values{"a": "%41 %4g %"}, "a=%41+%254g+%25"},
		{values{"a": "x+y=z&é"}, "a=x%2By%3Dz%26%C3%A9"},
		{values{"a&b": "/?:@!$'()*,;~"}, "a%26b=/?:@!$'()*,;~"},
		{values{"a": "#[]\"<>"}, "a=%23%5B%5D%22%3C%3E"},
		{values{"a": "{x}"}, ""},
		{values{"a": "}"}, ""},
		{values{"{a": "x"}, ""},
	} {
		if got, err := c.sent.query(); got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%q: %q %v, want %q", c.sent, got, err, c.want)
		}
	}
}
