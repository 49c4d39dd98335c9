package alert

import (
	"context"
	"crypto/hmac"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// tell puts a report of one statement into the record.
func tell(t *testing.T, s *store.Store, id, words string) {
	t.Helper()
	d := &gainsay.Document{ID: gainsay.DocumentID(id), URL: "https://north.example/" + id, Publisher: "North Post", Title: "Of " + id, Language: "en"}
	d.Text = d.Title + "\n" + words + ".\n"
	d.Body = len(d.Title) + 1
	whole := gainsay.Span{Start: d.Body, End: len(d.Text) - 1}
	d.Paragraphs = []gainsay.Span{whole}
	d.Sentences = []gainsay.Sentence{{Span: whole}}
	d.Claims = []gainsay.Claim{{ID: gainsay.ClaimID(id + "-c"), Document: d.ID, Span: whole, Text: words, Modality: gainsay.Asserted, Rule: "clause"}}
	n, _, err := s.Accept(t.Context(), gainsay.Page{URL: d.URL, Body: []byte(d.Text)})
	if err == nil {
		err = s.Commit(t.Context(), n, store.Result{Document: d, Pipeline: "test"})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// newsdesk is a record with a saved search for bridges.
func newsdesk(t *testing.T) (*store.Store, int64) {
	t.Helper()
	s, err := store.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	tell(t, s, "old", "The bridge was always there")
	if err := s.SaveSearch(t.Context(), store.SavedSearch{Name: "Bridges\r\nBcc: x@evil.example", Query: "bridge"}); err != nil {
		t.Fatal(err)
	}
	list, err := s.SavedSearches(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return s, list[0].ID
}

func sender(s *store.Store) *Sender { return New(s, slog.New(slog.DiscardHandler)) }

func once(t *testing.T, s *Sender) {
	t.Helper()
	if err := s.Once(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// A receiver takes webhooks and answers with the next of its codes.
type receiver struct {
	mu       sync.Mutex
	codes    []int
	got      []Message
	headers  []http.Header
	bodies   [][]byte
	location string
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	body, _ := io.ReadAll(q.Body)
	var m Message
	json.Unmarshal(body, &m)
	r.got, r.headers, r.bodies = append(r.got, m), append(r.headers, q.Header), append(r.bodies, body)
	code := http.StatusOK
	if len(r.codes) > 0 {
		code, r.codes = r.codes[0], r.codes[1:]
	}
	if r.location != "" {
		w.Header().Set("Location", r.location)
	}
	w.WriteHeader(code)
}

// hooked is a newsdesk with a webhook to a receiver on this machine, which is
// let through where allowed.
func hooked(t *testing.T, allowed bool, codes ...int) (*store.Store, *receiver, string) {
	t.Helper()
	s, search := newsdesk(t)
	r := &receiver{codes: codes}
	server := httptest.NewServer(r)
	t.Cleanup(server.Close)
	if allowed {
		if err := s.Set(t.Context(), map[string]string{"hooks": "127.0.0.1", "base": "https://news.example"}, nil, "test"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.AddAlert(t.Context(), store.Alert{Search: search, Kind: "webhook", Target: server.URL + "/in", Secret: "secret"}); err != nil {
		t.Fatal(err)
	}
	return s, r, server.URL
}

func TestWebhook(t *testing.T) {
	s, r, _ := hooked(t, true)
	a := sender(s)
	once(t, a)
	tell(t, s, "one", "The bridge is open")
	tell(t, s, "two", "The tunnel is shut")
	for range 3 {
		once(t, a)
	}
	once(t, sender(s)) // another program
	if len(r.got) != 1 || len(r.got[0].Items) != 1 {
		t.Fatalf("it was told of %+v", r.got)
	}
	i := r.got[0].Items[0]
	if i.Text != "The bridge is open." || i.Link != "https://news.example/s/one-c" || i.Outlet != "North Post" || r.got[0].Query != "bridge" {
		t.Errorf("%+v", r.got[0])
	}
	h := r.headers[0]
	at, _, _ := strings.Cut(strings.TrimPrefix(h.Get("Gainsay-Signature"), "t="), ",")
	seconds := int64(0)
	fmt.Sscan(at, &seconds)
	if want := Sign("secret", time.Unix(seconds, 0), r.bodies[0]); !hmac.Equal([]byte(want), []byte(h.Get("Gainsay-Signature"))) || Sign("other", time.Unix(seconds, 0), r.bodies[0]) == want {
		t.Errorf("the signature is %q, not %q", h.Get("Gainsay-Signature"), want)
	}
	if h.Get("Gainsay-Delivery") != r.got[0].ID || h.Get("Content-Type") != "application/json" || r.got[0].ID == "" {
		t.Errorf("%v", h)
	}
	list, err := s.Deliveries(t.Context(), 5)
	if err != nil || len(list) != 1 || list[0].State != "sent" || list[0].Tries != 1 || list[0].Items != 1 {
		t.Errorf("%+v %v", list, err)
	}
}

// TestTriedAgain fails twice; the message that arrives is the one that failed.
func TestTriedAgain(t *testing.T) {
	s, r, _ := hooked(t, true, 500, 429)
	a := sender(s)
	once(t, a)
	tell(t, s, "one", "The bridge is open")
	for range 3 {
		once(t, a)
		list, err := s.Deliveries(t.Context(), 5)
		if err != nil || len(list) != 1 {
			t.Fatalf("%+v %v", list, err)
		}
		if d := list[0]; d.State == "waiting" {
			if wait := time.Until(d.Due); wait < firstWait/2 || wait > 3*firstWait || d.Reason == "" {
				t.Errorf("after try %d it waits %s for %q", d.Tries, wait, d.Reason)
			}
			if err := s.Again(t.Context(), d, -time.Second, d.Reason); err != nil { // as if the time had come
				t.Fatal(err)
			}
		}
	}
	if len(r.got) != 3 || r.got[0].ID != r.got[2].ID || string(r.bodies[0]) != string(r.bodies[2]) {
		t.Errorf("%d messages", len(r.got))
	}
	if list, _ := s.Deliveries(t.Context(), 5); list[0].State != "sent" || list[0].Tries != 3 {
		t.Errorf("%+v", list)
	}
}

// TestGivenUp ends what cannot arrive, with the reason, and can try it again.
func TestGivenUp(t *testing.T) {
	for name, c := range map[string]struct {
		allowed  bool
		codes    []int
		location string
		reaches  int
		why      string
	}{
		"gone":     {true, []int{410}, "", 1, "410 Gone"},
		"moved":    {true, []int{302}, "http://127.0.0.1:1/", 1, "302 Found"},
		"loopback": {false, nil, "", 0, "private network"},
	} {
		t.Run(name, func(t *testing.T) {
			s, r, _ := hooked(t, c.allowed, c.codes...)
			r.location = c.location
			a := sender(s)
			once(t, a)
			tell(t, s, "one", "The bridge is open")
			once(t, a)
			once(t, a)
			list, err := s.Deliveries(t.Context(), 5)
			if err != nil || len(list) != 1 || list[0].State != "dead" || !strings.Contains(list[0].Reason, c.why) || len(r.got) != c.reaches {
				t.Fatalf("%+v %v, reached %d times", list, err, len(r.got))
			}
			if err := s.Revive(t.Context(), list[0].ID); err != nil {
				t.Fatal(err)
			}
			if err := s.Set(t.Context(), map[string]string{"hooks": "127.0.0.1"}, nil, "test"); err != nil {
				t.Fatal(err)
			}
			r.location = ""
			once(t, a)
			if list, _ := s.Deliveries(t.Context(), 5); list[0].State != "sent" {
				t.Errorf("%+v", list)
			}
		})
	}
}

func TestBackOff(t *testing.T) {
	total := time.Duration(0)
	for i := 1; i < mostTries; i++ {
		if backOff(i+1) < backOff(i) {
			t.Errorf("after %d tries it waits less", i+1)
		}
		total += backOff(i)
	}
	if backOff(1) != firstWait || backOff(1000) != longWait || total < 3*time.Hour || total > 24*time.Hour {
		t.Errorf("all in all it waits %s", total)
	}
}

// TestMostTries gives up in the end.
func TestMostTries(t *testing.T) {
	codes := make([]int, 20)
	for i := range codes {
		codes[i] = 503
	}
	s, r, _ := hooked(t, true, codes...)
	a := sender(s)
	once(t, a)
	tell(t, s, "one", "The bridge is open")
	for range 15 {
		once(t, a)
		if list, _ := s.Deliveries(t.Context(), 5); list[0].State == "waiting" {
			s.Again(t.Context(), list[0], -time.Second, "")
		}
	}
	if list, err := s.Deliveries(t.Context(), 5); err != nil || list[0].State != "dead" || len(r.got) != mostTries {
		t.Errorf("%+v %v after %d", list, err, len(r.got))
	}
}

// A mailbox is a mail server on loopback that keeps what it gets.
type mailbox struct {
	mu    sync.Mutex
	mails []string
	to    []string
	full  bool
}

func (b *mailbox) NewSession(*smtp.Conn) (smtp.Session, error) { return &mailing{box: b}, nil }

type mailing struct {
	box *mailbox
	to  string
}

func (m *mailing) AuthMechanisms() []string { return []string{sasl.Plain} }
func (m *mailing) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "gainsay" || password != "pass" {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}
func (m *mailing) Mail(string, *smtp.MailOptions) error { return nil }
func (m *mailing) Rcpt(to string, _ *smtp.RcptOptions) error {
	if m.to = to; m.box.full {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such mailbox"}
	}
	return nil
}
func (m *mailing) Data(r io.Reader) error {
	b, err := io.ReadAll(r)
	m.box.mu.Lock()
	defer m.box.mu.Unlock()
	m.box.mails, m.box.to = append(m.box.mails, string(b)), append(m.box.to, m.to)
	return err
}
func (m *mailing) Reset()        {}
func (m *mailing) Logout() error { return nil }

func mailServer(t *testing.T) (*mailbox, string) {
	t.Helper()
	box := &mailbox{}
	server := smtp.NewServer(box)
	server.Domain, server.AllowInsecureAuth = "localhost", true
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	return box, l.Addr().String()
}

func TestMail(t *testing.T) {
	s, search := newsdesk(t)
	box, address := mailServer(t)
	err := s.Set(t.Context(), map[string]string{"smtp": address, "smtp_user": "gainsay", "smtp_password": "pass", "mail_from": "Gainsay <gainsay@news.example>", "base": "https://news.example"}, nil, "test")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddAlert(t.Context(), store.Alert{Search: search, Kind: "mail", Target: "mia@desk.example"}); err != nil {
		t.Fatal(err)
	}
	a := sender(s)
	once(t, a)
	tell(t, s, "one", "The bridge is “open”\r\n.\r\nRCPT TO:<x@evil.example>")
	tell(t, s, "two", "A second bridge is planned")
	once(t, a)
	once(t, a)
	if len(box.mails) != 1 || box.to[0] != "mia@desk.example" {
		list, _ := s.Deliveries(t.Context(), 5)
		t.Fatalf("%d mails to %v; %+v", len(box.mails), box.to, list)
	}
	m, err := mail.ReadMessage(strings.NewReader(box.mails[0]))
	if err != nil {
		t.Fatal(err)
	}
	title, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || title != "Gainsay: Bridges Bcc: x@evil.example: 2 new statements" || m.Header.Get("Bcc") != "" {
		t.Errorf("the subject is %q, %v", title, err)
	}
	list, _ := s.Deliveries(t.Context(), 5)
	if id := m.Header.Get("Message-Id"); len(list) != 1 || id != "<"+list[0].ID+"@news.example>" {
		t.Errorf("its id is %q", id)
	}
	body, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"The bridge is “open” . RCPT TO:<x@evil.example>", "A second bridge is planned", "https://news.example/s/one-c", "North Post"} {
		if !strings.Contains(string(body), want) {
			t.Errorf("the mail does not hold %q:\n%s", want, body)
		}
	}
}

// TestDigest gathers what comes until its time.
func TestDigest(t *testing.T) {
	s, search := newsdesk(t)
	box, address := mailServer(t)
	if err := s.Set(t.Context(), map[string]string{"smtp": address, "mail_from": "gainsay@news.example"}, nil, "test"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddAlert(t.Context(), store.Alert{Search: search, Kind: "mail", Target: "mia@desk.example", Every: time.Second}); err != nil {
		t.Fatal(err)
	}
	a := sender(s)
	for i := range 3 {
		tell(t, s, fmt.Sprint("early", i), "A bridge again")
		if err := a.match(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for start := time.Now(); len(box.mails) == 0 && time.Since(start) < 20*time.Second; {
		once(t, a)
		time.Sleep(50 * time.Millisecond)
	}
	if len(box.mails) != 1 || !strings.Contains(box.mails[0], "3 new statements") {
		t.Errorf("%q", box.mails)
	}
}

// TestMailRefused is refused for good, by the server or before it is asked.
func TestMailRefused(t *testing.T) {
	s, search := newsdesk(t)
	box, address := mailServer(t)
	box.full = true
	if _, err := s.AddAlert(t.Context(), store.Alert{Search: search, Kind: "mail", Target: "mia@desk.example"}); err != nil {
		t.Fatal(err)
	}
	a := sender(s)
	once(t, a)
	tell(t, s, "one", "The bridge is open")
	once(t, a)
	list, err := s.Deliveries(t.Context(), 5)
	if err != nil || len(list) != 1 || list[0].State != "waiting" || !strings.Contains(list[0].Reason, "no mail server is set") {
		t.Fatalf("%+v %v", list, err)
	}
	if err := s.Set(t.Context(), map[string]string{"smtp": address, "mail_from": "gainsay@news.example"}, nil, "test"); err != nil {
		t.Fatal(err)
	}
	s.Again(t.Context(), list[0], -time.Second, "")
	once(t, a)
	if list, _ := s.Deliveries(t.Context(), 5); list[0].State != "dead" || !strings.Contains(list[0].Reason, "no such mailbox") {
		t.Errorf("%+v", list)
	}
}

// TestSearchForgotten drops a search, and with it its alerts.
func TestSearchForgotten(t *testing.T) {
	s, r, _ := hooked(t, true)
	a := sender(s)
	once(t, a)
	tell(t, s, "one", "The bridge is open")
	if err := a.match(t.Context()); err != nil {
		t.Fatal(err)
	}
	alerts, err := s.Alerts(t.Context())
	if err != nil || len(alerts) != 1 {
		t.Fatal(alerts, err)
	}
	if err := s.DropSearch(t.Context(), "", alerts[0].Search); err != nil {
		t.Fatal(err)
	}
	once(t, a)
	if len(r.got) != 0 {
		t.Error("it is told of what nobody searches for any more")
	}
}

// TestRun stops when it is told to.
func TestRun(t *testing.T) {
	s, r, _ := hooked(t, true)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	tell(t, s, "one", "The bridge is open")
	go func() { done <- sender(s).Run(ctx) }()
	for start := time.Now(); time.Since(start) < 20*time.Second; time.Sleep(10 * time.Millisecond) {
		r.mu.Lock()
		n := len(r.got)
		r.mu.Unlock()
		if n > 0 {
			break
		}
	}
	cancel()
	if err := <-done; err != nil || len(r.got) != 1 {
		t.Errorf("%v, %d", err, len(r.got))
	}
}
