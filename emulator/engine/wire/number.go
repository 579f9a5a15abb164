package wire

// longestNumber is the length of the longest number, as in the real server's
// parser.
const longestNumber = 1000

// number reads a number at pos: its text, which is a part of the scanner's
// data, and whether it is written without fraction and exponent.
func (s *scanner) number() (literal []byte, whole bool, fail *failure) {
	start := s.pos
	if s.data[s.pos] == '-' {
		s.pos++
	}
	if fail := s.wholePart(); fail != nil {
		return nil, false, fail
	}
	whole = true
	if s.at('.') {
		whole = false
		s.pos++
		if fail := s.digits(); fail != nil {
			return nil, false, fail
		}
	}
	if s.at('e') || s.at('E') {
		whole = false
		s.pos++
		if s.at('+') || s.at('-') {
			s.pos++
		}
		if fail := s.digits(); fail != nil {
			return nil, false, fail
		}
	}
	if s.pos-start > longestNumber {
		return nil, false, s.failAt(start, "a number is longer than %d characters", longestNumber)
	}
	return s.data[start:s.pos], whole, nil
}

func (s *scanner) at(c byte) bool { return s.pos < len(s.data) && s.data[s.pos] == c }

// wholePart reads the digits before the point; no zero may lead them.
func (s *scanner) wholePart() *failure {
	leading := s.at('0')
	start := s.pos
	if fail := s.digits(); fail != nil {
		return fail
	}
	if leading && s.pos-start > 1 {
		return s.failAt(start, "a number must not start with a zero")
	}
	return nil
}

func (s *scanner) digits() *failure {
	start := s.pos
	for s.pos < len(s.data) && isDigit(s.data[s.pos]) {
		s.pos++
	}
	if s.pos == start {
		return s.unexpected("a digit")
	}
	return nil
}
