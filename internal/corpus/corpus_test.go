package corpus

import (
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	folder := t.TempDir()
	plain, packed := filepath.Join(folder, "a.txt"), filepath.Join(folder, "a.txt.gz")
	if err := os.WriteFile(plain, []byte("one\r\ntwo\nthree"), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(packed)
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(file)
	z.Write([]byte("one\r\ntwo\nthree"))
	z.Close()
	file.Close()
	for _, path := range []string{plain, packed} {
		var got []string
		err := Lines(path, func(line string) error { got = append(got, line); return nil })
		if want := []string{"one", "two", "three"}; err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v; want %q", path, got, err, want)
		}
	}
}

func TestErrorsNameTheirPlace(t *testing.T) {
	folder := t.TempDir()
	plain, broken := filepath.Join(folder, "a.txt"), filepath.Join(folder, "a.gz")
	os.WriteFile(plain, []byte("one\ntwo\n"), 0o600)
	os.WriteFile(broken, []byte("not packed"), 0o600)
	cause := errors.New("no number")
	err := Lines(plain, func(line string) error {
		if line == "two" {
			return cause
		}
		return nil
	})
	if !errors.Is(err, cause) || !strings.Contains(err.Error(), "a.txt:2") {
		t.Errorf("%v: want the cause at line 2", err)
	}
	if _, err := Read(broken); err == nil || !strings.Contains(err.Error(), "a.gz") {
		t.Errorf("%v: want a reason that names the file", err)
	}
}
