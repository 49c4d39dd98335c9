package entity

import (
	"strings"

	"github.com/gainsay-news/gainsay"
)

// interview ties the "I" of the answers and the "you" of the questions of an
// interview in print to the person interviewed: of those named before the
// first question, the one named most. Two who are named as often leave it
// open. A paragraph that opens with "NAME:" is that person's instead.
func (r *resolver) interview() {
	asks := r.questions()
	first, count := 0, 0
	for i, q := range asks {
		if q {
			if count == 0 {
				first = i
			}
			count++
		}
	}
	if p := r.announced(); p >= 0 {
		if count == 0 || p <= first {
			first = p
		}
		count = 3
	}
	guest, ok := -1, false
	if count >= 3 {
		guest, ok = r.guest(r.doc.Paragraphs[first].Start)
	}
	pair := -1
	if count >= 3 && !ok {
		pair = r.twoGuests(r.doc.Paragraphs[first].Start)
	}
	labels := r.labels()
	r.otherOfTwo(labels, asks)
	for i := range r.mentions {
		m := &r.mentions[i]
		p, isPronoun := r.pronoun(m)
		if !isPronoun || p.Person == 3 || r.spoken(m) || m.rule != "" {
			continue
		}
		para := r.paragraph(m)
		switch label := labels[para]; {
		case pair >= 0 && label == 0 && para >= first && asks[para] == (p.Person == 2) && (p.Plural || p.Person == 2):
			r.merge(i, pair, "both interviewed", 0.7)
		case p.Plural:
			if guest >= 0 && ok && para >= first && label == 0 && !asks[para] {
				r.ourBody(i, guest)
			}
		case label > 0 && p.Person == 1:
			r.merge(i, label-1, "label", 0.95)
		case label == 0 && ok && para >= first && asks[para] == (p.Person == 2):
			r.merge(i, guest, "interview", 0.85)
		case label == 0 && ok && para >= first && p.Person == 1:
			if j, known := r.asker(guest); known {
				r.merge(i, j, "interviewer", 0.8)
			}
		}
	}
}

// ourBody ties a "we" of the person interviewed to the body that the titles of
// that person name.
func (r *resolver) ourBody(i, guest int) {
	if j, ok := r.bodyOf(r.mentions[guest].cluster); ok {
		r.merge(i, j, "body of the person interviewed", 0.6)
	}
}

func (r *resolver) paragraph(m *mention) int {
	if m.sentence < 0 || m.sentence >= len(r.doc.Sentences) {
		return 0
	}
	return r.doc.Sentences[m.sentence].Paragraph
}

// questions says of each paragraph whether it is a question: it ends as one,
// outside quotation marks, and is short. Long answers end so too.
func (r *resolver) questions() []bool {
	out := make([]bool, len(r.doc.Paragraphs))
	for i, p := range r.doc.Paragraphs {
		words := strings.TrimSpace(r.doc.Words(p))
		out[i] = p.Len() < questionBytes && (strings.HasSuffix(words, "?") || i > 0 && (asks(words) || inquires(words)))
	}
	return out
}

// asker is the person of whom the text says before all that they had the
// interview with the guest: "sat down with Ilvar Tamskoy for an interview",
// "interviewed by Ilvar Tamskoy".
func (r *resolver) asker(guest int) (int, bool) {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start > openingBytes {
			break
		}
		if m.Form != gainsay.Name || m.cluster.kind != gainsay.Person || m.cluster == r.mentions[guest].cluster {
			continue
		}
		switch before, after := r.lower(m.first-1), r.lower(m.last); {
		case before == "with" && after == "for" && r.lower(m.last+2) == "interview",
			before == "by" && r.lemma(m.first-2) == "interview", after == "interviewed":
			return i, true
		}
	}
	return 0, false
}

// inquires reports whether words open with what asks without a question mark:
// "I wanted to know if you".
func inquires(words string) bool {
	open := strings.ToLower(words[:min(len(words), 60)])
	for _, ask := range [...]string{"wanted to know", "wanted to ask", "want to ask you", "like to ask you", "wonder if you", "wondering if you", "wondered if you"} {
		if strings.Contains(open, ask) {
			return true
		}
	}
	return false
}

// asks reports whether words without a mark at their end open as a question
// to somebody does.
func asks(words string) bool {
	if words == "" || strings.ContainsAny(words[len(words)-1:], ".!:;\"") {
		return false
	}
	open := strings.Fields(strings.ToLower(words[:min(len(words), 40)]))
	if len(open) < 3 {
		return false
	}
	switch open[0] {
	case "how", "what", "why", "when", "where", "which":
		return open[1] == "did" || open[1] == "do" || open[1] == "are" || open[1] == "have" || open[1] == "were" || open[1] == "would"
	}
	return false
}

// questionBytes is how long a question of an interview may be.
const questionBytes = 500

// openingBytes is how far into the text an interview says that it is one.
const openingBytes = 2000

// announced is the first paragraph with an "I" or a "you" outside quotation
// marks in a text whose first paragraphs say that it is an interview; -1 where
// they do not.
func (r *resolver) announced() int {
	if len(r.doc.Paragraphs) < 4 || !strings.Contains(strings.ToLower(r.doc.Text[:min(len(r.doc.Text), openingBytes)]), "interview") {
		return -1
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if p, ok := r.pronoun(m); ok && p.Person < 3 && !p.Plural && !r.spoken(m) && r.paragraph(m) > 0 {
			return r.paragraph(m)
		}
	}
	return -1
}

// guest is the person named most before a place in the text; false when two
// are named as often.
func (r *resolver) guest(before int) (int, bool) {
	counts := map[*cluster]int{}
	at := map[*cluster]int{}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start >= before {
			break
		}
		if m.Form == gainsay.Name && m.cluster.kind == gainsay.Person {
			if counts[m.cluster] == 0 {
				at[m.cluster] = i
			}
			counts[m.cluster]++
			if r.paragraph(m) == 0 {
				counts[m.cluster]++
			}
			if r.interviewed(m) {
				counts[m.cluster] += 3
			}
		}
	}
	if r.namelessGuest(before) != "" {
		return -1, false
	}
	var best *cluster
	tied := false
	for c, n := range counts {
		switch {
		case best == nil || n > counts[best]:
			best, tied = c, false
		case n == counts[best]:
			tied = true
		}
	}
	if best == nil || tied {
		return -1, false
	}
	return at[best], true
}

// twoGuests are the two named side by side before a place in the text who were
// interviewed together, or who are what one guest without a name is of: "one
// of the owners" of a bar "owned by Ada Munro and Doran Kell"; -1 for none.
func (r *resolver) twoGuests(before int) int {
	office := r.namelessGuest(before)
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start >= before {
			break
		}
		if m.Rule == gainsay.SideBySide && m.Kind == gainsay.Person && (office == "" && r.interviewed(m) || office != "" && r.doing(m.first, office)) {
			return i
		}
	}
	return -1
}

// doing reports whether the word before token i, a "by" between at will, is of
// an office: "owned", "co-owned by", "owners".
func (r *resolver) doing(i int, office string) bool {
	k := i - 1
	if r.lower(k) == "by" || r.lower(k) == "," {
		k--
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(office, "s"), "er"), "or")
	return len(stem) > 2 && strings.HasPrefix(strings.TrimPrefix(r.lower(k), "co-"), stem)
}

// namelessGuest is what the words before a place call somebody who was
// interviewed and whom they only describe: "The Mail interviewed a bar owner".
func (r *resolver) namelessGuest(before int) string {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start >= before {
			break
		}
		if m.Form != gainsay.Nominal || m.cluster.kind != gainsay.Person || m.cluster.named {
			continue
		}
		k := m.first - 1
		if r.lower(k) == "of" && r.lower(k-1) == "one" {
			k -= 2
		}
		if r.verb(k) && r.lemma(k) == "interview" {
			return m.head
		}
	}
	return ""
}

// endsSpeech reports whether a token can stand between words and the name of
// who said them, at the end of a paragraph.
func endsSpeech(mark string) bool {
	switch mark {
	case ".", "—", "–", "-", "--", "!", "?", "\"", "”":
		return true
	}
	return false
}

// introduced reports whether a name stands in "I'm NAME" or "I am NAME".
func (r *resolver) introduced(m *mention) bool {
	switch r.lower(m.first - 1) {
	case "'m", "’m", "am":
		return r.text(m.first-2) == "I"
	}
	return false
}

// labels is, for each paragraph that opens with a name and a colon, closes
// with the name of who said it, or introduces its speaker, 1 + the mention of
// that name.
func (r *resolver) labels() map[int]int {
	out := map[int]int{}
	for i := range r.mentions {
		m := &r.mentions[i]
		p := r.paragraph(m)
		if m.Form != gainsay.Name || m.cluster.kind != gainsay.Person || p >= len(r.doc.Paragraphs) {
			continue
		}
		switch span := r.doc.Paragraphs[p]; {
		case span.Start == m.Start && r.text(m.last) == ":", span.End == m.End && p > 0 && endsSpeech(r.text(m.first-1)), r.introduced(m):
			out[p] = i + 1
		}
	}
	return out
}

// interviewed reports whether the words before a name say that it was spoken
// with.
func (r *resolver) interviewed(m *mention) bool {
	for k := m.first - 1; k >= 0 && k >= m.first-8; k-- {
		switch r.lemma(k) {
		case "interview", "interviews", "interviewed", "talk", "speak", "spoke", "discuss", "chat", "ask":
			return true
		case ".":
			return false
		}
	}
	return false
}
