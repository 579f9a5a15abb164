package testkit_test

import (
	"bytes"
	"os"
	"regexp"
	"testing"
)

var readmeExample = regexp.MustCompile("(?s)<!-- testkit example -->\n```go\n(.*?)```")

// TestReadmeExample checks that the example of the README is one that runs
// here.
func TestReadmeExample(t *testing.T) {
	t.Parallel()
	readme, errReadme := os.ReadFile("../README.md")
	source, errSource := os.ReadFile("example_test.go")
	if errReadme != nil || errSource != nil {
		t.Fatal(errReadme, errSource)
	}
	found := readmeExample.FindSubmatch(readme)
	if found == nil {
		t.Fatal("the README has no example")
	}
	if !bytes.Contains(source, found[1]) {
		t.Errorf("example_test.go has no\n%s", found[1])
	}
}
