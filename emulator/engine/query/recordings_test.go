package query_test

import (
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
)

// TestArmoury is what the real server finds among the items of one user.
func TestArmoury(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ rules, text, want string }{
		{"query.20", `metadata.rarity:Legendary`, "brand shield"},
		{"query.20", `metadata.type:sword`, "junk"},
		{"query.4", `metadata.type : Shield`, "shield buckler"},
		{"query.8", `metadata.title:"Frost Brand"`, "brand"},
		{"query.8", `metadata.title:"Say 'hi'"`, "buckler"},
		{"query.8", `metadata.title:'say "hi"'`, "junk"},
		{"query.9", `"metadata.type":Shield`, "shield buckler"},
		{"query.11", `metadata.code:10`, "sword"},
		{"query.21", `metadata.code = 10`, "shield"},
		{"query.11", `metadata.code:010`, "brand"},
		{"query.21", `metadata.level=12.5`, "buckler"},
		{"query.10", `metadata.stats.range = 3.`, "brand"},
		{"query.21", `metadata.level > 12`, "shield buckler"},
		{"query.21", `metadata.level<=12`, "sword brand"},
		{"query.22", `metadata.level:5 TO 12`, "sword brand"},
		{"query.3", `metadata.level:12to20`, "brand shield buckler"},
		{"query.22", `metadata.level : 12.1 TO 12.9`, "buckler"},
		{"query.24", `metadata.tags:heavy`, "shield"},
		{"query.24", `metadata.tags:"one handed"`, "sword"},
		{"query.25", `NOT metadata.rarity:Legendary`, "sword buckler junk"},
		{"query.6", `NOT"metadata.type":Sword`, "shield buckler junk"},
		{"query.20", `metadata.shiny:true`, ""},
		{"query.21", `metadata.ver > 1`, ""},
		{"query.13", `metadata.ver >= 1.2.0`, "brand"},
		{"query.13", `metadata.ver:1.10.0`, "buckler"},
		{"query.34", `metadata.nothing:x`, ""},
		{"query.25", `NOT metadata.level = 12`, "sword shield buckler junk"},
		{"query.2", `  metadata.type:Shield`, "shield buckler"},

		{"query.40", `metadata.type:Sword AND metadata.rarity:Legendary`, "brand"},
		{"query.40", `metadata.type:Sword & metadata.level < 10`, "sword"},
		{"query.40", `metadata.rarity:Common or metadata.level = 20`, "sword shield"},
		{"query.40", `metadata.level = 5 | metadata.level = 12 | metadata.level = 20`, "sword brand shield"},
		{"query.40", `metadata.rarity:Legendary AND metadata.type:Sword AND metadata.level:10 TO 20`, "brand"},
		{"query.41", `metadata.rarity:Common OR metadata.rarity:Legendary AND metadata.type:Shield`, "sword shield"},
		{"query.42", `metadata.rarity:Legendary AND metadata.type:Shield OR metadata.rarity:Common`, ""},
		{"query.42", `(metadata.type:Sword AND metadata.level = 5) OR (metadata.type:Shield AND metadata.level = 20)`, ""},
		{"query.40", `(metadata.level = 5 OR metadata.level = 12) AND metadata.rarity:Legendary`, "brand"},
		{"query.42", `NOT metadata.rarity:Legendary OR metadata.type:Shield`, "buckler"},
		{"query.42", `metadata.type:Shield OR NOT metadata.rarity:Legendary`, "sword shield buckler junk"},
		{"query.40", `NOT metadata.type:Sword AND metadata.rarity:Legendary`, "shield"},
		{"query.44", `metadata.level:5 TO 6 OR metadata.type:sword`, "sword brand shield buckler junk"},
		{"query.45", `NOT metadata.level:13 TO 19`, "shield junk"},
		{"query.45", `NOT metadata.rarity:Legendary AND NOT metadata.level:5 TO 12`, "junk"},
		{"query.45", `metadata.type:sword OR NOT metadata.level:5 TO 12`, "shield buckler junk"},
		{"query.14", `( metadata.type:Shield)`, "shield buckler"},
		{"query.43", `metadata.level = 5 OR (metadata.type:Shield AND metadata.level = 20 OR metadata.title:"Frost Brand")`, "sword brand shield"},
		{"query.43", `metadata.type:Shield AND (metadata.level = 20 AND metadata.code = 10 OR metadata.level = 12.5)`, ""},
		{"query.43", `metadata.level = 5 OR (NOT metadata.type:Sword OR metadata.level = 12)`, "sword brand shield buckler junk"},
		{"query.44", `(metadata.level:5 TO 6) AND metadata.type:Sword`, "sword brand"},
		{"query.22", `(metadata.level:5 TO 6)`, "sword"},
		{"query.42", `(metadata.level = 5 OR metadata.level = 12) OR metadata.level = 20`, "sword brand shield"},

		{"query.27", `.ref.item:i2`, "shield buckler"},
		{"query.27", `.ref.user:u1 AND metadata.type:Sword`, "sword brand"},
		{"query.27", `.ref.item:zzz`, ""},
		{"query.27", `.ref.owner:u1`, ""},
		{"query.27", `.ref.user.name:u1`, ""},
		{"query.25", `NOT .ref.owner:u1`, "sword brand shield buckler junk"},
		{"query.28", `.name.item:Sword_1`, "sword brand junk"},
		{"query.28", `.name.item:sword_1`, ""},
		{"query.28", `.name.owner:x`, ""},
		{"query.29", `item.name:hield_`, "shield buckler"},
		{"query.29", `item.name:HIELD`, ""},
		{"query.29", `NOT item.name:hield_`, "sword brand junk"},
		{"query.29", `profile.name:x`, ""},
		{"query.31", `name:Sword`, ""},
		{"query.31", `.name:Sword`, ""},
		{"query.32", `metadata.maker.name:x`, ""},
		{"query.32", `nothing.name:x`, ""},
		{"query.26", `metadata.maker.name = 1`, ""},
		{"query.20", `_id:sword`, ""},
		{"query.20", `objectId:sword`, ""},
		{"query.20", `user:u1`, ""},
		{"query.20", `metadata:x`, ""},
	} {
		if got := found(compile(t, c.text, owned("u1")), armoury()); got != c.want {
			t.Errorf("%s: %s finds %q, want %q", c.rules, c.text, got, c.want)
		}
	}
}

// TestUnsupported is what the real server answers with 500 UNKNOWN.
func TestUnsupported(t *testing.T) {
	t.Parallel()
	for text, rule := range map[string]string{
		`metadata.level != 5`:             "query.23",
		`metadata.a:b OR metadata.b != 5`: "query.23",
		`item.displayName:Sword`:          "query.33",
		`user.id:x`:                       "query.33",
		`user.level > 5`:                  "query.33",
		`colour:red`:                      "query.34",
		`colour:1 TO 2`:                   "query.34",
		`colour > 1.2.3`:                  "query.34",
		`NOT colour:red`:                  "query.34",
		`metadata.a:b AND (colour:red)`:   "query.34",
		`objectId.x:y`:                    "query.34",
		`.:x`:                             "query.34",
		`name = 1`:                        "query.34",
		`metadata.name:x`:                 "query.32",
		`objectId.name:x`:                 "query.32",
		`.ref.metadata:x`:                 "query.27",
		`.name.metadata:x`:                "query.28",
		`.name.profile:x`:                 "query.28",
	} {
		_, err := query.Compile(parse(t, text), itemType(), resolver(), owned("u1"))
		unsupported, ok := err.(*query.UnsupportedError)
		if !ok || unsupported.Rule != rule {
			t.Errorf("%s: %#v, want %s", text, err, rule)
		}
	}
}

func TestUnsupportedNamesFieldAndRemedy(t *testing.T) {
	t.Parallel()
	_, err := query.Compile(parse(t, "colour:red"), itemType(), resolver(), query.Route[item]{})
	want := "field colour: there is no stored property colour; use one of user, profile, item, metadata, _id"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestDefects(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`metadata.a:b`: "",
		`metadata.a:b OR metadata.c:d AND metadata.e:f`:                    "",
		`metadata.a:b OR NOT metadata.c:1 TO 2`:                            "",
		`metadata.a:b OR (NOT metadata.c:d OR metadata.e:f)`:               "",
		`metadata.a:b AND metadata.c:d OR metadata.e:f`:                    "query.42",
		`NOT metadata.a:b OR metadata.c:d`:                                 "query.42",
		`metadata.x:y AND (metadata.a:b AND metadata.c:d OR metadata.e:f)`: "query.42",
		`metadata.a:1 TO 2 OR metadata.b:c`:                                "query.44",
		`NOT metadata.a:1 TO 2`:                                            "query.45",
		`metadata.a:b AND NOT metadata.a:1 TO 2`:                           "query.45",
		`NOTmetadata.a:b OR metadata.c:1 TO 2`:                             "query.6 query.42 query.44",
		`metadata.a.name:x`:                                                "query.32",
		`nothing.name:x`:                                                   "",
		`.ref.user:u2`:                                                     "query.47",
		`.name.user:ulf`:                                                   "query.47",
		`(.ref.user:u2)`:                                                   "query.47",
		`NOT .ref.user:u2`:                                                 "",
		`user.name:ul`:                                                     "",
		`.ref.user:u2 AND metadata.a:b`:                                    "",
	} {
		f := compile(t, text, owned("u1"))
		if got := strings.Join(f.Defects(), " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
