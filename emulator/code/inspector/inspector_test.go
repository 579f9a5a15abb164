package inspector_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/code/inspector"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// file is a file of an archive; a name that ends with a slash is a folder.
type file struct{ name, text string }

func archive(t *testing.T, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		part, err := w.Create(f.name)
		if err == nil && f.text != "" {
			_, err = part.Write([]byte(f.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestInspect shows what is read of an archive: each folder at its top but the
// shared one, with its jars, its classes, its attributes and its manifest.
func TestInspect(t *testing.T) {
	t.Parallel()
	got, err := inspector.Inspect(archive(t,
		file{"api/shared.jar", "x"}, file{".git/config", "x"}, file{"readme.txt", "x"},
		file{"shop/", ""}, file{"shop/lib/b.jar", "x"}, file{"shop/lib/a.jar", "x"}, file{"shop/api/shop.jar", "x"},
		file{"shop/classpath/com/example/A.class", "x"},
		file{"shop/dev.getelements.element.attributes.properties", "# a comment\nkey = some \\\n  value\nother:\\u00e9\\n"},
		file{"shop/dev.getelements.element.manifest.properties", "Element-Version=1.2\nElement-Builtin-Spis=DEFAULT, GUICE_7_0_0\n"},
		file{"bare/", ""},
	))
	if err != nil {
		t.Fatal(err)
	}
	none, unknown := []string{}, "UNKNOWN"
	want := []inspector.Record{
		{
			Path: "bare", API: none, SPI: none, Lib: none, Classpath: none, Attributes: wire.NewObject(),
			Manifest: inspector.Manifest{Version: inspector.Version{Version: unknown, Revision: unknown, Timestamp: unknown}, BuiltinSPIs: none},
		},
		{
			Path: "shop", API: []string{"api/shop.jar"}, SPI: none, Lib: []string{"lib/a.jar", "lib/b.jar"},
			Classpath:  []string{"classpath/com", "classpath/com/example", "classpath/com/example/A.class"},
			Attributes: wire.NewObject(wire.Member{Key: "key", Value: "some value"}, wire.Member{Key: "other", Value: "é\n"}),
			Manifest: inspector.Manifest{
				Version: inspector.Version{Version: "1.2", Revision: unknown, Timestamp: unknown}, BuiltinSPIs: []string{"DEFAULT", "GUICE_7_0_0"},
			},
		},
	}
	if diff := cmp.Diff(text(t, want), text(t, got)); diff != "" {
		t.Error(diff)
	}
}

func text(t *testing.T, v any) string {
	t.Helper()
	data, err := wire.Encode(v)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), `,"`, ",\n\"")
}

// elm_inspector.1: what is no archive is a 400, and so is one that would leave
// its folder or that is made to take the memory.
func TestBadArchives(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{
		"no zip":       []byte("no zip"),
		"nothing":      nil,
		"climbs":       archive(t, file{"a/../../etc/passwd", "x"}),
		"absolute":     archive(t, file{"//etc/passwd", "x"}),
		"backslashes":  archive(t, file{`a\..\..\b`, "x"}),
		"a zip bomb":   archive(t, file{"a/dev.getelements.element.manifest.properties", strings.Repeat("a", 1<<20)}),
		"a cut end":    archive(t, file{"a/b", "x"})[:40],
		"a wrong head": append([]byte("PK\x03\x04"), make([]byte, 100)...),
	} {
		_, err := inspector.Inspect(data)
		var e *rest.Error
		if !errors.As(err, &e) || e.Status != http.StatusBadRequest || e.Code != rest.InvalidDataCode {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// elm_inspector.3: what a file would unpack to does not matter, as only two
// small files of each element are read.
func TestLargeFilesAreNotUnpacked(t *testing.T) {
	t.Parallel()
	data := archive(t, file{"a/lib/bomb.jar", strings.Repeat("\x00", 64<<20)})
	if len(data) > 1<<20 {
		t.Fatalf("the archive has %d bytes", len(data))
	}
	if got, err := inspector.Inspect(data); err != nil || len(got) != 1 {
		t.Errorf("%v, %v", got, err)
	}
}
