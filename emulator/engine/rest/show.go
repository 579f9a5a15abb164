package rest

// Show returns a function that turns what a rule returned into what a route
// answers: the view of the row, or the rule's error.
//
//	return rest.Show((*Row).View)(Find(c.Tx, in.ID))
func Show[R, T any](view func(*R) T) func(*R, error) (T, error) {
	return func(row *R, err error) (T, error) {
		if err != nil {
			return *new(T), err
		}
		return view(row), nil
	}
}
