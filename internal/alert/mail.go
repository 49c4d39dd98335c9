package alert

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"net/smtp"
	"net/textproto"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/setting"
	"github.com/gainsay-news/gainsay/internal/store"
)

// mailTime is how long sending one mail may take.
const mailTime = time.Minute

// mailOut sends a message by the mail server that is set.
func mailOut(ctx context.Context, a store.Alert, m Message, set setting.Set) error {
	server, from := set.Text("smtp"), set.Text("mail_from")
	if server == "" || from == "" {
		return errors.New("no mail server is set, or no address that mails are from")
	}
	sender, err1 := mail.ParseAddress(from)
	to, err2 := mail.ParseAddress(a.Target)
	if err := errors.Join(err1, err2); err != nil {
		return final{err}
	}
	ctx, cancel := context.WithTimeout(ctx, mailTime)
	defer cancel()
	c, err := greet(ctx, server)
	if err != nil {
		return err
	}
	defer c.Close()
	if user := set.Text("smtp_user"); user != "" {
		host, _, _ := net.SplitHostPort(server)
		if err := c.Auth(smtp.PlainAuth("", user, set.Text("smtp_password"), host)); err != nil { // refuses to where it is not encrypted
			return fmt.Errorf("signing in at the mail server: %w", err)
		}
	}
	if err := hand(c, sender, to, compose(m, sender, to)); err != nil {
		return settled(err)
	}
	c.Quit() // what was taken is taken, whether it says goodbye or not
	return nil
}

// greet connects to a mail server, encrypted where it can be.
func greet(ctx context.Context, server string) (*smtp.Client, error) {
	host, port, err := net.SplitHostPort(server)
	if err != nil {
		return nil, err
	}
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", server)
	if err != nil {
		return nil, fmt.Errorf("the mail server cannot be reached: %w", err)
	}
	deadline, _ := ctx.Deadline()
	conn.SetDeadline(deadline)
	if port == "465" {
		conn = tls.Client(conn, &tls.Config{ServerName: host})
	}
	c, err := smtp.NewClient(conn, host)
	if err != nil {
		conn.Close()
		return nil, fmt.Errorf("the mail server: %w", err)
	}
	if ok, _ := c.Extension("STARTTLS"); ok && port != "465" {
		if err := c.StartTLS(&tls.Config{ServerName: host}); err != nil {
			c.Close()
			return nil, fmt.Errorf("encrypting to the mail server: %w", err)
		}
	}
	return c, nil
}

func hand(c *smtp.Client, from, to *mail.Address, text []byte) error {
	if err := c.Mail(from.Address); err != nil {
		return err
	}
	if err := c.Rcpt(to.Address); err != nil {
		return err
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	if _, err := w.Write(text); err != nil {
		return err
	}
	return w.Close()
}

// settled is final for what a mail server refuses for good.
func settled(err error) error {
	var answer *textproto.Error
	if errors.As(err, &answer) && answer.Code >= 500 {
		return final{fmt.Errorf("the mail server refuses it: %w", err)}
	}
	return err
}

// compose writes a mail. Its Message-ID is the message's own, so that a mail
// program shows one that was sent twice once.
func compose(m Message, from, to *mail.Address) []byte {
	_, domain, _ := strings.Cut(from.Address, "@")
	var b bytes.Buffer
	for _, h := range [][2]string{
		{"From", from.String()}, {"To", to.String()}, {"Subject", mime.QEncoding.Encode("utf-8", line(subject(m)))},
		{"Date", m.Made.Format(time.RFC1123Z)}, {"Message-ID", "<" + m.ID + "@" + domain + ">"}, {"Auto-Submitted", "auto-generated"},
		{"MIME-Version", "1.0"}, {"Content-Type", "text/plain; charset=utf-8"}, {"Content-Transfer-Encoding", "quoted-printable"},
	} {
		fmt.Fprintf(&b, "%s: %s\r\n", h[0], h[1])
	}
	b.WriteString("\r\n")
	q := quotedprintable.NewWriter(&b)
	q.Write([]byte(strings.ReplaceAll(words(m), "\n", "\r\n")))
	q.Close()
	return b.Bytes()
}

func subject(m Message) string {
	if len(m.Items) == 1 {
		return "Gainsay: " + m.Search + ": one new statement"
	}
	return fmt.Sprintf("Gainsay: %s: %d new statements", m.Search, len(m.Items))
}

// line keeps what comes from outside within one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

func words(m Message) string {
	var b strings.Builder
	fmt.Fprintf(&b, "New in the search “%s”\n%s\n", line(m.Search), line(m.Query))
	for _, i := range m.Items {
		who := i.Speaker
		if who == "" {
			who = "In the article’s own voice"
		}
		fmt.Fprintf(&b, "\n%s: %s\n%s", line(who), line(i.Text), line(i.Outlet))
		if !i.Published.IsZero() {
			b.WriteString(", " + i.Published.UTC().Format("2 Jan 2006"))
		}
		b.WriteString(": " + line(i.Title) + "\n")
		for _, at := range []string{i.Link, i.Page} {
			if at != "" {
				b.WriteString(line(at) + "\n")
			}
		}
	}
	if m.Link != "" {
		b.WriteString("\nYour searches and alerts: " + m.Link + "\n")
	}
	return b.String()
}
