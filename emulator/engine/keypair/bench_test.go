package keypair

import "testing"

// BenchmarkGenerate is the cost that pools exist for.
func BenchmarkGenerate(b *testing.B) {
	for b.Loop() {
		if _, err := Generate(); err != nil {
			b.Fatal(err)
		}
	}
}
