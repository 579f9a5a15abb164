package wire

import (
	"bytes"
	"fmt"
	"reflect"
	"sync"
	"unicode/utf8"
)

// Decoder reads JSON as the real server's parser does (json.2, json.3, json.4,
// json.7). It remembers how to fill each type, so keep one and share it; it
// may be used from several goroutines.
type Decoder struct {
	plans sync.Map // reflect.Type to binder
	since []string
}

// NewDecoder makes a decoder that has seen no type yet. It knows the fields
// that have one of these versions in their tag `since`, besides those without
// that tag.
func NewDecoder(since ...string) *Decoder { return &Decoder{since: since} }

// Decode reads a JSON text with a decoder of its own. Where many texts are
// read, a shared Decoder is faster.
func Decode(data []byte, into any) error { return NewDecoder().Decode(data, into) }

// Decode reads a JSON text into what the pointer points to. The error is an
// *Error where the text is at fault; into may then be partly filled.
//
// Supported are strings, int and int32 (both 32 bits wide, as in Java), int64,
// float64, bool, any (see Member for what it then holds), *Object, structs,
// slices, maps with string keys, and pointers to all of them. A string type
// with a method Constants() []string is an enum: it takes one of its constants
// or the ordinal of one (json.4); as a key of a map it takes only a constant. A type
// with a method UnmarshalJSON([]byte) error reads its own value.
//
// A null in a list is the zero value, too; an element with a method Null() is
// told.
//
// Unknown properties are refused at every depth (json.2). Names come from
// `json` tags and are case sensitive; embedded structs are flattened. Of a key
// that comes twice the last value counts (json.3).
//
// An absent property leaves what is there, so defaults may be filled in
// beforehand; of a pointer to a pointer, the inner one's are kept too. Any
// object or array below that replaces what is there. null is nil or the zero
// value: use a pointer to tell them apart. An empty string for a number or a
// boolean is null (json.7).
func (d *Decoder) Decode(data []byte, into any) error {
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return fmt.Errorf("wire: a pointer to decode into was expected, got %T", into)
	}
	bind, err := d.plan(v.Type().Elem())
	if err != nil {
		return err
	}
	data = UTF8(data)
	if fail := document(data, bind, v.Elem()); fail != nil {
		return fail.toError(data)
	}
	return nil
}

// DecodeFirst reads the first value of a text in UTF-8 into what the pointer
// points to, and ignores what follows it: so does the server where it reads
// what others sent it. What is no UTF-8 reads as U+FFFD.
func DecodeFirst(data []byte, into any) error {
	v := reflect.ValueOf(into).Elem()
	bind, err := NewDecoder().plan(v.Type())
	if err != nil {
		return err
	}
	data = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	if _, fail := bind(&scanner{data: data}, v); fail != nil {
		return fail.toError(data)
	}
	return nil
}

func (d *Decoder) plan(t reflect.Type) (binder, error) {
	if known, ok := d.plans.Load(t); ok {
		return known.(binder), nil
	}
	b := builder{structs: map[reflect.Type]*structPlan{}, since: d.since}
	bind := b.root(t)
	if b.err != nil {
		return nil, b.err
	}
	d.plans.Store(t, bind)
	return bind, nil
}

// document reads one value and nothing after it.
func document(data []byte, bind binder, v reflect.Value) *failure {
	s := &scanner{data: data}
	if !utf8.Valid(data) {
		return s.invalidUTF8()
	}
	if _, fail := bind(s, v); fail != nil {
		return fail
	}
	if s.next(); s.pos < len(data) {
		return s.unexpected("the end of the text")
	}
	return nil
}

func (s *scanner) invalidUTF8() *failure {
	at := 0
	for at < len(s.data) {
		r, size := utf8.DecodeRune(s.data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return s.failAt(at, "the text is not valid UTF-8: byte 0x%02x", s.data[at])
}
