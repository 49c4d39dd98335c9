package web

import (
	"encoding/json"
	"net/http"
	"regexp"
	"time"

	"github.com/gainsay-news/gainsay/internal/tongue"
)

// languageCookie keeps the language that a reader chose, for a year.
const (
	languageCookie = "language"
	languageLife   = 365 * 24 * time.Hour
)

// speech is the language in which a request is answered: that of the account,
// else the one that was chosen in this browser, else what the browser asks
// for.
func (s *site) speech(r *http.Request) speech {
	if l := s.tongues.By(who(r).tongue); l != nil {
		return speech{l}
	}
	if c, err := r.Cookie(languageCookie); err == nil {
		if l := s.tongues.By(c.Value); l != nil {
			return speech{l}
		}
	}
	return speech{s.tongues.Match(r.Header.Get("Accept-Language"))}
}

// setLanguage takes the form at the foot of a page. Who signed in has the
// choice kept with the account too.
func (s *site) setLanguage(w http.ResponseWriter, r *http.Request) {
	l := s.tongues.By(r.PostFormValue("tag"))
	if l == nil {
		s.fail(w, r, &refusal{http.StatusBadRequest, "There are no messages in this language."})
		return
	}
	if a := who(r); a.session != "" {
		if err := s.Store.SetLanguage(r.Context(), a.name, l.Tag); err != nil {
			s.fail(w, r, err)
			return
		}
	}
	http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: l.Tag, Path: "/", MaxAge: int(languageLife.Seconds()),
		HttpOnly: true, Secure: s.secure(r), SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, inside(r.PostFormValue("to")), http.StatusSeeOther)
}

// said finds the messages in the script.
var scriptSays = regexp.MustCompile(`say\("([^"]+)"\)`)

// scriptWords is the element with the script's messages, which is not needed
// in English.
func (l speech) scriptWords() string {
	if l.Tag == tongue.English().Tag {
		return ""
	}
	script, err := static.ReadFile("static/gainsay.js")
	if err != nil {
		panic(err) // it is embedded
	}
	of := map[string]string{}
	for _, m := range scriptSays.FindAllSubmatch(script, -1) {
		of[string(m[1])] = l.Say(string(m[1]))
	}
	b, err := json.Marshal(of)
	if err != nil {
		panic(err) // texts are always written
	}
	return `<script type="application/json" id="words">` + string(b) + `</script>`
}
