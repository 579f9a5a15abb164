package query

// merge puts the top level of a stored query together. It holds one condition
// for each field and operator: a later one takes the place of an earlier one
// (query.47). It also says whether that happened between the two groups.
func merge[R any](earlier, later []condition[R]) ([]condition[R], bool) {
	type place struct {
		field    string
		operator Operator
	}
	merged := make([]condition[R], 0, len(earlier)+len(later))
	at := map[place]int{}
	replaced := false
	for i, c := range append(append([]condition[R]{}, earlier...), later...) {
		p := place{c.field, c.operator}
		j, taken := at[p]
		if !taken {
			at[p] = len(merged)
			merged = append(merged, c)
			continue
		}
		merged[j] = c
		replaced = replaced || i >= len(earlier) && j < len(earlier)
	}
	return merged, replaced
}
