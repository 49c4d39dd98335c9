package feed

import (
	"bytes"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// The control characters of IPTC 7901 and of its sister ANPA 1312.
const (
	startOfHeader = 0x01
	startOfText   = 0x02
	endOfText     = 0x03
	endOfMessage  = 0x04
	idle          = 0x16
)

// parseIPTC reads the messages of a file of IPTC 7901, "The IPTC Recommended
// Message Format" (https://iptc.org/std/IPTC7901/): a line of header, the
// text, and the time of filing, set apart by control characters. The format
// has no name for an item that its versions would share: each message is one, and
// one that takes others back names them by number and day.
func parseIPTC(body []byte) (*Feed, error) {
	f := &Feed{Kind: IPTC7901}
	for len(f.Items) < maxItems {
		_, rest, found := bytes.Cut(body, []byte{startOfHeader})
		if !found {
			break
		}
		header, rest, found := bytes.Cut(rest, []byte{startOfText})
		if !found {
			f.Broken = true
			break
		}
		text, after, found := bytes.Cut(rest, []byte{endOfText})
		if !found {
			f.Broken = true // what is cut may lack what withholds it
			break
		}
		filed := after
		if i := bytes.IndexAny(after, "\x01\x04"); i >= 0 {
			filed = after[:i]
		}
		f.Items = append(f.Items, message(decodeWire(header), decodeWire(text), decodeWire(filed)))
		body = after
	}
	if f.Broken && len(f.Items) == 0 {
		return nil, ErrBroken
	}
	return f, nil
}

// iptcLike reports whether bytes open as a message does, perhaps behind the
// characters that keep a line awake.
func iptcLike(body []byte) bool {
	body = bytes.TrimLeft(body, "\x16\x00\r\n ")
	return len(body) > 0 && body[0] == startOfHeader && bytes.IndexByte(body[:min(len(body), detectBytes)], startOfText) > 0
}

// decodeWire makes the bytes of a part text: UTF-8, else as western wires
// write; control characters are dropped, tabulation marks become spaces.
func decodeWire(part []byte) string {
	s := string(part)
	if !utf8.ValidString(s) {
		if enc, _ := charset.Lookup("windows-1252"); enc != nil {
			if out, err := enc.NewDecoder().Bytes(part); err == nil {
				s = string(out)
			}
		}
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' && !strings.Contains(s, "\n"):
			return '\n'
		case r == '\t':
			return ' '
		case r < 0x20 || r >= 0x7f && r < 0xa0:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// message is the item that one message is.
func message(header, text, filed string) Item {
	it := Item{Status: Usable}
	head := strings.Fields(header)
	it.Published, it.Printed = filing(filed)
	if len(head) > 0 {
		it.ID = messageID(head[0], filed, it.Published)
	}
	if len(head) > 2 {
		it.Section = head[2:3]
	}
	lines := paragraphsOf(text)
	if len(lines) > 0 {
		it.Title = lines[0]
		lines = lines[1:]
	}
	if len(lines) > 0 && strings.HasPrefix(strings.ToLower(lines[0]), "by ") && len(lines[0]) < maxDateline {
		it.Authors, lines = []string{lines[0][3:]}, lines[1:]
	}
	w := wireText{paragraphs: lines}
	it.Content = w.content()
	it.order(header + "\n" + it.Title + "\n" + strings.Join(lines[:min(len(lines), 2)], "\n"))
	if it.Status != Usable && len(head) > 0 && !strings.HasPrefix(it.Note, "EMBARGO") {
		it.Earlier = references(head[0], it.Published, strings.Join(append([]string{header, it.Title}, lines...), "\n"))
	}
	return it
}

// stamp is how the ID of a message tells when it was filed, so that the IDs of
// a day's messages of one number stand side by side.
const stamp = "20060102T1504"

// messageID names a message by its service, its number and when it was filed.
func messageID(name, filed string, at time.Time) string {
	name = strings.ToLower(name)
	if !at.IsZero() {
		return name + "-" + at.UTC().Format(stamp)
	}
	return strings.Join(append([]string{name}, strings.Fields(filed)...), "-")
}

// order reads what an agency asks for in the first lines of a message, where
// its customs put it: "MANDATORY KILL", "WITHHOLD", "EMBARGOED UNTIL ...".
func (it *Item) order(lines string) {
	up := strings.ToUpper(lines)
	for _, o := range []struct {
		word   string
		status Status
	}{{"MANDATORY KILL", Canceled}, {"BULLETIN KILL", Canceled}, {"KILL:", Canceled}, {"STORY KILLED", Canceled}, {"WITHHOLD", Withheld}, {"EMBARGO", Withheld}} {
		if i := strings.Index(up, o.word); i >= 0 && it.Status == Usable {
			line, _, _ := strings.Cut(up[i:], "\n")
			it.Status, it.Note = o.status, line
		}
	}
	it.Corrects = corrects(it.Title)
}

// paragraphsOf are the paragraphs of a text of a wire: blank lines part them,
// and lines that are set in.
func paragraphsOf(text string) (list []string) {
	var line strings.Builder
	end := func() {
		if s := strings.Join(strings.Fields(line.String()), " "); s != "" {
			list = append(list, s)
		}
		line.Reset()
	}
	for l := range strings.Lines(text) {
		blank := strings.TrimSpace(l) == ""
		if blank || strings.HasPrefix(l, "  ") || len(list) == 0 && line.Len() > 0 {
			end() // the first line is the headline
		}
		line.WriteString(l)
	}
	end()
	return list
}

// filing reads the time behind a message: "041530 MAR 25", "041530 GMT Mar 25".
func filing(filed string) (time.Time, string) {
	words := strings.Fields(filed)
	var kept []string
	for _, w := range words {
		if w != "GMT" && w != "UTC" && w != "Z" {
			kept = append(kept, w)
		}
	}
	printed := strings.Join(words, " ")
	if len(printed) > 64 {
		return time.Time{}, ""
	}
	for _, layout := range []string{"021504 Jan 06", "021504 Jan 2006", "02 1504 Jan 06", "021504Jan06"} {
		if t, err := time.Parse(layout, titleMonth(strings.Join(kept, " "))); err == nil {
			return t, printed
		}
	}
	return time.Time{}, printed
}

// titleMonth writes "MAR" as "Mar".
func titleMonth(s string) string {
	var b strings.Builder
	before := false
	for _, r := range s {
		letter := r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
		switch {
		case letter && before:
			b.WriteRune(r | 0x20)
		case letter:
			b.WriteRune(r &^ 0x20)
		default:
			b.WriteRune(r)
		}
		before = letter
	}
	return b.String()
}
