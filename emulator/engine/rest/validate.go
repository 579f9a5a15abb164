package rest

import "reflect"

// Validate checks a body of the mode "plain" inside a rule, as those services
// of the server do that look at it themselves. A body that is not there (a nil
// pointer) is a 500 (json.8), one that breaks its constraints a 400.
func (c *Call) Validate(body any) error {
	if v := reflect.ValueOf(body); !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return Unknown("The request has no body.").By("json.8")
	}
	if failures := c.server.Table.checker.Check(body); len(failures) > 0 {
		return Invalid(failures...)
	}
	return nil
}
