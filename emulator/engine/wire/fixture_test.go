package wire_test

import (
	"errors"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

type level string

func (level) Constants() []string { return []string{"UNPRIVILEGED", "USER", "SUPERUSER"} }

type audit struct {
	CreatedBy string `json:"createdBy"`
}

type Named struct {
	DisplayName string `json:"displayName"`
}

type profile struct {
	Named
	Score *float64 `json:"score"`
	Owner *user    `json:"owner"`
}

// user holds every kind of property that the package supports.
type user struct {
	audit
	*Named

	Name     string             `json:"name"`
	Email    *string            `json:"email"`
	Count    int                `json:"count"`
	Boxed    *int               `json:"boxed"`
	Small    int32              `json:"small"`
	Expiry   int64              `json:"expiry"`
	Until    *int64             `json:"until"`
	Ratio    float64            `json:"ratio"`
	Active   bool               `json:"active"`
	Maybe    *bool              `json:"maybe"`
	Level    level              `json:"level,omitempty"`
	Other    *level             `json:"other"`
	Tags     []string           `json:"tags"`
	Profiles []profile          `json:"profiles"`
	Main     profile            `json:"main"`
	Best     *profile           `json:"best"`
	Counts   map[string]int     `json:"counts"`
	ByLevel  map[level]*profile `json:"byLevel"`
	Metadata *wire.Object       `json:"metadata"`
	Free     any                `json:"free"`
	Secret   string             `json:"-"`
}

func ptr[T any](v T) *T { return &v }

// decode reads a text that must be accepted.
func decode[T any](t *testing.T, text string) T {
	t.Helper()
	var v T
	if err := wire.Decode([]byte(text), &v); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}

// refuse reads a text into a T, which must fail with a wire.Error.
func refuse[T any](t *testing.T, text string) *wire.Error {
	t.Helper()
	var v T
	err := wire.Decode([]byte(text), &v)
	fault, ok := errors.AsType[*wire.Error](err)
	if !ok {
		t.Fatalf("%.200s: got %v, want a *wire.Error", text, err)
	}
	return fault
}

// encode writes a value that must be encodable.
func encode(t *testing.T, v any) string {
	t.Helper()
	text, err := wire.Encode(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
