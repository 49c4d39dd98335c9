package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay/internal/store"
)

func TestAlertsPage(t *testing.T) {
	server, s := newsroom(t)
	if err := s.SaveSearch(t.Context(), store.SavedSearch{Name: "Bridges", Query: "bridge"}); err != nil {
		t.Fatal(err)
	}
	if resp, _ := visit(t, server).signIn("reader").get("/alerts"); resp.StatusCode != http.StatusForbidden {
		t.Errorf("a reader sees whom alerts tell: %s", resp.Status)
	}
	v := visit(t, server).signIn("editor")
	token := v.formToken()
	send := func(path string, form url.Values) (int, string) {
		form.Set("form-token", token)
		resp, body := v.post(path, form)
		return resp.StatusCode, body
	}
	for _, bad := range []url.Values{
		{"search": {"1"}, "kind": {"webhook"}, "target": {"javascript:alert(1)"}, "every": {"daily"}}, {"search": {"1"}, "kind": {"webhook"}, "target": {"https://a:b@c.example"}, "every": {"daily"}},
		{"search": {"1"}, "kind": {"mail"}, "target": {"a@b.example\r\nBcc: c@d.example"}, "every": {"daily"}}, {"search": {"1"}, "kind": {"mail"}, "target": {"Mia <a@b.example>"}, "every": {"daily"}},
		{"search": {"x"}, "kind": {"mail"}, "target": {"a@b.example"}, "every": {"daily"}}, {"search": {"1"}, "kind": {"mail"}, "target": {"a@b.example"}, "every": {"never"}}, {"search": {"1"}, "kind": {"pigeon"}, "target": {"a@b.example"}, "every": {"daily"}},
	} {
		if code, _ := send("/alerts", bad); code != http.StatusBadRequest {
			t.Errorf("%v: %d", bad, code)
		}
	}
	if code, _ := send("/alerts", url.Values{"search": {"99"}, "kind": {"mail"}, "target": {"a@b.example"}, "every": {"daily"}}); code != http.StatusNotFound {
		t.Errorf("a search that is not there: %d", code)
	}
	code, body := send("/alerts", url.Values{"search": {"1"}, "kind": {"webhook"}, "target": {"https://desk.example/in"}, "every": {"at once"}})
	_, secret, _ := strings.Cut(body, `readonly value="`)
	secret, _, _ = strings.Cut(secret, `"`)
	if code != http.StatusOK || len(secret) < 26 {
		t.Fatalf("a new webhook: %d, secret %q", code, secret)
	}
	for _, path := range []string{"/alerts", "/api/v1/alerts"} {
		if resp, body := v.get(path); resp.StatusCode != http.StatusOK || strings.Contains(body, secret) || !strings.Contains(body, "https://desk.example/in") {
			t.Errorf("%s: %s, or it tells the secret", path, resp.Status)
		}
	}
	if code, _ := send("/alerts/1/drop", url.Values{}); code != http.StatusSeeOther {
		t.Errorf("ending it: %d", code)
	}
	if list, err := s.Alerts(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("%+v %v", list, err)
	}
}
