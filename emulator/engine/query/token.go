package query

import "strings"

// Token is a piece of a search text.
type Token struct {
	// At is its first byte, counted from 0.
	At   int    `json:"at"`
	Text string `json:"text"`
	// Kind is what it is taken for.
	Kind TokenKind `json:"kind"`
}

// TokenKind is what a piece of a search text is taken for.
type TokenKind string

// The kinds of tokens. Of the keywords, the language knows AND, and, &, OR, or,
// | and NOT; what somebody may have meant for one counts here, too.
const (
	WordToken     TokenKind = "word"
	QuotedToken   TokenKind = "quoted"
	OperatorToken TokenKind = "operator"
	AndToken      TokenKind = "and"
	OrToken       TokenKind = "or"
	NotToken      TokenKind = "not"
	ToToken       TokenKind = "to"
	OpenToken     TokenKind = "open"
	CloseToken    TokenKind = "close"
)

// operators are those of the language and those that people write instead,
// longest first.
var operators = []string{"==", "!=", ">=", "<=", "&&", "||", ":", "=", ">", "<", "&", "|", "!", "(", ")"}

// Tokens cuts any text into tokens, whether or not it is a query.
func Tokens(text string) []Token {
	tokens := []Token{}
	for at := 0; at < len(text); {
		if isSpace(text[at]) || text[at] == '\n' || text[at] == '\r' {
			at++
			continue
		}
		end := tokenEnd(text, at)
		piece := text[at:end]
		tokens = append(tokens, Token{At: at, Text: piece, Kind: kindOf(piece)})
		at = end
	}
	return tokens
}

// tokenEnd is where the token at a place ends.
func tokenEnd(text string, at int) int {
	if c := text[at]; c == '"' || c == '\'' {
		if n := strings.IndexByte(text[at+1:], c); n >= 0 {
			return at + n + 2
		}
		return len(text)
	}
	if o := operatorAt(text[at:]); o != "" {
		return at + len(o)
	}
	end := at
	for end < len(text) && !isSpace(text[end]) && text[end] != '\n' && text[end] != '\r' && text[end] != '"' && operatorAt(text[end:]) == "" {
		end++
	}
	return end
}

func operatorAt(text string) string {
	for _, o := range operators {
		if strings.HasPrefix(text, o) {
			return o
		}
	}
	return ""
}

func kindOf(piece string) TokenKind {
	if piece[0] == '"' || piece[0] == '\'' {
		return QuotedToken
	}
	switch strings.ToLower(piece) {
	case "(":
		return OpenToken
	case ")":
		return CloseToken
	case "and", "&", "&&":
		return AndToken
	case "or", "|", "||":
		return OrToken
	case "not", "!":
		return NotToken
	case "to":
		return ToToken
	}
	if operatorAt(piece) != "" {
		return OperatorToken
	}
	return WordToken
}
