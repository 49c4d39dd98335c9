package access

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestRoles(t *testing.T) {
	for role, want := range map[Role]string{Reader: "read", Reviewer: "read,review", Editor: "read,review,ingest", Administrator: "read,review,ingest,admin", "nobody": "", "": ""} {
		if got := role.Scopes().String(); got != want {
			t.Errorf("%q may %q, not %q", role, got, want)
		}
		if !role.Scopes().May(Nothing) {
			t.Errorf("%q may not even ask for what needs no right", role)
		}
	}
	if _, err := ParseRole("root"); err == nil {
		t.Error("root is a role")
	}
}

func TestParseScopes(t *testing.T) {
	if got, err := ParseScopes("read, ingest,read"); err != nil || got.String() != "read,ingest" {
		t.Errorf("%v %v", got, err)
	}
	for _, bad := range []string{"", "write", "read,all", ","} {
		if got, err := ParseScopes(bad); err == nil {
			t.Errorf("%q is %v", bad, got)
		}
	}
}

func TestCheckName(t *testing.T) {
	for name, ok := range map[string]bool{"Mia": true, "Zoë O’Neil": true, "": false, " a": false, "a\nb": false, "a\u202eb": false, "\xff": false, strings.Repeat("a", 81): false} {
		if err := CheckName(name); (err == nil) != ok {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestPassword(t *testing.T) {
	ctx := context.Background()
	hash := HashPassword("a long enough one")
	if strings.Contains(hash, "long") || !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("it is kept as %q", hash)
	}
	if HashPassword("a long enough one") == hash {
		t.Error("two of the same password are kept alike")
	}
	if err := VerifyPassword(ctx, "a long enough one", hash); err != nil {
		t.Error(err)
	}
	for _, c := range [][2]string{{"a long enough two", hash}, {"", hash}, {"", ""}, {"a long enough one", ""}} {
		if err := VerifyPassword(ctx, c[0], c[1]); !errors.Is(err, ErrPassword) {
			t.Errorf("%q: %v", c[0], err)
		}
	}
	for _, broken := range []string{"x", "$argon2id$v=19$m=0,t=0,p=0$AAAA$AAAA", "$argon2id$v=19$m=19456,t=2,p=1$$", "$2a$10$abc$d$e", strings.Replace(hash, "t=2", "t=x", 1)} {
		if VerifyPassword(ctx, "a long enough one", broken) == nil {
			t.Errorf("%q lets one in", broken)
		}
	}
	if CheckPassword("short") == nil || CheckPassword(strings.Repeat("é", 12)) != nil || CheckPassword(strings.Repeat("a", 1001)) == nil {
		t.Error("the length of passwords is not minded")
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	hashing <- struct{}{}
	hashing <- struct{}{}
	if err := VerifyPassword(gone, "a", hash); !errors.Is(err, context.Canceled) {
		t.Errorf("one who left is served: %v", err)
	}
	<-hashing
	<-hashing
}

func TestSecrets(t *testing.T) {
	a, b := NewToken(), NewToken()
	if a == b || !strings.HasPrefix(a, TokenPrefix) || len(a) < 30 || strings.Contains(Digest(a), a) || Digest(a) == Digest(b) {
		t.Error(a, b)
	}
	if again := FormToken("s"); again != FormToken("s") || again == FormToken("t") || Same("a", "b") || !Same("a", "a") {
		t.Error("the tokens of forms")
	}
}

func TestLimiter(t *testing.T) {
	now := time.Date(2031, 5, 2, 0, 0, 0, 0, time.UTC)
	l := NewLimiter(60, 3)
	for i := range 3 {
		if w := l.Wait("a", 1, now); w != 0 {
			t.Fatalf("request %d waits %s", i, w)
		}
	}
	if w := l.Wait("a", 1, now); w != time.Second {
		t.Errorf("the fourth waits %s", w)
	}
	if l.Wait("b", 1, now) != 0 {
		t.Error("another pays for it")
	}
	if w := l.Wait("a", 1, now.Add(time.Second)); w != 0 {
		t.Errorf("a second later it waits %s: a refused request was counted", w)
	}
	if w := l.Wait("c", 100, now); w != 0 {
		t.Errorf("what costs more than the burst is never answered: %s", w)
	}
	l.Set(0, 0)
	for range 100 {
		if l.Wait("a", 1, now) != 0 {
			t.Fatal("no limit limits")
		}
	}
}

func TestLimiterForgets(t *testing.T) {
	now := time.Date(2031, 5, 2, 0, 0, 0, 0, time.UTC)
	l := NewLimiter(60, 1)
	for i := range 2*remembered + 10 {
		l.Wait(fmt.Sprint(i), 1, now)
	}
	if len(l.of) > remembered {
		t.Errorf("it remembers %d", len(l.of))
	}
}
