package wire

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// UTF8 is a JSON text in UTF-8, without a byte order mark. The first bytes say
// whether it comes in UTF-8, UTF-16 or UTF-32, whatever the Content-Type says
// (http.7a): a byte order mark, or the zeros around the first character. What
// no Unicode text can hold becomes U+FFFD, which no JSON text can hold outside
// its strings.
func UTF8(data []byte) []byte {
	if len(data) < 2 || data[0] != 0 && data[1] != 0 && data[0] < 0xEF {
		return data // what nearly all texts are
	}
	width, order, mark := encodingOf(data)
	data = data[mark:]
	switch width {
	case 4:
		return fromUTF32(data, order)
	case 2:
		return fromUTF16(data, order)
	}
	return data
}

// encodingOf are the bytes of a character, their order, and the length of the
// byte order mark.
func encodingOf(data []byte) (width int, order binary.ByteOrder, mark int) {
	starts := func(mark ...byte) bool { return bytes.HasPrefix(data, mark) }
	long := len(data) >= 4
	switch {
	case long && starts(0, 0, 0xFE, 0xFF):
		return 4, binary.BigEndian, 4
	case long && starts(0xFF, 0xFE, 0, 0):
		return 4, binary.LittleEndian, 4
	case long && starts(0xFE, 0xFF):
		return 2, binary.BigEndian, 2
	case long && starts(0xFF, 0xFE):
		return 2, binary.LittleEndian, 2
	case long && starts(0xEF, 0xBB, 0xBF):
		return 1, nil, 3
	case long && starts(0, 0, 0):
		return 4, binary.BigEndian, 0
	case long && bytes.Equal(data[1:4], []byte{0, 0, 0}):
		return 4, binary.LittleEndian, 0
	case data[0] == 0:
		return 2, binary.BigEndian, 0
	case data[1] == 0:
		return 2, binary.LittleEndian, 0
	}
	return 1, nil, 0
}

func fromUTF32(data []byte, order binary.ByteOrder) []byte {
	out := make([]byte, 0, len(data)/4)
	for ; len(data) >= 4; data = data[4:] {
		out = utf8.AppendRune(out, rune(order.Uint32(data)))
	}
	return unfinished(out, data)
}

func fromUTF16(data []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return unfinished([]byte(string(utf16.Decode(units))), data[2*len(units):])
}

// unfinished adds U+FFFD for a character that the text ends within.
func unfinished(out, rest []byte) []byte {
	if len(rest) == 0 {
		return out
	}
	return utf8.AppendRune(out, utf8.RuneError)
}
