package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
)

// set sends the form of one group of settings with the values of now and
// these.
func (v *visitor) set(group string, values url.Values) *http.Response {
	v.t.Helper()
	form := url.Values{"group": {group}, "form-token": {v.formToken()}}
	for k, w := range values {
		form[k] = w
	}
	resp, _ := v.post("/settings", form)
	return resp
}

func TestSettingsPage(t *testing.T) {
	server, s := newsroom(t)
	v := visit(t, server).signIn("admin")
	if resp, body := v.get("/settings"); resp.StatusCode != http.StatusOK || !strings.Contains(body, "Most viewed") || !strings.Contains(body, "<td>reviewer</td>") {
		t.Fatalf("%s %s", resp.Status, body)
	}
	if resp := v.set("Access", url.Values{"hosts": {"news.example"}, "rate": {"0"}, "burst": {"9"}}); resp.StatusCode != http.StatusSeeOther {
		t.Fatal(resp.Status)
	}
	if resp := v.set("Access", url.Values{"rate": {"lots"}}); resp.StatusCode != http.StatusBadRequest {
		t.Errorf("a number that is none: %s", resp.Status)
	}
	if resp := v.set("Nothing", nil); resp.StatusCode != http.StatusBadRequest {
		t.Errorf("a group that is none: %s", resp.Status)
	}
	v.set("Mail and alerts", url.Values{"smtp_password": {"hunter2hunter2"}})
	v.set("Mail and alerts", url.Values{"smtp": {"mail.example:587"}})
	set, err := s.Settings(t.Context())
	if err != nil || set["hosts"] != "news.example" || set["rate"] != "0" || set["burst"] != "9" || set["smtp_password"] != "hunter2hunter2" || set["smtp"] != "mail.example:587" {
		t.Errorf("%v %v", set, err)
	}
	for _, path := range []string{"/settings", "/api/v1/settings"} {
		if _, body := v.get(path); strings.Contains(body, "hunter2") {
			t.Errorf("%s tells the password", path)
		}
	}
	v.set("Mail and alerts", url.Values{"forget-smtp_password": {"on"}})
	if set, err := s.Settings(t.Context()); err != nil || set["smtp_password"] != "" {
		t.Errorf("it is not forgotten: %v %v", set, err)
	}
	if _, body := v.get("/settings"); !strings.Contains(body, "<td>admin</td><td>set</td><td>hosts</td><td></td><td>news.example</td>") {
		t.Error("the log does not say who set the names")
	}
}

func TestAccountsPage(t *testing.T) {
	server, s := newsroom(t)
	v := visit(t, server).signIn("admin")
	token := v.formToken()
	send := func(path string, form url.Values) (int, string) {
		form.Set("form-token", token)
		resp, body := v.post(path, form)
		return resp.StatusCode, body
	}
	for _, c := range []struct {
		path string
		form url.Values
		want int
	}{
		{"/settings/accounts", url.Values{"name": {"Zoë"}, "role": {"editor"}, "password": {"another fine password"}}, 303},
		{"/settings/accounts", url.Values{"name": {"zoë"}, "role": {"editor"}, "password": {"another fine password"}}, 409},
		{"/settings/accounts", url.Values{"name": {"READER"}, "role": {"editor"}, "password": {"another fine password"}}, 409},
		{"/settings/accounts", url.Values{"name": {"a\nb"}, "role": {"editor"}, "password": {"another fine password"}}, 400},
		{"/settings/accounts", url.Values{"name": {"Bo"}, "role": {"king"}, "password": {"another fine password"}}, 400},
		{"/settings/accounts", url.Values{"name": {"Bo"}, "role": {"reader"}, "password": {"short"}}, 400},
		{"/settings/accounts/reader", url.Values{"role": {"reviewer"}}, 303}, {"/settings/accounts/reader", url.Values{"role": {"x"}}, 400},
		{"/settings/accounts/editor", url.Values{"act": {"remove"}}, 303}, {"/settings/accounts/nobody", url.Values{"role": {"reader"}}, 404},
		{"/settings/accounts/Admin", url.Values{"act": {"remove"}}, 409}, {"/settings/tokens", url.Values{"name": {"wire"}}, 400},
		{"/settings/tokens/x/drop", url.Values{}, 404}, {"/settings/tokens/7/drop", url.Values{}, 404},
	} {
		if got, _ := send(c.path, c.form); got != c.want {
			t.Errorf("%s %v: %d, not %d", c.path, c.form, got, c.want)
		}
	}
	code, body := send("/settings/tokens", url.Values{"name": {"wire"}, "scope": {"read", "ingest"}})
	_, fresh, _ := strings.Cut(body, `readonly value="`)
	fresh, _, _ = strings.Cut(fresh, `"`)
	if code != http.StatusOK || !strings.HasPrefix(fresh, "gainsay_") {
		t.Fatalf("a new token: %d %q", code, fresh)
	}
	if _, body := v.get("/settings"); strings.Contains(body, fresh) {
		t.Error("a token is shown twice")
	}
	r, _ := http.NewRequest(http.MethodGet, server.URL+"/api/v1/stories", nil)
	r.Header.Set("Authorization", "Bearer "+fresh)
	if resp, _ := visit(t, server).ask(r); resp.StatusCode != http.StatusOK {
		t.Errorf("the new token: %s", resp.Status)
	}
	if code, _ := send("/settings/tokens/1/drop", url.Values{}); code != http.StatusSeeOther {
		t.Errorf("revoking it: %d", code)
	}
	if resp, _ := visit(t, server).ask(r); resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("a revoked token: %s", resp.Status)
	}
	if users, err := s.Users(t.Context()); err != nil || len(users) != 4 {
		t.Errorf("%+v %v", users, err)
	}
}

// TestShown sets from which score contradictions are shown; the one of the
// bridge has .8.
func TestShown(t *testing.T) {
	server, s := newsroom(t)
	v := visit(t, server).signIn("admin")
	for _, c := range []struct {
		score string
		shown bool
	}{{"0.5", true}, {"0.85", false}, {"0.8", true}} {
		if err := s.Set(t.Context(), map[string]string{"shown": c.score}, nil, "test"); err != nil {
			t.Fatal(err)
		}
		for path, want := range map[string]string{"/contradictions": conflictPath(), "/": conflictPath(), "/search?q=is:contested": "/s/d1-a-q"} {
			if _, body := v.get(path); strings.Contains(body, `"`+want) != c.shown {
				t.Errorf("%s from %s: shown is %v", path, c.score, !c.shown)
			}
		}
		if _, body := v.get("/api/v1/stories"); strings.Contains(body, `"conflicts":1`) != c.shown {
			t.Errorf("from %s the story counts %s", c.score, body)
		}
		if resp, _ := v.get(conflictPath()); resp.StatusCode != http.StatusOK {
			t.Errorf("its own page: %s", resp.Status)
		}
	}
}

// TestPrivatePersons: whom no report quotes in a public role has no page, until
// private persons may have one.
func TestPrivatePersons(t *testing.T) {
	s := newStore(t)
	for _, f := range reports {
		d := f.document()
		for i := range d.Entities {
			if d.Entities[i].Name == "Tom Rask" {
				d.Entities[i].Role = "neighbor"
			}
		}
		put(t, s, f, d)
	}
	h := handler(t, s)
	for _, c := range []struct {
		private string
		rask    int
	}{{"", http.StatusGone}, {"on", http.StatusOK}} {
		if err := s.Set(t.Context(), map[string]string{"private": c.private}, nil, "test"); err != nil {
			t.Fatal(err)
		}
		if got := get(t, h, "/p/tomrask").Code; got != c.rask {
			t.Errorf("private %q: a neighbor's page answers %d", c.private, got)
		}
		if got := get(t, h, "/p/annaberg").Code; got != http.StatusOK {
			t.Errorf("private %q: a mayor's page answers %d", c.private, got)
		}
		if lists := strings.Contains(get(t, h, "/people").Body.String(), "/p/tomrask"); lists != (c.rask == http.StatusOK) {
			t.Errorf("private %q: a neighbor is in the list: %v", c.private, lists)
		}
	}
}

func TestPersonsLeftAlone(t *testing.T) {
	server, s := newsroom(t)
	v := visit(t, server).signIn("reader")
	for _, c := range []struct {
		set        map[string]string
		berg, rask int
	}{ // Anna Berg is in two reports, Tom Rask in one
		{map[string]string{}, 200, 200}, {map[string]string{"persons": "2"}, 200, 410}, {map[string]string{"persons": "", "delisted": "x annaberg"}, 410, 200},
	} {
		if err := s.Set(t.Context(), c.set, nil, "test"); err != nil {
			t.Fatal(err)
		}
		for path, want := range map[string]int{"/p/annaberg": c.berg, "/p/tomrask": c.rask, "/api/v1/p/annaberg": c.berg, "/api/v1/p/tomrask": c.rask} {
			resp, _ := v.get(path)
			if resp.StatusCode != want || resp.Header.Get("X-Robots-Tag") != "noindex" {
				t.Errorf("%v: %s answers %s", c.set, path, resp.Status)
			}
		}
		for _, path := range []string{"/people", "/", "/search?q=Rask", "/search?q=Berg"} {
			_, body := v.get(path)
			if strings.Contains(body, `"/p/tomrask"><`) && c.rask != 200 || strings.Contains(body, `<a href="/p/annaberg">Anna Berg</a> <span class="n">`) && c.berg != 200 {
				t.Errorf("%v: %s lists somebody who is to be left alone", c.set, path)
			}
		}
	}
}

func TestMostViewed(t *testing.T) {
	_, s := reader(t)
	h := handlerOf(t, Config{Store: s, writeViews: time.Nanosecond})
	get(t, h, "/story/bridge")
	if body := get(t, h, "/").Body.String(); strings.Contains(body, "Most viewed") {
		t.Error("views are counted though nobody asked for it")
	}
	if err := s.Set(t.Context(), map[string]string{"viewed": "on"}, nil, "test"); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		get(t, h, "/story/bridge")
	}
	get(t, h, conflictPath())
	get(t, h, "/story/none")
	deadline := time.Now().Add(10 * time.Second)
	for {
		list, err := s.MostViewed(t.Context(), 5)
		if err != nil {
			t.Fatal(err)
		}
		if len(list) == 2 && list[0] == (store.Viewing{Kind: "story", ID: "bridge", Title: "Is the bridge open?", Views: 3}) && list[1].Views == 1 && strings.Contains(list[1].Title, "says open") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("%+v", list)
		}
		time.Sleep(5 * time.Millisecond)
	}
	if body := get(t, h, "/").Body.String(); !strings.Contains(body, "Most viewed") || !strings.Contains(body, `<a href="/story/bridge">Is the bridge open?</a> <span class="n">3</span>`) {
		t.Error("the front page does not show what is viewed")
	}
}
