package setting

import "testing"

func TestClean(t *testing.T) {
	for _, c := range []struct{ key, value, want string }{
		{"public", "on", "on"}, {"public", "", ""}, {"rate", " 600 ", ""}, {"rate", "0", "0"}, {"shown", ".25", "0.25"}, {"retention", "sentence", "sentence"},
		{"hosts", "a.example,\n b.example:8080", "a.example b.example:8080"}, {"origins", "https://desk.example", "https://desk.example"},
		{"smtp", "mail.example:587", "mail.example:587"}, {"smtp", "[::1]:25", "[::1]:25"}, {"mail_from", "Gainsay <g@news.example>", "Gainsay <g@news.example>"}, {"base", "https://news.example", "https://news.example"},
	} {
		s, ok := ByKey(c.key)
		if got, err := s.Clean(c.value); !ok || err != nil || got != c.want {
			t.Errorf("%s %q is %q, not %q: %v", c.key, c.value, got, c.want, err)
		}
	}
	for _, c := range [][2]string{{"rate", "many"}, {"rate", "-1"}, {"rate", "NaN"}, {"burst", "0"}, {"shown", "1.1"}, {"retention", "none"}, {"hosts", "http://a.example"}, {"hosts", "a@b"},
		{"origins", "*"}, {"origins", "https://a.example/x"}, {"origins", "javascript:alert(1)"}, {"smtp", "mail.example"}, {"smtp", "mail.example:0"}, {"mail_from", "a@b.example\r\nBcc: c@d.example"},
		{"mail_from", "nobody"}, {"base", "ftp://a.example"}, {"smtp_user", "a\x00b"}, {"smtp_user", "a\nb"}} {
		s, _ := ByKey(c[0])
		if got, err := s.Clean(c[1]); err == nil {
			t.Errorf("%s takes %q as %q", c[0], c[1], got)
		}
	}
}

func TestDefaults(t *testing.T) {
	for _, s := range All {
		if s.Name == "" || s.Means == "" || s.Group == "" {
			t.Errorf("%s does not say what it is", s.Key)
		}
		if got, err := s.Clean(s.Default); err != nil || got != "" {
			t.Errorf("the default of %s is kept as %q: %v", s.Key, got, err)
		}
	}
	v := Set{"rate": "5", "viewed": "on", "hosts": "a b"}
	if v.Number("rate") != 5 || v.Number("burst") != 120 || !v.On("viewed") || v.On("public") || len(v.List("hosts")) != 2 || len(v.List("origins")) != 0 || v.Text("retention") != "full" {
		t.Error(v)
	}
}
