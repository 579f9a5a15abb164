package rest

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime/quotedprintable"
	"strings"
)

// decodeTransfer decodes what a part of a body holds by its
// Content-Transfer-Encoding.
func decodeTransfer(encoding string, data []byte) ([]byte, error) {
	switch strings.ToLower(encoding) {
	case "", "binary", "7bit", "8bit":
		return data, nil
	case "base64":
		return fromBase64(data)
	case "quoted-printable":
		return io.ReadAll(quotedprintable.NewReader(bytes.NewReader(data)))
	}
	return nil, fmt.Errorf("unknown transfer encoding %q", encoding)
}

// fromBase64 skips what is no base64, as the server does.
func fromBase64(data []byte) ([]byte, error) {
	digits := bytes.Map(func(r rune) rune {
		if r == '+' || r == '/' || r == '=' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		return -1
	}, data)
	out := make([]byte, base64.StdEncoding.DecodedLen(len(digits)))
	n, err := base64.StdEncoding.Decode(out, digits)
	return out[:n], err
}
