package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestPreread reads the whole file, and nothing once the context has ended.
func TestPreread(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	info, err := os.Stat(filepath.Join(dir, FileName))
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.Preread(t.Context()); n != info.Size() || err != nil {
		t.Errorf("%d of %d bytes: %v", n, info.Size(), err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if n, err := s.Preread(ended); n != 0 || err != nil {
		t.Errorf("after the end it reads %d bytes: %v", n, err)
	}
	memory, err := Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer memory.Close()
	if n, err := memory.Preread(t.Context()); n != 0 || err != nil {
		t.Errorf("a record in memory: %d bytes, %v", n, err)
	}
	if _, err := (&Store{file: filepath.Join(dir, "gone")}).Preread(t.Context()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is gone: %v", err)
	}
	if freeMemory() <= 0 {
		t.Error("no memory is free")
	}
}

// TestRevisionCounts wants the queue to change nothing that pages show, a
// report that is recorded to be news, and what people decide to be more.
func TestRevisionCounts(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	before, err := s.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name           string
		do             func() error
		shown, decided int64
	}{
		{"leasing", func() error { _, err := s.Hold(t.Context(), "recorder", "test", 1); return err }, 0, 0},
		{"looking for messages", func() error { return s.Bundle(t.Context(), func() string { return "1" }) }, 0, 0},
		{"views", func() error { return s.Viewed(t.Context(), map[View]int{{"story", "1"}: 1}) }, 1, 0},
		{"a setting", func() error { return s.Set(t.Context(), map[string]string{"public": "on"}, nil, "test") }, 0, 1},
		{"a saved search", func() error { return s.SaveSearch(t.Context(), SavedSearch{Name: "a", Query: "b"}) }, 0, 1},
	} {
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		after, err := s.Revision(t.Context())
		if err != nil || after.Shown-before.Shown != step.shown || after.Decided-before.Decided != step.decided {
			t.Errorf("%s: from %+v to %+v, %v", step.name, before, after, err)
		}
		before = after
	}
}
