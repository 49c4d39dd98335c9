package ingest

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
)

// TestFolderIsWatched looks at a folder before and after a file is put there.
func TestFolderIsWatched(t *testing.T) {
	s := memory(t)
	dir := t.TempDir()
	src, err := s.AddSource(t.Context(), store.Source{Kind: store.SourceFolder, Address: dir, Name: "City Desk"})
	if err != nil {
		t.Fatal(err)
	}
	v, err := Visit(t.Context(), s, quick(t), src)
	if err != nil || v.Items != 0 || v.Reason != "" || v.Every < time.Minute || v.Every > 2*time.Minute {
		t.Fatalf("an empty folder: %+v, %v", v, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "pier.txt"), []byte("Pier opens\n\nThe pier of Orrin was opened on Tuesday, mayor Ada Brook told the council."), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, fresh := range []int{1, 0} {
		if v, err = Visit(t.Context(), s, quick(t), src); err != nil || v.Items != 1 || v.Fresh != fresh {
			t.Errorf("look %d: %+v, %v", i, v, err)
		}
	}
	if v, err = Visit(t.Context(), s, quick(t), store.Source{ID: src.ID, Kind: store.SourceFolder, Address: dir + "/none"}); err != nil || v.Reason == "" {
		t.Errorf("a folder that is not there: %+v, %v", v, err)
	}
}
