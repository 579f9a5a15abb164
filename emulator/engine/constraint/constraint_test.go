package constraint

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

type user struct {
	ID       *string `json:"id" check:"create|insert:null,update:notnull"`
	Name     *string `json:"name" check:"notnull,pattern=username"`
	Email    *string `json:"email,omitempty" check:"email"`
	Password string  `json:"password" check:"notblank"`
	Note     *string `json:"note"`
}

type step struct {
	Title   *string          `json:"title" check:"notnull"`
	Count   *int32           `json:"count" check:"notnull,min=0" checktext:"Count may not be less than 1"`
	Rewards []*reward        `json:"rewards" check:"notnull,valid"`
	ByName  map[string]*step `json:"byName" check:"valid"`
	Next    *step            `json:"next" check:"valid"`
}

type reward struct {
	ID       *string `json:"id" check:"create:null"`
	Quantity int     `json:"quantity" check:"min=0"`
}

type base struct {
	Spec *wire.Object `json:"spec" check:"notnull"`
}

type mixed struct {
	base
	*reward
	Missions []*string      `json:"missions" check:"each=notnull"`
	Lifetime *int64         `json:"lifetimeInSeconds" check:"min=60"`
	Ratio    *float64       `json:"ratio" check:"min=1"`
	Port     *uint16        `json:"port" check:"min=1"`
	Accounts *[]string      `json:"accounts" check:"size=1..2"`
	Labels   map[string]any `json:"labels" check:"size=1.."`
	Alias    *string        `json:"alias" check:"size=0..2"`
	Generate bool           `json:"generate" check:"generate:true,import:false"`
	Any      any            `json:"any" check:"valid"`
}

func ptr[T any](v T) *T { return &v }

func TestCheck(t *testing.T) {
	t.Parallel()
	fine := mixed{base: base{Spec: wire.NewObject()}}
	with := func(change func(*mixed)) *mixed {
		m := fine
		change(&m)
		return &m
	}
	named := func(change func(*user)) *user {
		u := user{Name: ptr("ann"), Password: "x"}
		change(&u)
		return &u
	}
	cases := []struct {
		name   string
		model  any
		groups []Group
		want   []string
	}{
		{"null model", (*user)(nil), nil, nil},
		{"no model", nil, nil, nil},
		{"errors.2: failures in field order", &user{Email: ptr("x")}, nil, []string{
			"name: must not be null", "email: must be a well-formed email address", "password: must not be blank",
		}},
		{"not a pointer", user{Name: ptr("a"), Password: "\t \v"}, nil, []string{"password: must not be blank"}},
		{"a wide space is not blank", named(func(u *user) { u.Password = "\u00A0" }), nil, nil},
		{"errors.3: pattern", named(func(u *user) { u.Name = ptr("a b") }), nil, []string{
			`name: must match "^(?![0-9a-fA-F]{24}$)[^\s\p{Cc}\p{Cf}]{1,50}$"`,
		}},
		{"group: null at creation", named(func(u *user) { u.ID = ptr("1") }), []Group{Create}, []string{"id: must be null"}},
		{"group: second of two", named(func(u *user) { u.ID = ptr("1") }), []Group{Insert}, []string{"id: must be null"}},
		{"group: not null at update", named(func(*user) {}), []Group{Update}, []string{"id: must not be null"}},
		{"group: none given", named(func(u *user) { u.ID = ptr("1") }), nil, nil},
		{"group: several given", named(func(*user) {}), []Group{Read, Update}, []string{"id: must not be null"}},
		{"list at the top", []user{{Name: ptr("a")}}, nil, []string{"password: must not be blank"}},
		{"cascade, last segment, groups kept", &step{
			Title: ptr("t"), Count: ptr(int32(-1)),
			Rewards: []*reward{{Quantity: -1}, nil, {ID: ptr("1")}},
			ByName:  map[string]*step{"b": {Count: ptr(int32(0)), Rewards: []*reward{}}, "a": {Title: ptr("t"), Count: ptr(int32(0))}},
			Next:    &step{Title: ptr("t"), Rewards: []*reward{}},
		}, []Group{Create}, []string{
			"count: Count may not be less than 1",
			"quantity: must be greater than or equal to 0",
			"id: must be null",
			"rewards: must not be null",
			"title: must not be null",
			"count: must not be null",
		}},
		{"nulls pass", &fine, nil, nil},
		{"embedded", &mixed{}, nil, []string{"spec: must not be null"}},
		{"embedded pointer", with(func(m *mixed) { m.reward = &reward{Quantity: -1} }), nil, []string{"quantity: must be greater than or equal to 0"}},
		{"list element", with(func(m *mixed) { m.Missions = []*string{ptr("a"), nil} }), nil, []string{"<list element>: must not be null"}},
		{"min", with(func(m *mixed) { m.Lifetime = ptr(int64(59)) }), nil, []string{"lifetimeInSeconds: must be greater than or equal to 60"}},
		{"min reached", with(func(m *mixed) { m.Lifetime = ptr(int64(60)) }), nil, nil},
		{"min, fraction", with(func(m *mixed) { m.Ratio = ptr(0.99) }), nil, []string{"ratio: must be greater than or equal to 1"}},
		{"min, unsigned", with(func(m *mixed) { m.Port = ptr(uint16(0)) }), nil, []string{"port: must be greater than or equal to 1"}},
		{"size, none", with(func(m *mixed) { m.Accounts = &[]string{} }), nil, []string{"accounts: size must be between 1 and 2"}},
		{"size, too many", with(func(m *mixed) { m.Accounts = &[]string{"a", "b", "c"} }), nil, []string{"accounts: size must be between 1 and 2"}},
		{"size, open", with(func(m *mixed) { m.Labels = map[string]any{} }), nil, []string{"labels: size must be between 1 and 2147483647"}},
		{"size in UTF-16 units", with(func(m *mixed) { m.Alias = ptr("a\U0001F600") }), nil, []string{"alias: size must be between 0 and 2"}},
		{"size of accented letters", with(func(m *mixed) { m.Alias = ptr("éé") }), nil, nil},
		{"true", with(func(*mixed) {}), []Group{Generate}, []string{"generate: must be true"}},
		{"false", with(func(m *mixed) { m.Generate = true }), []Group{Import}, []string{"generate: must be false"}},
		{"cascade into any", with(func(m *mixed) { m.Any = &base{} }), nil, []string{"spec: must not be null"}},
		{"cascade into a scalar", with(func(m *mixed) { m.Any = 1 }), nil, nil},
	}
	checker := New()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := checker.Check(c.model, c.groups...); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestPrepare(t *testing.T) {
	t.Parallel()
	for _, model := range []any{user{}, &step{}, []*mixed{}, map[string]base{}, "text"} {
		if err := New().Prepare(reflect.TypeOf(model)); err != nil {
			t.Errorf("%T: %v", model, err)
		}
	}
}

func TestPrepareFindsMistakes(t *testing.T) {
	t.Parallel()
	type deep struct {
		A *string `json:"a" check:"pattern=nobody"`
	}
	cases := []struct {
		name  string
		model any
		want  string
	}{
		{"word", struct {
			A *string `json:"a" check:"notnil"`
		}{}, `unknown word "notnil"`},
		{"empty word", struct {
			A *string `json:"a" check:"notnull,"`
		}{}, `unknown word ""`},
		{"pattern, further down", struct {
			A []map[string]*deep `json:"a" check:"valid"`
		}{}, `unknown pattern "nobody"`},
		{"group", struct {
			A *string `json:"a" check:"create|delete:null"`
		}{}, `unknown group "delete"`},
		{"notnull on a value", struct {
			A string `json:"a" check:"notnull"`
		}{}, "notnull is for what can be null"},
		{"notblank on a number", struct {
			A *int `json:"a" check:"notblank"`
		}{}, "notblank is for strings"},
		{"pattern on a number", struct {
			A int `json:"a" check:"pattern=hex"`
		}{}, "pattern is not for int"},
		{"min on a string", struct {
			A string `json:"a" check:"min=1"`
		}{}, "min is not for string"},
		{"min without a number", struct {
			A int `json:"a" check:"min"`
		}{}, "min= is not a whole number"},
		{"size without bounds", struct {
			A string `json:"a" check:"size=1"`
		}{}, "size=1 is not like"},
		{"size upside down", struct {
			A string `json:"a" check:"size=2..1"`
		}{}, `"1" is no upper bound`},
		{"size on a number", struct {
			A int `json:"a" check:"size=1.."`
		}{}, "size is not for int"},
		{"valid on a string", struct {
			A []string `json:"a" check:"valid"`
		}{}, "valid is for models"},
		{"each on a string", struct {
			A string `json:"a" check:"each=notnull"`
		}{}, "each is for lists"},
		{"each with a wrong rule", struct {
			A []string `json:"a" check:"each=notnull"`
		}{}, "notnull is for what can be null"},
		{"no JSON name", struct {
			A *string `json:"-" check:"notnull"`
		}{}, "no JSON name"},
		{"text without a rule for it", struct {
			A *int `json:"a" check:"notnull" checktext:"x"`
		}{}, "has no min, size, email or pattern"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			err := New().Prepare(reflect.TypeOf(c.model))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestCheckTellsMistakes(t *testing.T) {
	t.Parallel()
	got := New().Check(struct {
		A *string `json:"a" check:"notnil"`
	}{})
	if len(got) != 1 || !strings.Contains(got[0], `unknown word "notnil"`) {
		t.Errorf("got %q", got)
	}
}

func TestCheckConcurrently(t *testing.T) {
	t.Parallel()
	checker := New()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := checker.Check(&step{}); len(got) != 3 {
				t.Errorf("got %q", got)
			}
		})
	}
	group.Wait()
}

func BenchmarkCheck(b *testing.B) {
	checker, model := New(), &user{Name: ptr("ann"), Email: ptr("ann@example.com"), Password: "x"}
	for b.Loop() {
		checker.Check(model, Create)
	}
}
