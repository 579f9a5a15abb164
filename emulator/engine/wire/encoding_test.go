package wire_test

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

func in16(text string, order binary.AppendByteOrder) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

func in32(text string, order binary.AppendByteOrder) []byte {
	var out []byte
	for _, r := range text {
		out = order.AppendUint32(out, uint32(r))
	}
	return out
}

// http.7a: the first bytes say how a text is encoded.
func TestDecodeEncodings(t *testing.T) {
	t.Parallel()
	const text = `{"a":"é😀"}`
	for name, data := range map[string][]byte{
		"UTF-8":          []byte(text),
		"UTF-8, mark":    []byte("\uFEFF" + text),
		"UTF-16BE":       in16(text, binary.BigEndian),
		"UTF-16LE":       in16(text, binary.LittleEndian),
		"UTF-16BE, mark": in16("\uFEFF"+text, binary.BigEndian),
		"UTF-16LE, mark": in16("\uFEFF"+text, binary.LittleEndian),
		"UTF-32BE":       in32(text, binary.BigEndian),
		"UTF-32LE":       in32(text, binary.LittleEndian),
		"UTF-32BE, mark": in32("\uFEFF"+text, binary.BigEndian),
		"UTF-32LE, mark": in32("\uFEFF"+text, binary.LittleEndian),
	} {
		var got map[string]string
		if err := wire.Decode(data, &got); err != nil || got["a"] != "é😀" {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
	for name, data := range map[string][]byte{
		"UTF-16, no pair":  in16(text, binary.BigEndian)[:2*9], // ends within the emoji
		"UTF-16, odd":      in16(text, binary.BigEndian)[:2*11-1],
		"UTF-32, not full": in32(text, binary.LittleEndian)[:4*10-2],
		"UTF-32, no rune":  append(in32(text, binary.LittleEndian), 0, 0, 0x11, 0xFF),
	} {
		var got any
		if err := wire.Decode(data, &got); err == nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// http.7a: digits of any script of 16 bits; anything else is no digit.
func TestParseInt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{
		"12": 12, "-١٢": -12, "+३": 3, "1٢３": 123, "᪁": 1,
		"": -1, "𝟏": -1, "Ⅻ": -1, "²": -1, "1_0": -1, "1٢ ": -1, "٣٠٠٠٠٠٠٠٠٠": -1,
	} {
		got, err := wire.ParseInt(text, 32)
		if (err != nil) != (want == -1) || err == nil && got != want {
			t.Errorf("%q: %d %v, want %d", text, got, err, want)
		}
	}
}
