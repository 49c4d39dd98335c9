// Package setting names what an administrator can set, what each means, and
// what holds where nothing is set. The values are rows of the store; here
// they are read and checked.
package setting

import (
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
)

// A Kind says how a setting is written.
type Kind string

// The kinds of settings.
const (
	Switch  Kind = "switch" // "on" or ""
	Number  Kind = "number"
	Choice  Kind = "choice"
	List    Kind = "list" // words with spaces or commas between
	Text    Kind = "text"
	Address Kind = "address"
	Secret  Kind = "secret" // never shown again
)

// A Setting is one thing that can be set.
type Setting struct {
	Key     string
	Group   string
	Name    string
	Kind    Kind
	Default string
	Low     float64 // of a number
	High    float64
	Of      []string // of a choice
	Means   string
	check   func(string) error
}

// All are the settings, in the order of the page that shows them.
var All = []Setting{
	{Key: "public", Group: "Access", Name: "Reading without an account", Kind: Switch, Means: "Where accounts are on: whoever reaches the server may read it without signing in."},
	{Key: "hosts", Group: "Access", Name: "Names of this server", Kind: List, check: checkHost, Means: "The host names under which the server answers, beside those of the machine itself. Where none is set, a server that listens beyond the machine answers to any."},
	{Key: "origins", Group: "Access", Name: "Sites whose pages may use the API", Kind: List, check: checkOrigin, Means: "Web addresses like https://desk.example whose scripts may ask the API from a browser (CORS). None by default."},
	{Key: "rate", Group: "Access", Name: "Requests a minute", Kind: Number, Default: "600", High: 1e6, Means: "For each account, token or address. 0 is no limit."},
	{Key: "burst", Group: "Access", Name: "Requests at once", Kind: Number, Default: "120", Low: 1, High: 1e6, Means: "How many may come before the limit counts."},
	{Key: "shown", Group: "Record", Name: "Sureness from which a contradiction is shown", Kind: Number, Default: "0.5", High: 1, Means: "How sure the reading has to be, between 0 and 1. What is below waits for a reviewer; what a reviewer confirmed is shown."},
	{Key: "retention", Group: "Record", Name: "What a new source keeps", Kind: Choice, Of: []string{"full", "excerpt", "sentence", "nothing"}, Default: "full", Means: "Of the texts of sources that are added from now on, where nothing else is said of them: the whole text, its beginning, the sentences that statements stand in, or no text."},
	{Key: "persons", Group: "Record", Name: "Reports before a person has a page", Kind: Number, Default: "1", Low: 1, High: 1000, Means: "A person named in fewer reports has no page and is in no list."},
	{Key: "private", Group: "Record", Name: "Pages for private persons", Kind: Switch, Means: "Where this is off, only persons whom a report quotes in a public role (an office, a rank, a profession), or who have five statements in five reports, have a page and are in lists. What others say stays in the record and is found by searching."},
	{Key: "delisted", Group: "Record", Name: "Persons without a page", Kind: List, Means: "The ids of persons (the end of their page's address) that have no page and are in no list. What reports say stays in the record."},
	{Key: "viewed", Group: "Front page", Name: "Most viewed", Kind: Switch, Means: "Count how often each story and contradiction is opened on a day, and show the most viewed. Counts only; nothing of who looked."},
	{Key: "base", Group: "Mail and alerts", Name: "Address of this server", Kind: Address, check: checkBase, Means: "With which links in mails and webhooks begin, like https://news.example."},
	{Key: "smtp", Group: "Mail and alerts", Name: "Mail server", Kind: Text, check: checkServer, Means: "Host and port, like mail.example:587. Mails are sent encrypted where the server can (STARTTLS), always on port 465."},
	{Key: "smtp_user", Group: "Mail and alerts", Name: "User at the mail server", Kind: Text, Means: "Empty where it asks for none."},
	{Key: "smtp_password", Group: "Mail and alerts", Name: "Password at the mail server", Kind: Secret, Means: "Sent over an encrypted connection only."},
	{Key: "mail_from", Group: "Mail and alerts", Name: "Mails are from", Kind: Text, check: checkMail, Means: "An address like gainsay@news.example."},
	{Key: "hooks", Group: "Mail and alerts", Name: "Hosts inside for webhooks", Kind: List, check: checkHost, Means: "Webhooks go to public addresses only. Names listed here may lie inside a private network, on any port."},
}

// ByKey finds a setting.
func ByKey(key string) (Setting, bool) {
	for _, s := range All {
		if s.Key == key {
			return s, true
		}
	}
	return Setting{}, false
}

// Clean gives a value in the form in which it is kept, or says what is wrong
// with it. The default is kept as "".
func (s Setting) Clean(value string) (string, error) {
	value = strings.TrimSpace(value)
	if len(value) > 4000 || strings.ContainsFunc(value, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' }) {
		return "", s.wrong("has at most 4,000 characters, and none that controls")
	}
	if s.Kind != List && strings.ContainsAny(value, "\r\n\t") {
		return "", s.wrong("is one line")
	}
	if value == "" || value == s.Default {
		return "", nil
	}
	switch s.Kind {
	case Switch:
		return "on", nil
	case Number:
		n, err := strconv.ParseFloat(value, 64)
		if err != nil || !(n >= s.Low && n <= s.High) {
			return "", s.wrong(fmt.Sprintf("is a number from %v to %v", s.Low, s.High))
		}
		return strconv.FormatFloat(n, 'f', -1, 64), nil
	case Choice:
		for _, c := range s.Of {
			if c == value {
				return value, nil
			}
		}
		return "", s.wrong("is one of " + strings.Join(s.Of, ", "))
	case List:
		return s.cleanList(value)
	}
	return value, s.checked(value)
}

func (s Setting) cleanList(value string) (string, error) {
	words := Words(value)
	for _, w := range words {
		if err := s.checked(w); err != nil {
			return "", err
		}
	}
	return strings.Join(words, " "), nil
}

func (s Setting) checked(value string) error {
	if s.check == nil {
		return nil
	}
	if err := s.check(value); err != nil {
		return s.wrong(err.Error())
	}
	return nil
}

func (s Setting) wrong(why string) error { return fmt.Errorf("%s: %s", s.Name, why) }

// Words are the words of a list.
func Words(value string) []string {
	return strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\r' || r == '\t' })
}

// A Set is what was set, by key.
type Set map[string]string

// Text is the value of a setting, or its default.
func (v Set) Text(key string) string {
	if t := v[key]; t != "" {
		return t
	}
	s, _ := ByKey(key)
	return s.Default
}

// On reports whether a switch is on.
func (v Set) On(key string) bool { return v[key] != "" }

// Number is a setting that is a number.
func (v Set) Number(key string) float64 {
	n, _ := strconv.ParseFloat(v.Text(key), 64)
	return n
}

// List is a setting that is a list.
func (v Set) List(key string) []string { return Words(v.Text(key)) }

func checkHost(name string) error {
	u, err := url.Parse("http://" + name)
	if err != nil || u.Host != name || u.Hostname() == "" || u.User != nil || strings.ContainsAny(name, "/?#@\\") {
		return fmt.Errorf("%q is no host name", name)
	}
	return nil
}

func checkOrigin(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || text != u.Scheme+"://"+u.Host {
		return fmt.Errorf("%q is no site: write it like https://desk.example", text)
	}
	return nil
}

func checkBase(text string) error { return checkOrigin(strings.TrimSuffix(text, "/")) }

func checkServer(text string) error {
	host, port, err := net.SplitHostPort(text)
	if n, bad := strconv.Atoi(port); err != nil || bad != nil || n < 1 || n > 65535 || checkHost(host) != nil && net.ParseIP(host) == nil {
		return fmt.Errorf("%q is no server: write it like mail.example:587", text)
	}
	return nil
}

func checkMail(text string) error {
	if a, err := mail.ParseAddress(text); err != nil || strings.ContainsAny(text, "\r\n") || a.Address == "" {
		return fmt.Errorf("%q is no mail address", text)
	}
	return nil
}
