package wire_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

func TestStructuresAreFilled(t *testing.T) {
	t.Parallel()
	u := decode[user](t, `{
		"createdBy": "root", "displayName": "Ann", "tags": ["a", null, 3], "counts": {"x": 1, "y": "2"},
		"profiles": [{"displayName": "one", "score": 1.5}, null, {"owner": {"name": "deep"}}],
		"main": {"score": null}, "best": {"displayName": "b"}, "byLevel": {"USER": {"displayName": "u"}, "SUPERUSER": null},
		"metadata": {"z": 1, "a": [true, null, {"n": 1.50}]}, "free": {"k": ["v"]}}`)
	want := `{"createdBy":"root","displayName":"Ann","name":"","email":null,"count":0,"boxed":null,"small":0,"expiry":0,"until":null,` +
		`"ratio":0,"active":false,"maybe":null,"other":null,"tags":["a","","3"],` +
		`"profiles":[{"displayName":"one","score":1.5,"owner":null},{"displayName":"","score":null,"owner":null},{"displayName":"","score":null,"owner":` +
		encode(t, &user{Name: "deep"}) + `}],"main":{"displayName":"","score":null,"owner":null},"best":{"displayName":"b","score":null,"owner":null},` +
		`"counts":{"x":1,"y":2},"byLevel":{"SUPERUSER":null,"USER":{"displayName":"u","score":null,"owner":null}},` +
		`"metadata":{"z":1,"a":[true,null,{"n":1.50}]},"free":{"k":["v"]}}`
	if got := encode(t, u); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestEmptyListsAreNotNull(t *testing.T) {
	t.Parallel()
	u := decode[user](t, `{"tags":[],"counts":{},"profiles":null}`)
	if u.Tags == nil || u.Counts == nil || u.Profiles != nil {
		t.Errorf("got %#v, %#v, %#v", u.Tags, u.Counts, u.Profiles)
	}
}

// json.2, json.3, json.4
func TestWrongStructuresAreRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`"wyn"`:              "line 1, column 1: an object was expected, got a string",
		`[]`:                 "line 1, column 1: an object was expected, got an array",
		`{"tags":"a"}`:       "tags (line 1, column 9): an array was expected, got a string",
		`{"tags":{}}`:        "tags (line 1, column 9): an array was expected, got an object",
		`{"tags":[[]]}`:      "tags[0] (line 1, column 10): a string was expected, got an array",
		`{"main":""}`:        "main (line 1, column 9): an object was expected, got a string",
		`{"best":[]}`:        "best (line 1, column 9): an object was expected, got an array",
		`{"counts":[]}`:      "counts (line 1, column 11): an object was expected, got an array",
		`{"metadata":"{}"}`:  "metadata (line 1, column 13): an object was expected, got a string",
		`{"metadata":{"a":}`: "metadata.a (line 1, column 18): a value was expected, got '}'",
		"{\n\"profiles\": [{},\n {\"displayName\": {}}]}": "profiles[1].displayName (line 3, column 18): a string was expected, got an object",
		`{"counts":{"a b":true}}`:                         `counts["a b"] (line 1, column 18): a number was expected, got a boolean`,
		`{"byLevel":{"ROOT":{}}}`:                         `byLevel.ROOT (line 1, column 13): unknown constant "ROOT"; known are: UNPRIVILEGED, USER, SUPERUSER`,
		`{"byLevel":{"1":{}}}`:                            `byLevel.1 (line 1, column 13): unknown constant "1"; known are: UNPRIVILEGED, USER, SUPERUSER`,
		`{"level":"user"}`:                                `level (line 1, column 10): unknown constant "user" (did you mean "USER"?); known are: UNPRIVILEGED, USER, SUPERUSER`,
		`{"level":""}`:                                    `level (line 1, column 10): unknown constant ""; known are: UNPRIVILEGED, USER, SUPERUSER`,
		`{"level":" "}`:                                   `level (line 1, column 10): unknown constant " "; known are: UNPRIVILEGED, USER, SUPERUSER`,
		`{"level":"\u00a0USER"}`:                          `level (line 1, column 10): unknown constant "\u00a0USER" (did you mean "USER"?); known are: UNPRIVILEGED, USER, SUPERUSER`,
		`{"other":"3"}`:                                   `other (line 1, column 10): unknown constant "3"; known are: UNPRIVILEGED, USER, SUPERUSER`,
		`{"other":"-1"}`:                                  `other (line 1, column 10): unknown constant "-1"; known are: UNPRIVILEGED, USER, SUPERUSER`,
		`{"other":"01"}`:                                  `other (line 1, column 10): unknown constant "01"; known are: UNPRIVILEGED, USER, SUPERUSER`,
		`{"other":"1.0"}`:                                 `other (line 1, column 10): unknown constant "1.0"; known are: UNPRIVILEGED, USER, SUPERUSER`,
		`{"level":3}`:                                     "level (line 1, column 10): 3 is the ordinal of no constant; the last one is 2 (SUPERUSER)",
		`{"level":-1}`:                                    "level (line 1, column 10): -1 is the ordinal of no constant; the last one is 2 (SUPERUSER)",
		`{"level":1.0}`:                                   "level (line 1, column 10): 1.0 is the ordinal of no constant; the last one is 2 (SUPERUSER)",
		`{"level":99999999999999999999}`:                  "level (line 1, column 10): 99999999999999999999 is the ordinal of no constant; the last one is 2 (SUPERUSER)",
		`{"level":true}`:                                  "level (line 1, column 10): one of UNPRIVILEGED, USER, SUPERUSER was expected, got a boolean",
	} {
		if got := refuse[user](t, text).Error(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}

// json.4
func TestEnumsTakeConstantsAndOrdinals(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]level{
		`"USER"`: "USER", `0`: "UNPRIVILEGED", `2`: "SUPERUSER", `null`: "",
		// The server trims strings and takes quoted ordinals too.
		`" USER\t"`: "USER", `"0"`: "UNPRIVILEGED", `" 2 "`: "SUPERUSER",
	} {
		if got := decode[user](t, `{"level":`+text+`}`).Level; got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
	if got := decode[user](t, `{"other":1}`).Other; got == nil || *got != "USER" {
		t.Errorf("an ordinal for a pointer: got %v, want USER", got)
	}
	if got := decode[user](t, `{"other":null}`).Other; got != nil {
		t.Errorf("null for a pointer: got %v, want nil", *got)
	}
}

// json.2
func TestUnknownPropertiesAreRefused(t *testing.T) {
	t.Parallel()
	known := "; known are: score, owner, displayName"
	for text, want := range map[string]string{
		`{"colour":1}`:                           `colour (line 1, column 2): unknown property "colour"` + known,
		`{"Score":1}`:                            `Score (line 1, column 2): unknown property "Score" (did you mean "score"?)` + known,
		`{"dispalyName":1}`:                      `dispalyName (line 1, column 2): unknown property "dispalyName" (did you mean "displayName"?)` + known,
		`{"owner":{"profiles":[{},{"nick":1}]}}`: `owner.profiles[1].nick (line 1, column 27): unknown property "nick"` + known,
	} {
		if got := refuse[profile](t, text).Error(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
	for _, text := range []string{`{"Secret":1}`, `{"-":1}`, `{"audit":{}}`, `{"Named":{}}`} {
		refuse[user](t, text)
	}
	if got, want := refuse[struct{}](t, `{"a":1}`).Message, `unknown property "a"; this object has none`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// json.3
func TestTheLastOfDuplicateKeysWins(t *testing.T) {
	t.Parallel()
	u := decode[user](t, `{"name":"a","main":{"displayName":"x"},"best":{"displayName":"x"},"tags":["a","b"],"counts":{"a":1},
		"name":"b","main":{"score":1},"best":{"score":2},"tags":["c"],"counts":{"b":2,"b":3},"metadata":{"k":1,"l":2,"k":3}}`)
	want := user{Name: "b", Main: profile{Score: ptr(1.0)}, Best: &profile{Score: ptr(2.0)}, Tags: []string{"c"}, Counts: map[string]int{"b": 3}}
	want.Metadata = decode[*wire.Object](t, `{"k":3,"l":2}`)
	if got, want := encode(t, u), encode(t, want); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	// The value that loses must be right too.
	refuse[user](t, `{"count":"many","count":1}`)
}

func TestAbsentPropertiesKeepDefaults(t *testing.T) {
	t.Parallel()
	u := user{Name: "default", Count: 60, Main: profile{Named: Named{DisplayName: "m"}}}
	if err := wire.Decode([]byte(`{"count":"5"}`), &u); err != nil {
		t.Fatal(err)
	}
	if u.Name != "default" || u.Count != 5 || u.Main.DisplayName != "m" {
		t.Errorf("got %+v", u)
	}
}

func TestAPointerTellsNullFromAnObject(t *testing.T) {
	t.Parallel()
	u := &user{Name: "default"}
	if err := wire.Decode([]byte(`{"count":5}`), &u); err != nil {
		t.Fatal(err)
	}
	if u == nil || u.Name != "default" || u.Count != 5 {
		t.Errorf("an object: got %+v", u)
	}
	if err := wire.Decode([]byte(` null `), &u); err != nil {
		t.Fatal(err)
	}
	if u != nil {
		t.Errorf("null: got %+v, want nil", u)
	}
}
