package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block holds the elements that start a line of their own.
var block = set(atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside,
	atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
	atom.Blockquote, atom.Pre, atom.Table, atom.Tr, atom.Thead, atom.Tbody, atom.Tfoot, atom.Caption, atom.Figure, atom.Figcaption,
	atom.Hr, atom.Form, atom.Fieldset, atom.Details, atom.Summary, atom.Address, atom.Body, atom.Html, atom.Center)

// hidden holds the elements whose text nobody reads.
var hidden = set(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Head, atom.Textarea, atom.Select, atom.Button, atom.Object, atom.Embed)

func set(list ...atom.Atom) map[atom.Atom]bool {
	m := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		m[a] = true
	}
	return m
}

// paragraphs is the running text below n.
func paragraphs(n *html.Node) []string {
	list := units(n)
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = list[i].text
	}
	return texts
}

// ended reports whether a line ends as a sentence does.
func ended(line string) bool {
	line = strings.TrimRight(line, "\"'”’)»」』）]")
	return line != "" && strings.ContainsRune(".!?…:。！？।۔؟", lastRune(line))
}

func lastRune(s string) rune {
	var last rune
	for i := max(0, len(s)-4); i < len(s); i++ {
		if s[i] < 0x80 || s[i] >= 0xC0 {
			for _, r := range s[i:] {
				last = r
			}
			break
		}
	}
	return last
}
