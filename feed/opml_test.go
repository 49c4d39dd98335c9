package feed

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestOPML(t *testing.T) {
	list, err := ParseOPML([]byte(`<?xml version="1.0"?><opml version="1.0"><body>
<outline text="Coast &amp; sea"><outline type="rss" text="Orsk Gazette" xmlUrl="https://gazette.example/feed" htmlUrl="https://gazette.example/" language="en"/>
<outline text="Islands"><outline title="Isle" text="x" xmlUrl="http://isle.example/atom.xml"/></outline></outline>
<outline text="none" xmlUrl="javascript:alert(1)"/><outline xmlUrl="https://bare.example/rss"/><outline text="cut`))
	want := []Outline{
		{"Orsk Gazette", "https://gazette.example/feed", "https://gazette.example/", "en", "Coast & sea"},
		{"Isle", "http://isle.example/atom.xml", "", "", "Coast & sea / Islands"},
		{"", "https://bare.example/rss", "", "", "none"},
	}
	want[2].Group = ""
	if err != nil || !slices.Equal(list, want) {
		t.Fatalf("got %+v, %v", list, err)
	}
	again, err := ParseOPML(WriteOPML("Feeds <of> ours", list))
	want[2].Title = "https://bare.example/rss"
	if err != nil || !slices.Equal(again, want) {
		t.Errorf("written and read: %+v, %v", again, err)
	}
	for _, body := range []string{"", "words", "<html><body></body></html>", `{"a":1}`} {
		if _, err := ParseOPML([]byte(body)); !errors.Is(err, ErrNotOPML) {
			t.Errorf("%q: %v", body, err)
		}
	}
}

// FuzzOPML reads a list, writes it and reads it again: nothing is lost.
func FuzzOPML(f *testing.F) {
	f.Add([]byte(`<opml><body><outline text="a"><outline text="b" xmlUrl="https://b.example/"/></outline></body></opml>`))
	f.Add([]byte(`<opml><outline xmlUrl="https://b.example/?a=1&b=2" text="a &lt;b&gt;"`))
	f.Fuzz(func(t *testing.T, body []byte) {
		list, err := ParseOPML(body)
		if err != nil {
			return
		}
		again, err := ParseOPML(WriteOPML("list", list))
		if err != nil || len(again) != len(list) {
			t.Fatalf("%d feeds became %d: %v", len(list), len(again), err)
		}
		for i := range list {
			if strings.TrimSpace(again[i].Feed) != strings.TrimSpace(list[i].Feed) {
				t.Fatalf("%q became %q", list[i].Feed, again[i].Feed)
			}
		}
	})
}
