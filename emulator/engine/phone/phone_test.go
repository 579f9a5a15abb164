package phone

import (
	"strings"
	"sync"
	"testing"
)

func TestNormalize(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, in, want string
		ok             bool
	}{
		{"invite.3: international, punctuation", "+49 (1512) 345-6789", "+4915123456789", true},
		{"invite.3: international, split otherwise", "+86 (13) 123456789", "+8613123456789", true},
		{"invite.3: wide plus and digits", "＋１６５０２５３００００", "+16502530000", true},
		{"invite.3: digits of a further script", "+१६५०२५३००००", "+16502530000", true},
		{"invite.3: short in UTF-16, long in bytes", "+1650" + strings.Repeat("\u3000", 200) + "2530000", "+16502530000", true},
		{"invite.3: context before all else", ";phone-context=example.com;+16502530000", "16502530000", true},
		{"invite.3: letters of a keypad", "+1 800 FLOWERS", "+18003569377", true},
		{"invite.3: extension", "+1 650 253 0000 ext. 12", "+16502530000", true},
		{"invite.3: tel URI with context", "tel:650-253-0000;phone-context=+1", "+16502530000", true},
		{"invite.3: national prefix in brackets", "+44 (0) 7400 123456", "+447400123456", true},
		{"invite.3: begins as a national prefix does, valid with it", "+375 800 123456", "+375800123456", true},
		{"invite.3: second region of a calling code", "+7 701 234 5678", "+77012345678", true},
		{"invite.3: fixed line too short for a mobile number", "+49 30 12345", "", false},
		{"invite.3: valid toll free number, no mobile type", "+800 1234 5678", "", false},
		{"invite.3: known region, invalid number", "+987654321", "", false},
		{"invite.3: shared calling code, no region", "+1 555 0100 200", "15550100200", true},
		{"invite.3: unknown calling code", "+999999999", "999999999", true},
		{"invite.4: nobody's area code", "+1234567890", "1234567890", true},
		{"invite.4: no plus", "7774567890", "7774567890", true},
		{"user.22: no plus, other signs", "49/(123456789) . 1", "491234567891", true},
		{"user.22: international prefix in digits", "0049-123456789", "0049123456789", true},
		{"user.22: short", "12", "12", true},
		{"invite.3: no digit at all", "abc", "", true},
		{"invite.3: only ASCII digits without a region", "٣٤ 56", "56", true},
		{"invite.3: longer than any number text", "+1650253" + strings.Repeat("0", 250), "1650253" + strings.Repeat("0", 250), true},
		{"user.22: empty", "", "", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got, ok := Normalize(c.in); got != c.want || ok != c.ok {
				t.Errorf("Normalize(%q) = %q, %t; want %q, %t", c.in, got, ok, c.want, c.ok)
			}
		})
	}
}

func TestNormalizeConcurrently(t *testing.T) {
	t.Parallel()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got, _ := Normalize("+1 (868) 291-1234"); got != "+18682911234" {
				t.Errorf("got %q", got)
			}
		})
	}
	group.Wait()
}

func FuzzNormalize(f *testing.F) {
	for _, seed := range []string{"+49 1512 3456789", "tel:+1-650-253-0000;ext=3", "7774567890", "+", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		got, ok := Normalize(in)
		digits := strings.TrimPrefix(got, "+")
		if strings.Trim(digits, "0123456789") != "" {
			t.Errorf("Normalize(%q) = %q: not only digits", in, got)
		}
		if !ok && got != "" {
			t.Errorf("Normalize(%q) is dropped, yet %q", in, got)
		}
	})
}

func BenchmarkNormalize(b *testing.B) {
	for b.Loop() {
		Normalize("+49 (1512) 345-6789")
	}
}

func BenchmarkReadPlans(b *testing.B) {
	for b.Loop() {
		readPlans(planData)
	}
}
