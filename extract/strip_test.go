package extract

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestStrip(t *testing.T) {
	const page = `<html><head><title>Bridge</title></head><body>
	<div class="menu"><ul><li><a href="/a">Home</a></li> <li><a href="/b">Harbour news</a></li></ul></div>
	<div><p>The bridge at <b>Oldmere</b> <i>opened</i> on Friday.</p>
	<div class="spacer"><span></span></div><p>Council<br>members cut a ribbon.</p></div>
	<table><tr><td></td><td>7</td></tr></table>
	</body></html>`
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	strip(root, units(root))
	var b strings.Builder
	if err := html.Render(&b, root); err != nil {
		t.Fatal(err)
	}
	const want = `<html><head><title>Bridge</title></head><body>` +
		`<div><p>The bridge at <b>Oldmere</b> <i>opened</i> on Friday.</p>` +
		`<p>Council<br/>members cut a ribbon.</p></div>` +
		`<table><tbody><tr><td></td><td>7</td></tr></tbody></table></body></html>`
	if b.String() != want {
		t.Errorf("stripped to\n%s\nwant\n%s", b.String(), want)
	}
}

func TestAgreed(t *testing.T) {
	list := []unit{{text: "abcd", first: 1, second: 1}, {text: "abcdefghijkl", second: 1}, {text: "not taken"}}
	if got := agreed(list); got != 0.25 {
		t.Errorf("agreed = %v, want 0.25", got)
	}
	if got := agreed(nil); got != 0 {
		t.Errorf("agreed on nothing = %v, want 0", got)
	}
}
