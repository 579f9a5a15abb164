package phone

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/nyaruka/phonenumbers"
)

func TestNormalizeAsTheLibrary(t *testing.T) {
	t.Parallel()
	outcomes := map[string]int{}
	for _, in := range corpus() {
		outcomes[compareToLibrary(t, in)]++
	}
	for _, outcome := range []string{"E.164", "digits", "dropped"} {
		if outcomes[outcome] < 500 {
			t.Errorf("only %d texts of the corpus come out as %s", outcomes[outcome], outcome)
		}
	}
}

func FuzzNormalizeAsTheLibrary(f *testing.F) {
	for _, seed := range []string{
		"+49 1512 3456789", "tel:+1-650-253-0000;ext=3", "tel:253-0000;phone-context=+1650",
		"+1 800 FLOWERS", "+55 0 15 11 96123-4567", "7774567890", "+",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if !libraryIsRight(in) {
			t.Skip("the library is known to err there")
		}
		compareToLibrary(t, in)
	})
}

// compareToLibrary reports where Normalize answers otherwise than the library,
// and names the kind of answer.
func compareToLibrary(t *testing.T, in string) string {
	t.Helper()
	want, wantOK := libraryNormalize(in)
	if got, ok := Normalize(in); got != want || ok != wantOK {
		t.Errorf("Normalize(%q) = %q, %t; the library gives %q, %t", in, got, ok, want, wantOK)
	}
	switch {
	case !wantOK:
		return "dropped"
	case strings.HasPrefix(want, "+"):
		return "E.164"
	default:
		return "digits"
	}
}

var notDigit = regexp.MustCompile(`[^0-9]`)

// libraryNormalize asks the library what the real server asks it (invite.3).
func libraryNormalize(s string) (string, bool) {
	if s == "" {
		return "", false
	}
	text := withoutEnd(s)
	number, err := phonenumbers.Parse(text, "")
	region := phonenumbers.GetRegionCodeForNumber(number)
	if err != nil || region == "" || tooLong(s) {
		return notDigit.ReplaceAllString(s, ""), true
	}
	number, err = phonenumbers.Parse(text, region)
	if err != nil || !phonenumbers.IsValidNumber(number) || !possibleAsMobile(number) {
		return "", false
	}
	return phonenumbers.Format(number, phonenumbers.E164), true
}

// possibleAsMobile is the one question that the Go port doesn't answer: may a
// number of that length be mobile in the main region of its calling code?
func possibleAsMobile(number *phonenumbers.PhoneNumber) bool {
	code := int(number.GetCountryCode())
	all, err := phonenumbers.MetadataCollection()
	if err != nil {
		return false
	}
	main := slices.IndexFunc(all.GetMetadata(), func(m *phonenumbers.PhoneMetadata) bool {
		return int(m.GetCountryCode()) == code && m.GetId() == phonenumbers.GetRegionCodeForCountryCode(code)
	})
	length := int32(len(phonenumbers.GetNationalSignificantNumber(number)))
	return slices.Contains(mobileLengths(all.GetMetadata()[main]), length)
}

// withoutEnd drops what follows a number, as the port should: its expression
// for that has Java's class intersection, which Go takes for something else.
func withoutEnd(s string) string {
	if strings.Contains(s, contextTag) {
		return s
	}
	return strings.TrimRightFunc(s, func(r rune) bool {
		return r != '#' && !unicode.IsLetter(r) && !unicode.IsNumber(r)
	})
}

func tooLong(s string) bool { return len(utf16.Encode([]rune(s))) > 250 }

// libraryIsRight says whether the Go port gives what libphonenumber gives. It
// counts bytes where that counts UTF-16 units, knows the digits of three
// scripts only, and takes a context at the very start for no context.
func libraryIsRight(s string) bool {
	return utf8.ValidString(s) && !strings.HasPrefix(s, contextTag) &&
		(len(s) <= 250 || tooLong(s)) && !strings.ContainsFunc(s, foreignDigit)
}

func foreignDigit(r rune) bool {
	return unicode.IsDigit(r) && !strings.ContainsRune("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", r)
}
