package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// by is a form with its name and reason.
func by(fields ...string) url.Values {
	v := url.Values{"who": {"Mia"}, "why": {"read the report"}}
	for i := 0; i+1 < len(fields); i += 2 {
		v.Set(fields[i], fields[i+1])
	}
	return v
}

func TestCorrectByForm(t *testing.T) {
	h, _ := reader(t)
	for _, f := range []url.Values{
		by("act", "speaker", "speaker", "/p/tomrask"), by("act", "cue", "value", "said", "done", "denied"),
		by("act", "day", "value", "2031-04-30"),
	} {
		if w := post(t, h, "/s/d1-a-q/correct", "same-origin", f); w.Code != http.StatusSeeOther {
			t.Fatalf("%v: %d %s", f, w.Code, w.Body)
		}
	}
	if w := post(t, h, "/s/d1-b-q/correct", "same-origin", by("act", "figure", "words", "people", "value", "1,400", "bound", "~")); w.Code != http.StatusSeeOther {
		t.Fatalf("a figure: %d %s", w.Code, w.Body)
	}
	body := get(t, h, "/s/d1-a-q").Body.String()
	for _, want := range []string{"Tom Rask", "denied", "30 Apr 2031", "corrected by hand", "Mia", "Take back"} {
		if !strings.Contains(body+get(t, h, "/search?q=is:corrected").Body.String(), want) {
			t.Errorf("the page of the statement does not say %q", want)
		}
	}
	if body := get(t, h, "/s/d1-b-q").Body.String(); !strings.Contains(body, "“people” is about 1,400") {
		t.Error("the corrected figure is not shown")
	}
	if body := get(t, h, "/decisions").Body.String(); strings.Count(body, "/s/d1-") < 4 {
		t.Error("the log does not lead to what was corrected")
	}
	for _, f := range []url.Values{
		by("act", "cue", "value", "roared", "done", "said"), by("act", "cue", "value", "said", "done", "sang"), by("act", "day", "value", "soon"),
		by("act", "figure", "words", "people", "value", "many", "bound", "~"), by("act", "colour"), {"act": {"day"}, "value": {"2031-04-30"}},
	} {
		if w := post(t, h, "/s/d1-a-q/correct", "same-origin", f); w.Code != http.StatusBadRequest {
			t.Errorf("%v: %d", f, w.Code)
		}
	}
	if w := post(t, h, "/decisions/1/undo", "same-origin", nil); w.Code != http.StatusSeeOther {
		t.Errorf("taking back: %d", w.Code)
	}
	if body := get(t, h, "/s/d1-a-q").Body.String(); !strings.Contains(body, `href="/p/annaberg"`) || !strings.Contains(body, "taken back") {
		t.Error("the speaker is not who was read again")
	}
}

func TestMergeByForm(t *testing.T) {
	h, _ := reader(t)
	if w := post(t, h, "/p/tomrask/merge", "same-origin", by("into", "http://127.0.0.1:8080/p/annaberg?x#y")); w.Code != http.StatusSeeOther {
		t.Fatalf("merging: %d %s", w.Code, w.Body)
	}
	for _, prefix := range []string{"", "/api/v1"} {
		w := get(t, h, prefix+"/p/tomrask")
		if w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != prefix+"/p/annaberg" {
			t.Errorf("the merged one: %d %s", w.Code, w.Header().Get("Location"))
		}
	}
	if body := get(t, h, "/p/annaberg").Body.String(); !strings.Contains(body, "4 statements by") || !strings.Contains(body, "merged it into another: Mia") {
		t.Error("the page does not have what both said, and who merged them")
	}
	if w := post(t, h, "/p/annaberg/merge", "same-origin", by("into", "tomrask")); w.Code != http.StatusBadRequest {
		t.Errorf("merging in a circle: %d", w.Code)
	}
	if w := post(t, h, "/s/d2-a-q/split", "same-origin", by()); w.Code != http.StatusSeeOther {
		t.Errorf("telling apart: %d %s", w.Code, w.Body)
	}
	if body := get(t, h, "/p/annaberg").Body.String(); !strings.Contains(body, "3 statements by") {
		t.Errorf("the two are still one: %s", body[strings.Index(body, "<h1>"):][:400])
	}
}

func TestMoveByForm(t *testing.T) {
	h, _ := reader(t)
	if w := post(t, h, "/a/d2/move", "same-origin", by()); w.Code != http.StatusSeeOther {
		t.Fatalf("moving: %d %s", w.Code, w.Body)
	}
	body := get(t, h, "/a/d2").Body.String()
	_, rest, _ := strings.Cut(body, `href="/story/`)
	own, _, _ := strings.Cut(rest, `"`)
	if own == "" || own == "bridge" {
		t.Fatalf("the report is in %q", own)
	}
	if w := post(t, h, "/story/bridge/merge", "same-origin", by("into", own)); w.Code != http.StatusSeeOther {
		t.Fatalf("merging: %d %s", w.Code, w.Body)
	}
	if w := get(t, h, "/story/bridge"); w.Code != http.StatusMovedPermanently {
		t.Errorf("the merged story: %d", w.Code)
	}
	if body := get(t, h, "/story/"+own).Body.String(); !strings.Contains(body, "Bridge open again") || !strings.Contains(body, "Mia") {
		t.Error("the story does not have both reports and the decision")
	}
	if w := post(t, h, "/a/d2/move", "same-origin", by("into", "nowhere")); w.Code != http.StatusNotFound {
		t.Errorf("moving to no story: %d", w.Code)
	}
}
