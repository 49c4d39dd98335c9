package extract

import (
	"encoding/json"
	"html"
	"strings"
)

// An object is one JSON-LD object that tells of an article, a page or who
// made it (https://schema.org/NewsArticle).
type object map[string]any

// maxObjects bounds what is taken from one script.
const maxObjects = 256

// parseObjects reads a script of JSON-LD, tolerating the usual slips: HTML
// comments and entities, raw line ends inside strings, a trailing comma.
func parseObjects(script string) []object {
	script = strings.TrimSpace(script)
	for _, wrap := range []string{"<!--", "//<![CDATA[", "<![CDATA["} {
		script = strings.TrimSpace(strings.TrimPrefix(script, wrap))
	}
	for _, wrap := range []string{"-->", "//]]>", "]]>", ";"} {
		script = strings.TrimSpace(strings.TrimSuffix(script, wrap))
	}
	var v any
	if json.Unmarshal([]byte(script), &v) != nil && json.Unmarshal([]byte(mendJSON(script)), &v) != nil {
		return nil
	}
	var found []object
	collect(v, &found, 0)
	return found
}

// mendJSON makes raw line ends inside strings into spaces and drops commas
// before a closing bracket.
func mendJSON(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	quoted, escaped, comma := false, false, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0x20 {
			c = ' '
		}
		switch {
		case quoted:
			quoted = c != '"' || escaped
			escaped = c == '\\' && !escaped
		case c == ',':
			comma = true
			continue
		case c == ' ':
		default:
			if comma && c != '}' && c != ']' {
				b.WriteByte(',')
			}
			comma, quoted = false, c == '"'
		}
		b.WriteByte(c)
	}
	return b.String()
}

// collect walks lists, @graph and mainEntity for objects with a type.
func collect(v any, found *[]object, depth int) {
	if depth > 6 || len(*found) >= maxObjects {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			collect(e, found, depth+1)
		}
	case map[string]any:
		if v["@type"] != nil {
			*found = append(*found, object(v))
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if inner, ok := v[key]; ok {
				collect(inner, found, depth+1)
			}
		}
	}
}

// is reports whether one of the object's types ends in one of names.
func (o object) is(names ...string) bool {
	for _, t := range texts(o["@type"]) {
		for _, n := range names {
			if strings.HasSuffix(strings.ToLower(t), n) {
				return true
			}
		}
	}
	return false
}

// text is the first string under key: the value, or its name.
func (o object) text(keys ...string) string {
	for _, k := range keys {
		if t := texts(o[k]); len(t) > 0 {
			return t[0]
		}
	}
	return ""
}

// texts are the strings of a value: itself, its elements, or their names.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		if s := squeeze(html.UnescapeString(html.UnescapeString(v))); s != "" {
			return []string{s}
		}
	case []any:
		var all []string
		for _, e := range v {
			all = append(all, texts(e)...)
		}
		return all
	case map[string]any:
		for _, key := range []string{"name", "@value", "url"} {
			if t := texts(v[key]); len(t) > 0 {
				return t
			}
		}
	}
	return nil
}

// article is the object that tells of the page's article, or nil: the first
// with a headline of those whose type says article, else of any.
func (h *head) article() object {
	var best object
	rank := 0
	for _, o := range h.objects {
		r := 0
		switch {
		case o.is("newsarticle", "reportagenewsarticle", "article", "blogposting", "report", "liveblogposting", "socialmediaposting"):
			r = 3
		case o.is("videoobject", "webpage", "creativework"):
			r = 1
		}
		if r > 0 && o.text("headline") != "" {
			r += 2
		}
		if r > rank {
			best, rank = o, r
		}
	}
	return best
}
