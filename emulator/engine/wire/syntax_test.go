package wire_test

import (
	"strings"
	"testing"
)

func TestJSONIsAccepted(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"null":                          "null",
		" \t\r\n{ } ":                   "{}",
		"[]":                            "[]",
		"\xef\xbb\xbf{}":                "{}",
		`[1,-0,0.5,1e3,1E-2,-1.0]`:      `[1,-0,0.5,1e3,1E-2,-1.0]`,
		`{"b":1,"a":{"d":[],"c":null}}`: `{"b":1,"a":{"d":[],"c":null}}`,
		`"\"\\\/\b\f\n\r\tA"`:           `"\"\\/\b\f\n\r\tA"`,
		`"\u00e9\ud83d\ude00é😀"`:        `"é😀é😀"`,
		`"\ud83d"`:                      `"` + "\ufffd" + `"`,
		`"\ud83d\u0041"`:                `"` + "\ufffd" + `A"`,
		`"<&>"`:                         `"<&>"`,
		`[true,false]`:                  `[true,false]`,
		`{"":1}`:                        `{"":1}`,
		`{"\u0061":1,"a":2}`:            `{"a":2}`,
	} {
		if got := encode(t, decode[any](t, text)); got != want {
			t.Errorf("%q became %s, want %s", text, got, want)
		}
	}
}

// json.3
func TestMalformedJSONIsRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                      "line 1, column 1: a value was expected, but the text ends here",
		" ":                     "line 1, column 2: a value was expected, but the text ends here",
		`{"name": "x",}`:        "line 1, column 14: a property name in double quotes was expected, got '}'",
		`{/* */}`:               "line 1, column 2: a property name in double quotes was expected, got '/'",
		"{} trailing":           "line 1, column 4: the end of the text was expected, got 't'",
		"{} {}":                 "line 1, column 4: the end of the text was expected, got '{'",
		`{"name":`:              "name (line 1, column 9): a value was expected, but the text ends here",
		`{"a" 1}`:               "line 1, column 6: a colon was expected, got '1'",
		`{"a":1 "b":2}`:         "line 1, column 8: a comma or a closing brace was expected, got '\"'",
		`{'a':1}`:               "line 1, column 2: a property name in double quotes was expected, got '\\''",
		`{a:1}`:                 "line 1, column 2: a property name in double quotes was expected, got 'a'",
		`[1,]`:                  "[1] (line 1, column 4): a value was expected, got ']'",
		`[1 2]`:                 "line 1, column 4: a comma or a closing bracket was expected, got '2'",
		`[1`:                    "line 1, column 3: a comma or a closing bracket was expected, but the text ends here",
		`{`:                     "line 1, column 2: a property name in double quotes was expected, but the text ends here",
		`}`:                     "line 1, column 1: a value was expected, got '}'",
		`NaN`:                   "line 1, column 1: a value was expected, got 'N'",
		`Infinity`:              "line 1, column 1: a value was expected, got 'I'",
		`-Infinity`:             "line 1, column 2: a digit was expected, got 'I'",
		`nul`:                   "line 1, column 1: this is no JSON value; did you mean null?",
		`True`:                  "line 1, column 1: a value was expected, got 'T'",
		`tru`:                   "line 1, column 1: this is no JSON value; did you mean true?",
		`fals`:                  "line 1, column 1: this is no JSON value; did you mean false?",
		`01`:                    "line 1, column 1: a number must not start with a zero",
		`-`:                     "line 1, column 2: a digit was expected, but the text ends here",
		`1.`:                    "line 1, column 3: a digit was expected, but the text ends here",
		`1e+`:                   "line 1, column 4: a digit was expected, but the text ends here",
		`.5`:                    "line 1, column 1: a value was expected, got '.'",
		`+1`:                    "line 1, column 1: a value was expected, got '+'",
		`12a`:                   "line 1, column 3: the end of the text was expected, got 'a'",
		`"abc`:                  "line 1, column 5: a string is not closed",
		`"abc\`:                 "line 1, column 6: a string is not closed",
		`"\n`:                   "line 1, column 4: a string is not closed",
		`"\x"`:                  `line 1, column 2: a backslash must be followed by one of "\/bfnrt or by u and four hexadecimal digits`,
		`"\u12g4"`:              `line 1, column 2: a backslash must be followed by one of "\/bfnrt or by u and four hexadecimal digits`,
		`"\u12"`:                `line 1, column 2: a backslash must be followed by one of "\/bfnrt or by u and four hexadecimal digits`,
		"\"a\nb\"":              "line 1, column 3: a string holds the control character 0x0a; write it as an escape",
		"\"\\t\x01\"":           "line 1, column 4: a string holds the control character 0x01; write it as an escape",
		"{\"a\":\n \"é\xff\"}":  "line 2, column 4: the text is not valid UTF-8: byte 0xff",
		"\x00":                  `line 1, column 1: a value was expected, got '\x00'`,
		"\xef\xbb\xbf{\"é\":1,": "line 1, column 8: a property name in double quotes was expected, but the text ends here",
	} {
		if got := refuse[any](t, text).Error(); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestNestingIsLimited(t *testing.T) {
	t.Parallel()
	decode[any](t, strings.Repeat("[", 1000)+strings.Repeat("]", 1000))
	decode[any](t, "["+strings.Repeat("[[],[]],", 2000)+"[]]")
	for _, open := range []string{"[", `{"a":`} {
		for _, levels := range []int{1001, 10_000, 1_000_000} {
			fault := refuse[any](t, strings.Repeat(open, levels))
			if want := "the value is nested more than 1000 levels deep"; fault.Message != want {
				t.Errorf("%d of %s: got %s, want %s", levels, open, fault.Message, want)
			}
		}
	}
}

func TestNumbersHaveALimitedLength(t *testing.T) {
	t.Parallel()
	decode[any](t, strings.Repeat("1", 1000))
	fault := refuse[any](t, strings.Repeat("1", 1001))
	if want := "a number is longer than 1000 characters"; fault.Message != want {
		t.Errorf("got %s, want %s", fault.Message, want)
	}
}
