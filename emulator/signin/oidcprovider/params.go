package oidcprovider

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Params are names with their texts, in the order in which they were sent. A
// nil Params is JSON null.
type Params []Param

// Param is one of them.
type Param struct{ Name, Value string }

// UnmarshalJSON reads an object of texts; numbers and booleans are taken for
// texts (json.7).
func (p *Params) UnmarshalJSON(data []byte) error {
	var o *wire.Object
	if err := wire.Decode(data, &o); err != nil {
		return err
	}
	*p = nil
	if o == nil {
		return nil
	}
	*p = Params{}
	for _, m := range o.Members() {
		value, err := textOf(m)
		if err != nil {
			return err
		}
		*p = append(*p, Param{Name: m.Key, Value: value})
	}
	return nil
}

func textOf(m wire.Member) (string, error) {
	switch v := m.Value.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case json.Number:
		return v.String(), nil
	case bool:
		return strconv.FormatBool(v), nil
	default:
		return "", fmt.Errorf("%q has a value that is no text", m.Key)
	}
}

// Stored are the params in the order in which the server's database gives
// them back, that of Java's HashMap.
func (p Params) Stored() Params {
	return wire.HashOrdered(p, func(param Param) string { return param.Name })
}

// MarshalJSON writes the names in their order.
func (p Params) MarshalJSON() ([]byte, error) {
	if p == nil {
		return []byte("null"), nil
	}
	members := make([]wire.Member, len(p))
	for i, param := range p {
		members[i] = wire.Member{Key: param.Name, Value: param.Value}
	}
	return wire.NewObject(members...).MarshalJSON()
}
