package emulator

import "testing"

// TestConstraints finds mistakes in the tags of the models.
func TestConstraints(t *testing.T) {
	t.Parallel()
	table, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	if err := table.Prepare(); err != nil {
		t.Error(err)
	}
}
