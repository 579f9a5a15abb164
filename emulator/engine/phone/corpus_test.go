package phone

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// corpus is some thousand texts, the same at each run: numbers of each region
// and type as people write them, numbers slightly wrong, and garbage; without
// those where the library errs.
func corpus() []string {
	w := writer{rand.New(rand.NewPCG(1, 2))}
	var texts []string
	for _, code := range slices.Sorted(maps.Keys(phonenumbers.GetSupportedCallingCodes())) {
		for _, national := range examples(code) {
			texts = append(texts, "+"+strconv.Itoa(code)+national, w.write(code, w.misdial(national)), w.write(code, national))
		}
		for range 4 {
			texts = append(texts, w.write(code, w.digits(2+w.IntN(14))))
		}
	}
	for range 1500 {
		texts = append(texts, w.garbage())
	}
	return slices.DeleteFunc(texts, func(s string) bool { return !libraryIsRight(s) })
}

// examples are national numbers of each type of each region of a calling code.
func examples(code int) []string {
	var out []string
	for _, region := range phonenumbers.GetRegionCodesForCountryCode(code) {
		for kind := phonenumbers.FIXED_LINE; kind <= phonenumbers.VOICEMAIL; kind++ {
			number := phonenumbers.GetExampleNumberForType(region, kind)
			if region == "001" {
				number = phonenumbers.GetExampleNumberForNonGeoEntity(code)
			}
			if number != nil {
				out = append(out, phonenumbers.GetNationalSignificantNumber(number))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// writer writes numbers in many ways, drawn at random.
type writer struct{ *rand.Rand }

func (w writer) pick(from ...string) string { return from[w.IntN(len(from))] }

func (w writer) digits(n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = byte('0' + w.IntN(10))
	}
	return string(out)
}

// misdial makes a mistake in a number: a digit more, less or other.
func (w writer) misdial(national string) string {
	at := w.IntN(len(national))
	switch w.IntN(4) {
	case 0:
		return national[:at] + national[at+1:]
	case 1:
		return national[:at] + w.digits(1) + national[at:]
	case 2:
		return national[:at] + w.digits(len(national)-at)
	default:
		return w.pick("0", "1", "8", "9", "00", "(0)", "044", "0415") + national
	}
}

func (w writer) write(code int, national string) string {
	prefix := strconv.Itoa(code)
	text := w.space(national)
	switch w.IntN(8) {
	case 0:
		return "tel:" + text + ";phone-context=" + w.pick("+", "+", "") + prefix + w.pick("", ";ext=3", ".example.com")
	case 1:
		return w.pick("tel:", "", "Tel. ") + "+" + prefix + "-" + text + w.pick(";isub=12", ";ext=123", ";x=y")
	case 2:
		return w.pick("00", "", "011 ") + prefix + text
	case 3:
		return w.otherScript("+" + prefix + text)
	default:
		return w.pick("", "", "", "call ", "(", "++", "＋") + "+" + prefix + w.pick("", " ", "-") + text + w.extension() + w.pick("", "", "", ".", "!", " )", "?\n")
	}
}

// space puts punctuation, rarely a letter, between digits.
func (w writer) space(national string) string {
	var out strings.Builder
	for _, r := range national {
		out.WriteRune(r)
		if w.IntN(4) == 0 {
			out.WriteString(w.pick(" ", "-", ".", "/", " (", ") ", "~", "\u00a0", "－", "x", "*", "A"))
		}
	}
	return out.String()
}

func (w writer) extension() string {
	if w.IntN(3) > 0 {
		return ""
	}
	return w.pick(" ext. ", "x", ";ext=", " extensión ", " доб ", ",,", ",", ";", " #", " int ", "/x", " anexo:", "ｘ", " - ") +
		w.digits(1+w.IntN(12)) + w.pick("", "", "#", " x12", "/x34")
}

func (w writer) otherScript(text string) string {
	zero := []rune("０٠۰")[w.IntN(3)]
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		return zero + r - '0'
	}, text)
}

// garbage strings together what means something in the text of a number.
func (w writer) garbage() string {
	var out strings.Builder
	for range 1 + w.IntN(12) {
		out.WriteString(w.pick(
			"+", "＋", w.digits(1), w.digits(3), w.digits(7), " ", "-", "(", ")", "/", "\\", "x", "#", "*", ",", ";", ":",
			"ext", "tel:", ";ext=", ";isub=", ";phone-context=", "+1", "+49", "+7", "ABC", "é", "ſ", "٣", "\u200b", "\n", "😀", "&&", "]",
		))
	}
	return out.String()
}
