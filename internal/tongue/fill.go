package tongue

import (
	"errors"
	"fmt"
	"html"
	"strings"
)

// The marks of a message in a template: [[key]], or [[key|first|second]] where
// what stands behind the key goes into its gaps and may hold messages itself.
const (
	markOpen  = "[["
	markClose = "]]"
)

// Fill puts the messages of a language into the text of an HTML template, so
// that a page costs no more in one language than in another. A message is
// text: what would be markup or an action in it is escaped.
func (l *Language) Fill(text string) (string, error) {
	var b strings.Builder
	rest, err := l.fill(&b, text, false)
	if err == nil && rest != "" {
		err = errors.New("a ]] or | that closes no message")
	}
	return b.String(), err
}

// fill writes text up to the end of the argument it is, and gives back what
// follows from there.
func (l *Language) fill(b *strings.Builder, text string, inside bool) (string, error) {
	for {
		at := strings.Index(text, markOpen)
		if inside {
			if end := strings.IndexAny(text, "|]"); end >= 0 && (at < 0 || end < at) && (text[end] == '|' || strings.HasPrefix(text[end:], markClose)) {
				b.WriteString(text[:end])
				return text[end:], nil
			}
		}
		if at < 0 {
			b.WriteString(text)
			return "", nil
		}
		b.WriteString(text[:at])
		var err error
		if text, err = l.one(b, text[at+len(markOpen):]); err != nil {
			return "", err
		}
	}
}

// one writes the message whose key text begins with, and gives back what
// follows its end.
func (l *Language) one(b *strings.Builder, text string) (string, error) {
	end := strings.IndexAny(text, "|]")
	if end < 0 {
		return "", fmt.Errorf("no end of the message %.40q", text)
	}
	key, rest := text[:end], text[end:]
	var args []string
	for strings.HasPrefix(rest, "|") {
		var arg strings.Builder
		var err error
		if rest, err = l.fill(&arg, rest[1:], true); err != nil {
			return "", err
		}
		args = append(args, arg.String())
	}
	rest, ok := strings.CutPrefix(rest, markClose)
	if !ok {
		return "", fmt.Errorf("no end of the message %q", key)
	}
	return rest, l.put(b, key, args)
}

// put writes a message with its gaps filled.
func (l *Language) put(b *strings.Builder, key string, args []string) error {
	switch key {
	case "@tag":
		b.WriteString(l.Tag)
		return nil
	case "@en": // before what is English on a page that is not
		if l.Tag != "en" {
			b.WriteString(` lang="en"`)
		}
		return nil
	}
	if n := len(gaps(key)); n != len(args) {
		return fmt.Errorf("the message %q has %d gaps and %d arguments", key, n, len(args))
	}
	text, last := l.message(key), 0
	for _, at := range gap.FindAllStringIndex(text, -1) {
		b.WriteString(escape(text[last:at[0]]))
		b.WriteString(args[text[at[0]+1]-'1'])
		last = at[1]
	}
	b.WriteString(escape(text[last:]))
	return nil
}

// escape makes text of a message safe in HTML and in a template.
func escape(text string) string {
	return strings.ReplaceAll(html.EscapeString(text), "{{", "&#123;&#123;")
}

// Keys are the keys of the messages in the text of a template.
func Keys(text string) (keys []string) {
	for {
		_, after, found := strings.Cut(text, markOpen)
		if !found {
			return keys
		}
		if end := strings.IndexAny(after, "|]"); end >= 0 && after[0] != '@' {
			keys = append(keys, after[:end])
		}
		text = after
	}
}
