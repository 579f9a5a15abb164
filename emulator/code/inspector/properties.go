package inspector

import (
	"strconv"
	"strings"
)

// property is a line of a Java properties file.
type property struct{ name, value string }

// parse reads a Java properties file: ISO-8859-1, lines that go on after a
// backslash, comments, and escapes. Of a name that is there twice the last
// value counts.
func parse(text []byte) []property {
	var all []property
	for _, line := range logicalLines(latin1(text)) {
		name, value := split(line)
		p := property{unescape(name), unescape(value)}
		if i := indexOf(all, p.name); i >= 0 {
			all[i] = p
			continue
		}
		all = append(all, p)
	}
	return all
}

func indexOf(all []property, name string) int {
	for i := range all {
		if all[i].name == name {
			return i
		}
	}
	return -1
}

func latin1(text []byte) string {
	runes := make([]rune, len(text))
	for i, b := range text {
		runes[i] = rune(b)
	}
	return string(runes)
}

// logicalLines joins lines that end with an odd number of backslashes to the
// next ones, and leaves out blank ones and comments.
func logicalLines(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	var lines []string
	whole, more := "", false
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimLeft(line, " \t\f")
		if !more && (line == "" || line[0] == '#' || line[0] == '!') {
			continue
		}
		slashes := len(line) - len(strings.TrimRight(line, `\`))
		more = slashes%2 == 1
		if more {
			whole += line[:len(line)-1]
			continue
		}
		lines = append(lines, whole+line)
		whole = ""
	}
	if whole != "" {
		lines = append(lines, whole)
	}
	return lines
}

// split parts a line at its first separator that is not escaped.
func split(line string) (name, value string) {
	end := len(line)
	for i := 0; i < len(line); i++ {
		if line[i] == '\\' {
			i++
			continue
		}
		if strings.IndexByte("=: \t\f", line[i]) >= 0 {
			end = i
			break
		}
	}
	value = strings.TrimLeft(line[end:], " \t\f")
	if value != "" && (value[0] == '=' || value[0] == ':') {
		value = strings.TrimLeft(value[1:], " \t\f")
	}
	return line[:end], value
}

func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		case 'r':
			b.WriteByte('\r')
		case 'f':
			b.WriteByte('\f')
		case 'u':
			if code, err := strconv.ParseUint(s[i+1:min(i+5, len(s))], 16, 32); err == nil && i+5 <= len(s) {
				b.WriteRune(rune(code))
				i += 4
			}
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

const unknown = "UNKNOWN"

// manifestOf is the manifest that properties say.
func manifestOf(all []property) Manifest {
	m := Manifest{Version: Version{Version: unknown, Revision: unknown, Timestamp: unknown}, BuiltinSPIs: []string{}}
	for _, p := range all {
		switch p.name {
		case "Element-Version":
			m.Version.Version = p.value
		case "Element-Revision":
			m.Version.Revision = p.value
		case "Element-Build-Time":
			m.Version.Timestamp = p.value
		case "Element-Builtin-Spis":
			for name := range strings.SplitSeq(p.value, ",") {
				if name = strings.TrimSpace(name); name != "" {
					m.BuiltinSPIs = append(m.BuiltinSPIs, name)
				}
			}
		}
	}
	return m
}
