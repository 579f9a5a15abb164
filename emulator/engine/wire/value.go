package wire

import "encoding/json"

// value reads any value: nil, bool, json.Number, string, []any or *Object.
func (s *scanner) value() (any, *failure) {
	c := s.next()
	switch c {
	case '{':
		return s.objectValue()
	case '[':
		return s.arrayValue()
	case '"':
		text, fail := s.text()
		return string(text), fail
	case 't', 'f':
		return s.boolean()
	case 'n':
		return nil, s.word("null")
	}
	if !isNumber(c) {
		return nil, s.unexpected("a value")
	}
	literal, _, fail := s.number()
	return json.Number(literal), fail
}

func (s *scanner) objectValue() (*Object, *failure) {
	var members []Member
	fail := s.object(func(_ int, key []byte) *failure {
		name := string(key)
		v, fail := s.value()
		members = append(members, Member{Key: name, Value: v})
		return fail
	})
	if fail != nil {
		return nil, fail
	}
	return objectOf(members), nil
}

func (s *scanner) arrayValue() ([]any, *failure) {
	list := []any{}
	fail := s.array(func(int) *failure {
		v, fail := s.value()
		list = append(list, v)
		return fail
	})
	return list, fail
}
