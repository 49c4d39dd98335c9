package story

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
)

// written is a document of words parted by spaces, with a title, published so
// many days after an invented first day.
func written(id string, after int, title, body string) *gainsay.Document {
	doc := &gainsay.Document{ID: gainsay.DocumentID(id), Title: title, Text: title + "\n" + body, Body: len(title) + 1}
	doc.Published.Time = time.Date(2031, 5, 1+after, 0, 0, 0, 0, time.UTC)
	start := 0
	for i := 0; i <= len(doc.Text); i++ {
		if i < len(doc.Text) && doc.Text[i] != ' ' && doc.Text[i] != '\n' {
			continue
		}
		if i > start {
			doc.Tokens = append(doc.Tokens, gainsay.Token{Span: gainsay.Span{Start: start, End: i}})
		}
		start = i + 1
	}
	return doc
}

// record is stories kept as a store would keep them.
type record struct {
	stories []Candidate
	keys    map[string][]int
}

func (r *record) add(doc *gainsay.Document) Decision {
	seen := map[int]bool{}
	var candidates []Candidate
	for _, key := range Read(doc).Keys {
		for _, i := range r.keys[key] {
			if !seen[i] {
				seen[i] = true
				candidates = append(candidates, r.stories[i])
			}
		}
	}
	d := Read(doc).Join(candidates)
	at := slices.IndexFunc(r.stories, func(c Candidate) bool { return c.ID == d.Story.ID })
	if at < 0 {
		at = len(r.stories)
		r.stories = append(r.stories, Candidate{})
	}
	r.stories[at] = Candidate{ID: d.Story.ID, Title: d.Story.Title, Profile: d.Profile}
	for _, key := range d.Keys {
		if !slices.Contains(r.keys[key], at) {
			r.keys[key] = append(r.keys[key], at)
		}
	}
	return d
}

func TestJoin(t *testing.T) {
	r := &record{keys: map[string][]int{}}
	flood := "The Ossar river broke its banks near Velmere and flooded the Tolby quarter , the prefect Odile Brandt said . Two hundred families left their homes"
	strike := "Drivers of the Karsk tramway stopped work on Tuesday over pay , the union leader Iven Maro told a rally in Karsk . Talks with the city failed"
	first := r.add(written("a", 0, "Ossar floods Velmere", flood))
	if !first.Opened {
		t.Error("the first report opens a story")
	}
	second := r.add(written("b", 1, "Tolby families flee as Ossar rises", "Prefect Odile Brandt said families in the Tolby quarter of Velmere left when the Ossar river broke its banks"))
	if second.Opened || second.Story.ID != first.Story.ID {
		t.Errorf("the second report on the flood opened a story (score %.2f)", second.Score)
	}
	other := r.add(written("c", 1, "Karsk tram drivers strike", strike))
	if !other.Opened {
		t.Errorf("a strike joined the flood: %s", other.Rule)
	}
	late := r.add(written("d", 25, "River tops banks", "A river broke its banks and families left their homes"))
	if !late.Opened {
		t.Errorf("another flood weeks later joined the first (score %.2f)", late.Score)
	}
	if got := second.Story.When; got.From.Day() != 1 || got.To.Day() != 3 {
		t.Errorf("the story lasts %v, want the first and second day", got)
	}
}

// The order of the candidates does not matter.
func TestJoinOrder(t *testing.T) {
	a := Read(written("a", 0, "Ossar floods Velmere", "The Ossar river flooded Velmere")).Join(nil)
	b := Read(written("b", 0, "Karsk trams stop", "Tram drivers in Karsk stopped work")).Join(nil)
	candidates := []Candidate{{ID: a.Story.ID, Profile: a.Profile}, {ID: b.Story.ID, Known: Recall(b.Profile)}}
	doc := written("c", 1, "Velmere under water", "The Ossar river still covers Velmere")
	x := Read(doc).Join(candidates)
	slices.Reverse(candidates)
	y := Read(doc).Join(candidates)
	if x.Story.ID != y.Story.ID || x.Score != y.Score || x.Story.ID != a.Story.ID {
		t.Errorf("%v and %v, want both to join the first story", x.Story.ID, y.Story.ID)
	}
}

func TestPack(t *testing.T) {
	p := profile{size: 3, oldest: 22400, newest: 22410, terms: []term{{7, 0.5, true}, {900, 0.25, false}}, places: []place{{5128581, 2}, {-4, 1}}}
	packed := p.pack()
	got, ok := unpack(packed)
	if !ok || got.size != 3 || got.newest != 22410 || !slices.Equal(got.terms, p.terms) || !slices.Equal(got.places, p.places) {
		t.Errorf("got %+v, %v", got, ok)
	}
	for cut := range packed {
		if _, ok := unpack(packed[:cut]); ok {
			t.Errorf("the first %d bytes unpack", cut)
		}
	}
}

// A profile as it was packed before stories had a meaning still counts.
func TestPackWithoutMeaning(t *testing.T) {
	p := profile{size: 2, oldest: 22400, newest: 22410, terms: []term{{7, 0.5, true}}}
	packed := p.pack()
	packed[0] = plainPacking
	got, ok := unpack(packed[:len(packed)-1]) // the zero length of the meaning
	if !ok || got.size != 2 || !slices.Equal(got.terms, p.terms) || length(&got.meaning) != 0 {
		t.Errorf("got %+v, %v", got, ok)
	}
}

// What a short report speaks of brings it nearer to a story told in other words.
func TestLikeness(t *testing.T) {
	flood := read(written("a", 0, "Ossar bursts banks", "The river rose overnight and families left their flooded homes"))
	strike := read(written("b", 0, "Karsk trams stop", "Drivers walked out over pay and their union called a rally"))
	quake := read(written("c", 0, "Tremor shakes Dorvan", "The earthquake brought down a school and two bridges"))
	doc := written("d", 1, "Evacuation in Velmere", "Residents fled the water after days of heavy rain in the valley")
	r := read(doc)
	if !r.short {
		t.Fatal("a headline and a lead are no short report")
	}
	var stories []*profile
	for _, s := range []report{flood, strike, quake} {
		packed, _ := opened(s)
		stories = append(stories, &Recall(packed).profile)
	}
	like := likenessTo(&r, stories)
	toFlood, _ := like.of(stories[0])
	toStrike, _ := like.of(stories[1])
	toQuake, ok := like.of(stories[2])
	if !ok || toFlood < toStrike+0.2 || toFlood < toQuake+0.1 {
		t.Errorf("a flood is like a flood by %.2f, a strike by %.2f, an earthquake by %.2f", toFlood, toStrike, toQuake)
	}
	if _, ok := like.of(&profile{}); ok {
		t.Error("a story of before stories had a meaning is like another")
	}
	doc.Body = 0
	if read(doc).short {
		t.Error("a text without a headline is a short report")
	}
}

// Packing loses no more than a step of a meaning.
func TestPackMeaning(t *testing.T) {
	p := profile{size: 1, meaning: read(written("a", 0, "Ossar bursts banks", "The river rose")).meaning}
	for range 5 { // and nothing more when it is packed again
		q, ok := unpack(p.pack())
		if !ok {
			t.Fatal("a packed meaning does not unpack")
		}
		if c := q.meaning.Cosine(&p.meaning); c < 0.995 {
			t.Fatalf("the cosine of a meaning and what unpacks of it is %.4f", c)
		}
		p = q
	}
}

func TestEmptyReport(t *testing.T) {
	d := Read(&gainsay.Document{}).Join([]Candidate{{ID: "x", Profile: []byte("no profile")}})
	if !d.Opened || len(d.Keys) != 0 || d.Story.ID == "" {
		t.Errorf("got %+v, want a story of its own without keys", d)
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(profile{size: 1, terms: []term{{7, 0.5, true}}}.pack())
	f.Fuzz(func(t *testing.T, b []byte) { unpack(b) })
}

func BenchmarkJoin(b *testing.B) {
	words := strings.Fields("Ossar river Velmere Tolby quarter prefect Brandt families homes banks flood water rain bridge road school mayor police soldiers boats tents bread council minister dam")
	var candidates []Candidate
	for i := range 200 {
		body := strings.Join(words[i%10:i%10+12], " ") + strings.Repeat(" house", i%5)
		d := Read(written(string(rune('a'+i)), i%9, "Flood "+words[i%len(words)], body)).Join(nil)
		candidates = append(candidates, Candidate{ID: d.Story.ID, Known: Recall(d.Profile)})
	}
	doc := written("new", 3, "Ossar floods Velmere", strings.Join(words, " "))
	b.ReportAllocs()
	for b.Loop() {
		Read(doc).Join(candidates)
	}
}
