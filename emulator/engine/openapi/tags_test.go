package openapi_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/openapi"
)

// tagged has a field for each word of a tag.
type tagged struct {
	Name   *string        `json:"name" check:"notnull,pattern=word"`
	Alias  *string        `json:"alias" check:"create:notnull"`
	Mail   *string        `json:"mail" check:"email"`
	Text   *string        `json:"text" check:"notblank"`
	Share  *int           `json:"share" schema:"min=1,max=9"`
	Tags   []string       `json:"tags" schema:"unique,size=1..25"`
	At     int64          `json:"at" schema:"format=date-time"`
	Kind   string         `json:"kind" schema:"enum=A|B,writeonly"`
	Secret string         `json:"secret" schema:"-"`
	Other  string         `json:"$other" schema:"name=other"`
	Texts  map[string]any `json:"texts" schema:"values=object/string"`
	Refs   map[string]any `json:"refs" schema:"ref=Elsewhere"`
	Any    any            `json:"any"`
}

// TestTags shows what becomes of the words of tags in a declared document.
func TestTags(t *testing.T) {
	t.Parallel()
	types := openapi.NewTypes(openapi.Declared)
	types.Of(reflect.TypeFor[tagged]())
	named := types.Named()
	s, _ := named.Get("Tagged")
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"required":["name","tags","text"],"type":"object","properties":{` +
		`"name":{"pattern":"\\w+","type":"string"},"alias":{"type":"string"},"mail":{"type":"string","format":"email"},` +
		`"text":{"minLength":1,"type":"string"},"share":{"maximum":9,"minimum":1,"type":"integer","format":"int32"},` +
		`"tags":{"maxItems":25,"minItems":1,"uniqueItems":true,"type":"array","items":{"type":"string"}},` +
		`"at":{"type":"string","format":"date-time"},"kind":{"type":"string","writeOnly":true,"enum":["A","B"]},` +
		`"other":{"type":"string"},"texts":{"type":"object","additionalProperties":{"type":"object","additionalProperties":{"type":"string"}}},` +
		`"refs":{"type":"object","additionalProperties":{"$ref":"#/components/schemas/Elsewhere"}},"any":{"type":"object"}}}`
	if string(data) != want {
		t.Errorf("got  %s\nwant %s", data, want)
	}
}
