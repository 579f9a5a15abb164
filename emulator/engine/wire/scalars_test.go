package wire_test

import (
	"reflect"
	"testing"
)

// scalar is one text that is read into one property of a user.
type scalar struct {
	property, text string
	want           any
}

// json.7
func TestScalarsAreCoerced(t *testing.T) {
	t.Parallel()
	for _, c := range []scalar{
		{"name", `"x"`, "x"},
		{"name", `4711`, "4711"},
		{"name", `1.50`, "1.50"},
		{"name", `-1E+2`, "-1E+2"},
		{"name", `true`, "true"},
		{"name", `false`, "false"},
		{"name", `null`, ""},
		{"name", `" null "`, " null "},
		{"email", `""`, ptr("")},
		{"email", `7`, ptr("7")},
		{"email", `null`, (*string)(nil)},
		{"count", `300`, 300},
		{"count", `-0`, 0},
		{"count", `"300"`, 300},
		{"count", `" \t300 "`, 300},
		{"count", `"+7"`, 7},
		{"count", `"-007"`, -7},
		{"count", `""`, 0},
		{"count", `" "`, 0},
		{"count", `"null"`, 0},
		{"count", `null`, 0},
		{"count", `59.99`, 59},
		{"count", `-59.99`, -59},
		{"count", `1e3`, 1000},
		{"count", `1e-400`, 0},
		{"count", `2147483647`, 2147483647},
		{"count", `-2147483648`, -2147483648},
		{"count", `2147483647.0`, 2147483647},
		{"small", `"12"`, int32(12)},
		{"small", `12.9`, int32(12)},
		{"boxed", `""`, (*int)(nil)},
		{"boxed", `"  "`, (*int)(nil)},
		{"boxed", `"null"`, (*int)(nil)},
		{"boxed", `null`, (*int)(nil)},
		{"boxed", `0`, ptr(0)},
		{"boxed", `"5"`, ptr(5)},
		{"expiry", `9223372036854775807`, int64(9223372036854775807)},
		{"expiry", `-9223372036854775808`, int64(-9223372036854775808)},
		{"expiry", `9223372036854775807.0`, int64(9223372036854775807)},
		{"expiry", `4294967296.5`, int64(4294967296)},
		{"until", `""`, (*int64)(nil)},
		{"until", `"1756684800000"`, ptr(int64(1756684800000))},
		{"ratio", `100`, 100.0},
		{"ratio", `1.5e2`, 150.0},
		{"ratio", `" 1.5e2 "`, 150.0},
		{"ratio", `""`, 0.0},
		{"ratio", `null`, 0.0},
		{"active", `true`, true},
		{"active", `"true"`, true},
		{"active", `" TRUE "`, true},
		{"active", `"True"`, true},
		{"active", `"False"`, false},
		{"active", `1`, true},
		{"active", `-10`, true},
		{"active", `0`, false},
		{"active", `-0`, false},
		{"active", `99999999999999999999`, true},
		{"active", `""`, false},
		{"active", `null`, false},
		{"maybe", `""`, (*bool)(nil)},
		{"maybe", `false`, ptr(false)},
		{"maybe", `null`, (*bool)(nil)},
	} {
		got := property(decode[user](t, `{"`+c.property+`":`+c.text+`}`), c.property)
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s %s: got %#v, want %#v", c.property, c.text, got, c.want)
		}
	}
}

// property is the value of a user's property that is named by a JSON name.
func property(u user, name string) any {
	v := reflect.ValueOf(u)
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.Tag.Get("json") == name {
			return v.Field(i).Interface()
		}
	}
	panic("no property " + name)
}

func TestNullOverwritesDefaults(t *testing.T) {
	t.Parallel()
	for _, property := range []string{"name", "count", "boxed", "expiry", "ratio", "active", "maybe", "tags", "main", "free"} {
		text := `{"name":"x","count":1,"boxed":1,"expiry":1,"ratio":1,"active":true,"maybe":true,"tags":["a"],"main":{"displayName":"m"},"free":1,"` +
			property + `":null}`
		u := reflect.ValueOf(decode[user](t, text))
		for i := range u.NumField() {
			if f := u.Type().Field(i); f.Tag.Get("json") == property && !u.Field(i).IsZero() {
				t.Errorf("%s is %v, want its zero value", property, u.Field(i))
			}
		}
	}
}

// json.3, json.7
func TestWrongScalarsAreRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []scalar{
		{"name", `{}`, "a string was expected, got an object"},
		{"name", `["x"]`, "a string was expected, got an array"},
		{"name", `}`, "a string was expected, got '}'"},
		{"count", `"long"`, `"long" is not a whole number`},
		{"count", `"1.5"`, `"1.5" is not a whole number`},
		{"count", `"1 2"`, `"1 2" is not a whole number`},
		{"count", `"0x10"`, `"0x10" is not a whole number`},
		{"count", `"1_0"`, `"1_0" is not a whole number`},
		{"count", `true`, "a number was expected, got a boolean"},
		{"count", `[1]`, "a number was expected, got an array"},
		{"count", `{}`, "a number was expected, got an object"},
		{"count", `4294967296`, "4294967296 is out of range: -2147483648 to 2147483647"},
		{"count", `2147483648`, "2147483648 is out of range: -2147483648 to 2147483647"},
		{"count", `-2147483649`, "-2147483649 is out of range: -2147483648 to 2147483647"},
		{"count", `2147483647.5`, "2147483647.5 is out of range: -2147483648 to 2147483647"},
		{"count", `1e999`, "1e999 is out of range: -2147483648 to 2147483647"},
		{"count", `"2147483648"`, "2147483648 is out of range: -2147483648 to 2147483647"},
		{"small", `2147483648`, "2147483648 is out of range: -2147483648 to 2147483647"},
		{"boxed", `false`, "a number was expected, got a boolean"},
		{"expiry", `9223372036854775808`, "9223372036854775808 is out of range: -9223372036854775808 to 9223372036854775807"},
		{"expiry", `1e19`, "1e19 is out of range: -9223372036854775808 to 9223372036854775807"},
		{"ratio", `"NaN"`, `"NaN" is not a number`},
		{"ratio", `"Infinity"`, `"Infinity" is not a number`},
		{"ratio", `"0x1p-2"`, `"0x1p-2" is not a number`},
		{"ratio", `"many"`, `"many" is not a number`},
		{"ratio", `1e999`, "1e999 is too large for a number"},
		{"ratio", `true`, "a number was expected, got a boolean"},
		{"active", `"yes"`, `"yes" is not a boolean`},
		{"active", `"tRUE"`, `"tRUE" is not a boolean`},
		{"active", `1.0`, "a boolean was expected, got the fraction 1.0"},
		{"active", `[]`, "a boolean was expected, got an array"},
	} {
		fault := refuse[user](t, `{"`+c.property+`":`+c.text+`}`)
		if fault.Message != c.want || fault.Path != c.property {
			t.Errorf("%s %s:\n got %s\nwant %s", c.property, c.text, fault, c.want)
		}
	}
}
