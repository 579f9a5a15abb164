package javaregex

// unquoted replaces \Q…\E by escapes of what is between: in a class, before a
// quantifier and under the flag x too, the text stands for itself.
func unquoted(pattern []rune) []rune {
	var out []rune
	quoted := false
	for i := 0; i < len(pattern); i++ {
		r := pattern[i]
		pair := r == '\\' && i+1 < len(pattern)
		switch {
		case quoted && pair && pattern[i+1] == 'E':
			quoted = false
			i++
		case quoted:
			out = append(out, escaped(r)...)
		case pair && pattern[i+1] == 'Q':
			quoted = true
			i++
		case pair:
			out = append(out, r, pattern[i+1])
			i++
		default:
			out = append(out, r)
		}
	}
	return out
}

func escaped(r rune) []rune {
	switch {
	case digits.has(r):
		// Not \1, which would be a reference.
		return []rune{'\\', 'x', '3', r}
	case r > 0x7F || isAlnum(r):
		return []rune{r}
	}
	return []rune{'\\', r}
}
