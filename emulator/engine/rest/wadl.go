package rest

import (
	"bytes"
	"encoding/xml"
)

// wadlModified is the Last-Modified of WADL documents, which only change with
// the emulator.
const wadlModified = "Thu, 20 Aug 2026 00:00:00 GMT"

// wadl is a short WADL document of a resource: its URL and methods (http.10).
func wadl(url string, methods []string) []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<application xmlns="http://wadl.dev.java.net/2009/02"><resources base="`)
	_ = xml.EscapeText(&b, []byte(url)) // a buffer takes everything
	b.WriteString(`"><resource path="/">`)
	for _, m := range methods {
		b.WriteString(`<method name="` + m + `"/>`)
	}
	b.WriteString(`</resource></resources></application>` + "\n")
	return b.Bytes()
}
