package web

import (
	"net/http"
	"strings"
	"testing"
)

// TestCalendar: each day has what was said and printed on it and leads there;
// the months beside are those that have something.
func TestCalendar(t *testing.T) {
	h, _ := reader(t)
	body := get(t, h, "/calendar?month=2031-05").Body.String()
	for _, want := range []string{"<h1>May 2031</h1>", `<a href="/search?q=said:2031-05-02" aria-label="2 May 2031">2</a>`, `<td class="heat0">31</td>`} {
		if !strings.Contains(body, want) {
			t.Errorf("the calendar lacks %s:\n%s", want, body)
		}
	}
	if n := strings.Count(body, "<td"); n != 35 {
		t.Errorf("May 2031, from a Thursday to a Saturday, has %d cells", n)
	}
	day := get(t, h, "/api/v1/calendar?month=2031-05").Body.String()
	if !strings.Contains(day, `{"day":"2031-05-01T00:00:00Z","statements":0,"reports":0}`) || strings.Contains(day, `"day":"2031-05-02T00:00:00Z","statements":0`) || strings.Contains(day, `"day":"2031-05-02T00:00:00Z","statements":2,"reports":0`) {
		t.Errorf("the days are %s", day)
	}
	if body := get(t, h, "/calendar?month=2030-01").Body.String(); !strings.Contains(body, `href="/calendar?month=2031-05"`) || strings.Contains(body, "Before:") {
		t.Errorf("an empty month leads on to nothing: %s", body)
	}
	for _, wrong := range []string{"x", "2031-13", "2031-5-1"} {
		if w := get(t, h, "/calendar?month="+wrong); w.Code != http.StatusBadRequest {
			t.Errorf("%s answers %d", wrong, w.Code)
		}
	}
}
