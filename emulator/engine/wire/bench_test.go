package wire_test

import (
	"encoding/json"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

type login struct {
	UserID   string `json:"userId"`
	Password string `json:"password"`
	Lifetime *int   `json:"lifetimeInSeconds"`
}

var (
	loginBody    = []byte(`{"userId":"root","password":"example","lifetimeInSeconds":60}`)
	metadataBody = []byte(`{"name":"a","metadata":{"clan":"whales","stats":{"hp":10,"tags":["a",null]}}}`)
)

func BenchmarkDecodeLogin(b *testing.B) {
	d := wire.NewDecoder()
	b.ReportAllocs()
	for b.Loop() {
		var v login
		if err := d.Decode(loginBody, &v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeMetadata(b *testing.B) {
	d := wire.NewDecoder()
	b.ReportAllocs()
	for b.Loop() {
		var v user
		if err := d.Decode(metadataBody, &v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeUnknownType(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		var v login
		if err := wire.Decode(loginBody, &v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStandardLogin(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		var v login
		if err := json.Unmarshal(loginBody, &v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNewObject(b *testing.B) {
	members := numbered(100_000)
	for b.Loop() {
		wire.NewObject(members...)
	}
}

func BenchmarkEncodeObject(b *testing.B) {
	var o *wire.Object
	if err := wire.Decode(metadataBody, &o); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := wire.Encode(o); err != nil {
			b.Fatal(err)
		}
	}
}
