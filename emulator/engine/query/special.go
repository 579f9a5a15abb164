package query

import (
	"maps"
	"slices"
	"strings"
)

const (
	refPrefix  = ".ref."
	namePrefix = ".name."
	nameSuffix = ".name"
)

// text gives the condition of a string term: equality (query.20), or what one
// of the special fields means (query.27 to query.32).
func (c *compiler[R]) text(t *term) (condition[R], error) {
	if property, ok := strings.CutPrefix(t.field, namePrefix); ok {
		return c.byName(property, t.value)
	}
	if property, ok := strings.CutPrefix(t.field, refPrefix); ok {
		return c.byID(property, t.value)
	}
	if t.field == "name" {
		return c.nameContains("", t.value)
	}
	if container, ok := strings.CutSuffix(t.field, nameSuffix); ok {
		return c.nameContains(container, t.value)
	}
	one, err := c.compare(t.field, ":", func(value any) bool { return value == t.value })
	if err == nil && one.keys == nil {
		one.keys = []string{t.value}
	}
	c.remarkText(t)
	return one, err
}

// remarkText notes a text where a number may have been meant, and a field that
// equals no text.
func (c *compiler[R]) remarkText(t *term) {
	switch kind := c.of.valueOf(t.field); {
	case kind == opaqueValue:
		c.remark("query.20")
	case isNumber(t.value) && kind != textValue:
		c.remark("query.11")
	}
}

func (c *compiler[R]) byID(property, id string) (condition[R], error) {
	id = strings.ToLower(id) // ids are read in any case
	p, found, err := c.singleReference(property, refPrefix, "query.27")
	if !found || err != nil || !c.resolver.Exists(p.target.Collection, id) {
		return nothing[R](), err
	}
	return c.refersTo(p, Equal, map[string]bool{id: true}), nil
}

func (c *compiler[R]) byName(property, name string) (condition[R], error) {
	p, found, err := c.singleReference(property, namePrefix, "query.28")
	if !found || err != nil {
		return nothing[R](), err
	}
	if !p.target.Named {
		return nothing[R](), &UnsupportedError{
			Rule:    "query.28",
			Message: "field " + namePrefix + property + ": " + property + " has no name; use " + refPrefix + property,
		}
	}
	id, exists := c.resolver.ByName(p.target.Collection, name)
	if !exists {
		return nothing[R](), nil
	}
	return c.refersTo(p, Equal, map[string]bool{id: true}), nil
}

// singleReference finds the property of .ref and .name. No such property is
// no error; one that is not a single reference is.
func (c *compiler[R]) singleReference(property, prefix, rule string) (Property[R], bool, error) {
	p, found := c.of.property(property)
	if !found || p.kind == reference {
		return p, found, nil
	}
	return p, false, &UnsupportedError{
		Rule:    rule,
		Message: "field " + prefix + property + ": " + property + " is not a reference to one object; use " + prefix + " with one",
	}
}

func (c *compiler[R]) refersTo(p Property[R], operator Operator, ids map[string]bool) condition[R] {
	c.asked(p.stored)
	one := c.condition(p.stored, operator, func(row *R) bool {
		return slices.ContainsFunc(p.ids(row), func(id string) bool { return ids[id] })
	})
	one.keys = slices.Sorted(maps.Keys(ids))
	return one
}

// nameContains is "contains", case-sensitive, on the name of the type itself
// (query.31), of what a reference refers to (query.29) or of an embedded
// object (query.30).
func (c *compiler[R]) nameContains(container, text string) (condition[R], error) {
	if container == "" {
		return c.ownNameContains(text)
	}
	p, found := c.of.property(container)
	if !found {
		c.noteLostName(container)
		return nothing[R](), nil
	}
	switch p.kind {
	case reference, references:
		return c.referredNameContains(p, text), nil
	case embedded:
		return c.embeddedNameContains(p, container+nameSuffix, contains, text)
	case embeddedList:
		return c.embeddedNameContains(p, container, elemMatch, text)
	}
	return condition[R]{}, &UnsupportedError{
		Rule:    "query.32",
		Message: "field " + container + nameSuffix + ": " + container + " has no objects with a name; store it under another key than name",
	}
}

// noteLostName notes a field that would have been a path if it did not end in
// .name (query.32).
func (c *compiler[R]) noteLostName(container string) {
	if _, _, err := c.of.path(container + nameSuffix); err == nil {
		c.defect("query.32")
	}
}

func (c *compiler[R]) ownNameContains(text string) (condition[R], error) {
	if !c.of.named() {
		return nothing[R](), nil
	}
	return c.pathContains("name", "name", contains, text)
}

func (c *compiler[R]) referredNameContains(p Property[R], text string) condition[R] {
	if !p.target.Named {
		return nothing[R]()
	}
	found := c.resolver.NamesContaining(p.target.Collection, text)
	if len(found) == 0 {
		return nothing[R]()
	}
	ids := make(map[string]bool, len(found))
	for _, id := range found {
		ids[id] = true
	}
	return c.refersTo(p, In, ids)
}

func (c *compiler[R]) embeddedNameContains(p Property[R], field string, operator Operator, text string) (condition[R], error) {
	if !p.named {
		return nothing[R](), nil
	}
	return c.pathContains(p.name+nameSuffix, field, operator, text)
}

func (c *compiler[R]) pathContains(path, field string, operator Operator, text string) (condition[R], error) {
	_, read, err := c.of.path(path)
	if err != nil {
		return condition[R]{}, err
	}
	c.asked(path)
	return c.condition(field, operator, some(read, func(value any) bool {
		s, ok := value.(string)
		return ok && strings.Contains(s, text)
	})), nil
}
