package starter

import (
	"strings"
	"testing"
)

func TestFeeds(t *testing.T) {
	list := Feeds()
	if len(list) < 20 {
		t.Fatalf("%d feeds", len(list))
	}
	seen := map[string]bool{}
	for _, f := range list {
		if seen[f.Feed] || !strings.HasPrefix(f.Feed, "https://") || f.Title == "" || f.Group == "" || !strings.HasPrefix(f.Language, "en") {
			t.Errorf("a feed is there twice or lacks something: %+v", f)
		}
		seen[f.Feed] = true
	}
}
