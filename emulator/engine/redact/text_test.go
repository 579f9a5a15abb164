package redact_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/redact"
)

const jwt = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl"

func TestText(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"plain words, id 0123456789abcdef01234567":  "plain words, id 0123456789abcdef01234567",
		"see " + secret + ".":                       "see 01234567….",
		"Bearer " + jwt:                             "Bearer eyJhbGci…",
		"user=root&password=example":                "user=root&password=…",
		`<a href="http://x/verify?token=1-2">`:      `<a href="http://x/verify?token=…">`,
		`{"password":"example", "userId":"root"`:    `{"password":"…", "userId":"root"`,
		`{"password": 12345,`:                       `{"password": …,`,
		`{"password":"a b&c, {d}`:                   `{"password":"…`,
		`{'password': 'a b', 'x': 1`:                `{'password': '…', 'x': 1`,
		`password=a b&x=y`:                          `password=…&x=y`,
		`<li><b>Code:</b> abc</li><b>State:</b> d<`: `<li><b>Code:</b> …</li><b>State:</b> …<`,
		`http://me:hunter2@host/`:                   `http://…@host/`,
		`X-Api-Key: abc`:                            `X-Api-Key: …`,
		`api_key=abc`:                               `api_key=…`,
		`x` + secret + `y`:                          `x01234567…y`,
		`send Bearer abcdefgh12 to it: no`:          `send Bearer … to it: no`,
		"--B\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\na\r\nb\r\n--B--": "--B\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n…\r\n--B--",
		"--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\na\r\n--B--":         "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\na\r\n--B--",
		"code 404, state: open": "code 404, state: open",
	}
	for text, want := range tests {
		if got := redact.Text(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestBody(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		``:                                    ``,
		`[1, "two", null]`:                    `[1, "two", null]`,
		`{"code":"NOT_FOUND","message":"no"}`: `{"code":"NOT_FOUND","message":"no"}`,
		`{"userId": "root", "password" : "example", "n":1}`:              `{"userId": "root", "password" : "…", "n":1}`,
		`{"p\u0061ssword":"example"}`:                                    `{"p\u0061ssword":"…"}`,
		`{"oldPassword":12345,"newPassword":null}`:                       `{"oldPassword":"…","newPassword":null}`,
		`{"tokens":["a",{"b":"c"}],"d":"e"}`:                             `{"tokens":["…",{"b":"…"}],"d":"e"}`,
		`{"sessionSecret":"` + secret + `"}`:                             `{"sessionSecret":"01234567…"}`,
		`{"note":"` + jwt + `"}`:                                         `{"note":"eyJhbGci…"}`,
		`client_secret=abc&x=y`:                                          `client_secret=…&x=y`,
		`{"headers":[{"key":"k","value":"hunter2","fromClient":false}]}`: `{"headers":[{"key":"k","value":"…","fromClient":false}]}`,
		`{"requestParameters":{"a":"hunter2"},"b":"c"}`:                  `{"requestParameters":{"a":"…"},"b":"c"}`,
		`{"url":"http://me:hunter2@host/x"}`:                             `{"url":"http://…@host/x"}`,
		`{"secret":"a\"b\\","x":"y"}`:                                    `{"secret":"…","x":"y"}`,
	}
	for text, want := range tests {
		if got := redact.Body([]byte(text)); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
