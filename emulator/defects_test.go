package emulator_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// ruleInCode finds where code says that it copies a defect.
var ruleInCode = regexp.MustCompile(`(?:\.By|[dD]efect|Rule:\s*)\(?"([a-z_0-9]+\.[0-9]+)"`)

// TestDefectsAreListed keeps docs/defects.md complete.
func TestDefectsAreListed(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../docs/defects.md")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	err = fs.WalkDir(os.DirFS("."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		code, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range ruleInCode.FindAllSubmatch(code, -1) {
			found++
			if rule := regexp.MustCompile(`\b` + regexp.QuoteMeta(string(m[1])) + `\b`); !rule.Match(page) {
				t.Errorf("%s copies the defect %s, which docs/defects.md does not list", path, m[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found == 0 {
		t.Error("no code copies a defect; the search is broken")
	}
}
