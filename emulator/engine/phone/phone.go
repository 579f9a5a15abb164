// Package phone brings telephone numbers to the one form in which the server
// stores and compares them. It follows libphonenumber, which the real server
// uses, for the few questions that this needs. The general ports of that
// library to Go add 4 to 11 MB to a binary and 10 ms to its start, so only the
// tests use one, github.com/nyaruka/phonenumbers: they compare with it.
//
// The numbering plans in plans.tsv derive from libphonenumber's metadata
// (Apache License 2.0) by way of that module, which TestPlans reads; go
// generate writes them anew when the module is upgraded. They are newer than
// those of the real server (libphonenumber 8.13.27): where a country changed
// its plan since, numbers are valid here by the new one.
package phone

import "strings"

//go:generate go test . -run TestPlans -update

// Normalize is the form in which a telephone number is stored and looked up
// (invite.3, user.22). A number in international form (with a "+") of a known
// region becomes E.164, such as "+4915123456789", if it is valid and may be a
// mobile number; if not it is dropped: ok is false. Of any other text only the
// ASCII digits are kept, which may leave nothing. An empty s is dropped.
func Normalize(s string) (normal string, ok bool) {
	if s == "" {
		return "", false
	}
	number, ok := parse(s)
	if !ok {
		return asciiDigits(s), true
	}
	home := number.region()
	if home == nil {
		return asciiDigits(s), true
	}
	if !home.valid(number.national) || !number.main().maybeMobile(number.national) {
		return "", false
	}
	return "+" + number.callingCode + number.national, true
}

func asciiDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
