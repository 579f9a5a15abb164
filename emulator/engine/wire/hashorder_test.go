package wire_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// The orders are those of java.util.HashMap.
func TestHashOrder(t *testing.T) {
	t.Parallel()
	many := make([]string, 13) // more than fit into 16 buckets
	for i := range many {
		many[i] = fmt.Sprintf("k%d", i)
	}
	for _, test := range []struct{ given, want []string }{
		{[]string{"level", "title", "home", "tags", "scores", "kind", "vip"}, []string{"level", "scores", "kind", "title", "vip", "home", "tags"}},
		{[]string{"city", "zip"}, []string{"zip", "city"}},
		{[]string{"BB", "Aa"}, []string{"BB", "Aa"}}, // one bucket: as they came
		{many, []string{"k0", "k1", "k2", "k3", "k4", "k5", "k11", "k6", "k10", "k7", "k8", "k12", "k9"}},
	} {
		got := wire.HashOrdered(test.given, func(key string) string { return key })
		if !slices.Equal(got, test.want) {
			t.Errorf("got %v, want %v", got, test.want)
		}
	}
}
