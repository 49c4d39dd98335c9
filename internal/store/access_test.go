package store

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
)

func TestUsers(t *testing.T) {
	s, ctx := open(t), t.Context()
	now := time.Date(2031, 5, 2, 9, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	if err := s.AddUser(ctx, "Mia", "reviewer", "hash", "command line"); err != nil {
		t.Fatal(err)
	}
	if err := s.AddUser(ctx, "MIA", "admin", "hash", "command line"); !errors.Is(err, ErrTaken) {
		t.Errorf("a name twice: %v", err)
	}
	if hash, err := s.PasswordHash(ctx, "mia"); err != nil || hash != "hash" {
		t.Errorf("%q %v", hash, err)
	}
	if hash, err := s.PasswordHash(ctx, "Tom"); err != nil || hash != "" {
		t.Errorf("%q %v", hash, err)
	}
	if err := s.StartSession(ctx, "Mia", "key", time.Hour); err != nil {
		t.Fatal(err)
	}
	if err := s.SetRole(ctx, "mia", "editor", "Ada"); err != nil {
		t.Fatal(err)
	}
	if u, err := s.Session(ctx, "key"); err != nil || u.Name != "Mia" || u.Role != "editor" {
		t.Errorf("%+v %v", u, err)
	}
	now = now.Add(time.Hour)
	if _, err := s.Session(ctx, "key"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a session lives on: %v", err)
	}
	if err := s.StartSession(ctx, "Mia", "key2", time.Hour); err != nil {
		t.Fatal(err)
	}
	if err := s.RemoveUser(ctx, "Mia", "Ada"); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{s.StartSession(ctx, "Mia", "key3", time.Hour), s.RemoveUser(ctx, "Mia", "Ada"), s.SetRole(ctx, "Mia", "admin", "Ada")} {
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("an account that is gone: %v", err)
		}
	}
	if _, err := s.Session(ctx, "key2"); !errors.Is(err, ErrNotFound) {
		t.Errorf("its session lives on: %v", err)
	}
	if err := s.AddUser(ctx, "Mia", "reader", "hash", "Ada"); !errors.Is(err, ErrTaken) {
		t.Errorf("the name of a removed account is given again: %v", err)
	}
	deeds, err := s.Deeds(ctx, 10)
	if err != nil || len(deeds) != 3 || deeds[1].Before != "reviewer" || deeds[1].After != "editor" || deeds[1].Who != "Ada" {
		t.Errorf("%+v %v", deeds, err)
	}
}

func TestTokens(t *testing.T) {
	s, ctx := open(t), t.Context()
	id, err := s.AddToken(ctx, Token{Name: "wire", Scopes: "read,ingest"}, "hash", "Ada")
	if err != nil {
		t.Fatal(err)
	}
	if k, err := s.TokenOf(ctx, "hash"); err != nil || k.Scopes != "read,ingest" || k.ID != id {
		t.Errorf("%+v %v", k, err)
	}
	if list, err := s.Tokens(ctx); err != nil || len(list) != 1 || list[0].Used.IsZero() {
		t.Errorf("%+v %v", list, err)
	}
	if _, err := s.TokenOf(ctx, "other"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if err := s.RevokeToken(ctx, id, "Ada"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.TokenOf(ctx, "hash"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a revoked token works: %v", err)
	}
	if err := s.RevokeToken(ctx, id, "Ada"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

func TestSettings(t *testing.T) {
	s, ctx := open(t), t.Context()
	for _, v := range []map[string]string{{"a": "1", "pass": "x"}, {"a": "1", "pass": "y"}, {"a": ""}} {
		if err := s.Set(ctx, v, map[string]bool{"pass": true}, "Ada"); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.Settings(ctx); err != nil || len(got) != 1 || got["pass"] != "y" {
		t.Errorf("%v %v", got, err)
	}
	deeds, err := s.Deeds(ctx, 10)
	if err != nil || len(deeds) != 4 {
		t.Fatalf("%+v %v", deeds, err)
	}
	for _, d := range deeds {
		if d.What == "pass" && d.Before+d.After != "" {
			t.Errorf("a secret is in the log: %+v", d)
		}
	}
}

// TestRevision sees the record change by this program's hand and by another's.
func TestRevision(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{":memory:", dir} {
		s, err := Open(t.Context(), folder)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		writers := []*Store{s}
		if folder == dir {
			other, err := Open(t.Context(), folder)
			if err != nil {
				t.Fatal(err)
			}
			defer other.Close()
			writers = append(writers, other)
		}
		for i, w := range writers {
			a, err := s.Revision(t.Context())
			b, err2 := s.Revision(t.Context())
			if a != b || err != nil || err2 != nil {
				t.Fatalf("nothing changed, and it went from %d to %d: %v %v", a, b, err, err2)
			}
			if _, _, err := w.Accept(t.Context(), gainsay.Page{URL: "https://a.example", Body: []byte{byte(i)}}); err != nil {
				t.Fatal(err)
			}
			if c, err := s.Revision(t.Context()); c == b || err != nil {
				t.Errorf("writer %d of %s changed the record, and it stays %d: %v", i, folder, c, err)
			}
		}
	}
}

// TestRetentionSetting is what a source keeps that does not say.
func TestRetentionSetting(t *testing.T) {
	s := open(t)
	for i, c := range []struct {
		set       string
		say, want Keep
	}{{"", "", KeepFull}, {"sentence", "", KeepSentence}, {"sentence", KeepExcerpt, KeepExcerpt}} {
		if err := s.Set(t.Context(), map[string]string{"retention": c.set}, nil, "test"); err != nil {
			t.Fatal(err)
		}
		src, err := s.AddSource(t.Context(), Source{Kind: SourceFeed, Address: fmt.Sprintf("https://a.example/%d", i), Keep: c.say})
		if err != nil || src.Keep != c.want {
			t.Errorf("set %q, said %q: %q %v", c.set, c.say, src.Keep, err)
		}
	}
}
