package wire

// Or is what a pointer points to, or something else where it is nil: null.
func Or[T any](p *T, fallback T) T {
	if p == nil {
		return fallback
	}
	return *p
}

// Nullable is a text that is null where it is empty.
func Nullable(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
