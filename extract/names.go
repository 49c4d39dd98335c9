package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// people reads the names of a byline: "By Ann Lee and Bo Diaz, Staff Writers".
func people(line string) []string {
	var names []string
	for _, part := range splitNames(stripBy(squeeze(line))) {
		if n := cleanName(part); n != "" {
			names = append(names, n)
		}
	}
	return names
}

// stripBy drops what leads a byline in.
func stripBy(s string) string {
	for {
		cut := s
		for _, lead := range []string{"by:", "by ", "written by ", "author:", "authors:", "reported by ", "from ", "words by ", "story by "} {
			if len(cut) > len(lead) && strings.EqualFold(cut[:len(lead)], lead) {
				cut = strings.TrimSpace(cut[len(lead):])
			}
		}
		if cut == s {
			return s
		}
		s = cut
	}
}

// splitNames parts a list of names at commas, "and", "&", "|", ";" and "/".
func splitNames(s string) []string {
	s = strings.NewReplacer(" and ", "\n", " And ", "\n", " AND ", "\n", " & ", "\n", " with ", "\n", ", ", "\n", ",", "\n", "; ", "\n", ";", "\n", "|", "\n", " / ", "\n", " • ", "\n", " · ", "\n").Replace(s)
	return strings.Split(s, "\n")
}

// maxName is how long a name can be, in bytes.
const maxName = 60

// cleanName is the name in part of a byline, "" when there is none.
func cleanName(s string) string {
	s = strings.TrimSpace(stripBy(strings.TrimSpace(s)))
	if i := strings.IndexAny(s, "<>({[@"); i >= 0 {
		s = strings.TrimSpace(s[:i])
	}
	s = strings.Trim(s, " .,:;-–—*\"“”")
	switch low := strings.ToLower(s); {
	case s == "" || len(s) > maxName || utf8.RuneCountInString(s) < 2:
		return ""
	case strings.Contains(low, "http") || strings.Contains(low, "www.") || strings.Contains(low, ".com/"):
		return ""
	case noName[low] || jobTitle(low):
		return ""
	}
	digits := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if digits > 2 {
		return ""
	}
	return s
}

// noName holds what stands in the place of a name and is none.
var noName = map[string]bool{"admin": true, "administrator": true, "author": true, "staff": true, "editor": true, "by": true, "and": true, "null": true, "undefined": true, "none": true, "unknown": true, "jr": true, "published": true, "updated": true, "facebook": true, "twitter": true, "email": true, "follow": true, "view bio": true, "guest": true, "image": true}

// jobTitle reports whether words name a post and not a person.
func jobTitle(low string) bool {
	for _, end := range []string{" editor", " reporter", " writer", " correspondent", " producer", " columnist", " contributor", " journalist", " writers", " reporters", " correspondents"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	for _, job := range []string{"reporter", "correspondent", "writer", "staff writer", "columnist", "contributor", "journalist", "producer", "senior writer"} {
		if low == job {
			return true
		}
	}
	return false
}

// unique keeps the first of names that are equal but for case.
func unique(names []string) []string {
	seen := map[string]bool{}
	var kept []string
	for _, n := range names {
		if key := strings.ToLower(n); !seen[key] {
			seen[key] = true
			kept = append(kept, n)
		}
	}
	return kept
}
