package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/pipeline"
)

// A Newsroom makes up reports without end, for measuring how the program goes
// on when the record is large. They have the shape of real ones: towns, people
// and bodies of whom few are in the news often, stories of about eight reports
// that come within a few hundred others, outlets that differ on the figures
// and now and then on the facts. The same number of reports is the same
// reports each time.
type Newsroom struct {
	source   *rand.PCG // begun anew for each report
	random   *rand.Rand
	towns    *rand.Zipf
	people   *rand.Zipf
	bodies   *rand.Zipf
	words    *rand.Zipf
	stories  []tale
	patterns []*gainsay.Document
	reports  int
}

// A tale is what the reports of a story have in common, and own: the words of
// one report alone.
type tale struct {
	town, who, other, body, one, two string
	own                              [4]string
}

// NewNewsroom opens a newsroom.
func NewNewsroom() *Newsroom {
	source := rand.NewPCG(1, 2)
	r := rand.New(source)
	return &Newsroom{
		source: source, random: r,
		towns: rand.NewZipf(r, 1.2, 8, 5_000), people: rand.NewZipf(r, 1.2, 8, 40_000),
		bodies: rand.NewZipf(r, 1.2, 8, 5_000), words: rand.NewZipf(r, 1.1, 20, 30_000),
	}
}

var (
	consonants = strings.Split("b d f g k l m n p r s t v z h j", " ")
	vowels     = strings.Split("a e i o u", " ")
)

// MadeUp spells the i-th word of a made-up language; all have eight letters.
func MadeUp(i uint64) string {
	var w strings.Builder
	i = i*7919 + 101 // neighbours do not look alike
	for range 4 {
		w.WriteString(consonants[i%16])
		i /= 16
		w.WriteString(vowels[i%5])
		i /= 5
	}
	return w.String()
}

func name(i uint64) string {
	w := MadeUp(i)
	return strings.ToUpper(w[:1]) + w[1:]
}

// Person is the i-th of the people; those with small numbers are in the news
// most.
func Person(i uint64) string { return name(i%900) + " " + name(1000+i) }

const (
	perStory = 8
	running  = 40 // stories that are told of at one time
	outlets  = 200
)

// next chooses the story that the next report tells, mostly one of the latest.
func (n *Newsroom) next() tale {
	n.reports++
	n.source.Seed(1, uint64(n.reports))
	if n.reports%perStory == 1 {
		n.stories = append(n.stories, n.open())
	}
	last := len(n.stories) - 1
	t := n.stories[max(0, last-n.random.IntN(running))]
	if n.random.IntN(20) == 0 {
		t = n.stories[n.random.IntN(last+1)]
	}
	for i := range t.own {
		t.own[i] = name(n.words.Uint64())
	}
	return t
}

func (n *Newsroom) open() tale {
	return tale{
		town: name(50_000 + n.towns.Uint64()), body: name(60_000 + n.bodies.Uint64()),
		who: Person(n.people.Uint64()), other: Person(n.people.Uint64()), one: name(n.words.Uint64()), two: name(n.words.Uint64()),
	}
}

// Page is the next report as a page that is still to be read.
func (n *Newsroom) Page() gainsay.Page {
	t := n.next()
	title, text := write(n.random, t)
	figures := strings.NewReplacer("417", fmt.Sprint(n.figure()), "523", fmt.Sprint(n.figure()))
	return n.page(figures.Replace(title), figures.Replace(text))
}

// Skip passes over reports that a record has already.
func (n *Newsroom) Skip(reports int) {
	for range reports {
		n.next()
	}
}

// figure is one of the few that are told of one thing.
func (n *Newsroom) figure() int { return 100 + 7*n.random.IntN(5) }

const perReport = 8 // sentences

// write puts a report of a story together, two sentences to a paragraph.
func write(r *rand.Rand, t tale) (title, text string) {
	var b strings.Builder
	b.WriteString(strings.ToUpper(t.town) + " --")
	for i, at := range r.Perm(len(sentences))[:perReport] {
		if i > 0 && i%2 == 0 {
			b.WriteString("\n\n")
		} else {
			b.WriteString(" ")
		}
		b.WriteString(t.fill(r, sentences[at]))
	}
	return t.fill(r, titles[r.IntN(len(titles))]), b.String()
}

func (t tale) fill(r *rand.Rand, pattern string) string {
	not := ""
	if r.IntN(3) == 0 {
		not = "not "
	}
	one, two := t.one, t.two
	if i := r.IntN(5); i < 4 { // most of what a report tells, the others do not
		one, two = t.own[i], t.own[(i+1)%4]
	}
	return strings.NewReplacer("TOWN", t.town, "WHO", t.who, "OTHER", t.other, "BODY", t.body, "ONE", one, "TWO", two, "NOT ", not).Replace(pattern)
}

// page puts a text on the page of an outlet, each a third of an hour after the
// one before.
func (n *Newsroom) page(title, text string) gainsay.Page {
	outlet := n.random.IntN(outlets)
	return gainsay.Page{
		URL: fmt.Sprintf("https://outlet%d.example/%d", outlet, n.reports), Type: "text/plain; charset=utf-8", Body: []byte(title + "\n\n" + text),
		Hint: gainsay.Hint{Publisher: fmt.Sprint("Outlet ", outlet), Published: firstDay.Add(time.Duration(n.reports) * 20 * time.Minute)},
	}
}

var firstDay = time.Date(2020, 1, 6, 0, 0, 0, 0, time.UTC)

// Document is the next report as it is once it has been read. A few reports
// are read in truth; the others have their findings, with other names, words
// and figures of the same length in their places. So a hundred thousand are
// made in less than a minute.
func (n *Newsroom) Document() *gainsay.Document {
	if n.patterns == nil {
		n.patterns = n.readPatterns()
	}
	t := n.next()
	from := n.patterns[n.random.IntN(len(n.patterns))]
	page := n.page("", "")
	c := newCasting(pattern, t, n.reports)
	c.days(page.Hint.Published.Truncate(24 * time.Hour).Sub(firstDay))
	c.figure(417, n.figure())
	c.figure(523, n.figure())
	doc := c.recast(from)
	doc.URL, doc.Publisher, doc.Published.Time = page.URL, page.Hint.Publisher, page.Hint.Published
	return doc
}

// pattern is the story of the reports that are read in truth.
var pattern = tale{town: "Kadorive", who: "Bendiral Orisvale", other: "Selvamor Tidarune", body: "Velmarno", one: "Hasprilo", two: "Zorkinel",
	own: [4]string{"Mivanold", "Tarpesko", "Gelfurim", "Duskanop"}}

// patterns is how many reports are read in truth: two of a story are seldom
// of one pattern, as two newsrooms seldom write the same.
const patterns = 150

func (n *Newsroom) readPatterns() []*gainsay.Document {
	r := rand.New(rand.NewPCG(3, 4))
	out := make([]*gainsay.Document, patterns)
	for i := range out {
		title, text := write(r, pattern)
		doc, err := pipeline.Read(gainsay.Page{
			URL: fmt.Sprintf("https://outlet.example/%d", i), Type: "text/plain; charset=utf-8", Body: []byte(title + "\n\n" + text),
			Hint: gainsay.Hint{Publisher: "Outlet", Published: firstDay},
		})
		if err != nil {
			panic("demo: a made-up report cannot be read: " + err.Error()) // a broken build
		}
		out[i] = doc
	}
	return out
}

// sentences are what made-up reports are put together from. Each has a name or
// a word of its story; names, words and figures stand in for others. The rest
// is English, so that every stage has its work.
var sentences = strings.Split(`The bridge over the river at TOWN will NOT reopen to traffic on Friday, Mayor WHO said on Monday.
The ONE was NOT part of the plan that TOWN approved in March.
"The repairs at TOWN cost 417 million crowns," WHO told the council.
BODY Works said that 523 people were employed at the ONE.
The company in TOWN has NOT paid the workers at the TWO.
Engineer OTHER said the TWO had cracked in the winter.
"The ONE is NOT safe for lorries," OTHER said in a statement.
The council of TOWN voted on Tuesday to close the road to the TWO.
A fire in the covered market of TOWN killed 417 people on Sunday, the brigade said.
Brigade chief WHO said that 523 shops near the TWO had burned down.
"The doors of the ONE in TOWN were NOT locked," WHO told reporters.
BODY Holding said in a statement that the ONE had NOT caused the fire.
Police in TOWN arrested two men at the ONE on Monday.
A court in Lisbon will hear WHO on Thursday.
BODY will NOT withdraw its soldiers from the TOWN valley by Friday, WHO announced.
About 417 soldiers of BODY are in the valley near TOWN.
"We do NOT have permission to stay in TOWN," WHO said.
General OTHER told parliament that the ONE had NOT been handed over.
Villagers near TOWN had seen the TWO on the road to the border, OTHER said.
The foreign ministry in Ankara called the TWO a mistake.
OTHER denied that BODY had fired on civilians.
The government will NOT publish the report on the ONE, WHO said.
BODY Bank will NOT cut 417 jobs in TOWN, chief executive WHO said on Monday.
The union in TOWN said that 523 branches of BODY Bank would be closed by March.
"The customers of TOWN will NOT lose the ONE," WHO told reporters.
OTHER, who leads the union, said BODY had NOT kept its promise about the TWO.
The workers of BODY plan a strike at the ONE on Friday.
The finance ministry has asked BODY for the accounts of the ONE.
The school board of TOWN has NOT decided to close the ONE, chairwoman WHO said.
"The roof of the TWO is NOT dangerous," WHO told parents at a meeting.
BODY Consult said that the repair of the ONE would cost 523 million crowns.
Teacher OTHER said the TWO had been full of water since January.
The county in Bergen will pay half of the money for the ONE, OTHER said.
WHO has NOT won the election in TOWN, the commission said on Monday.
The commission in TOWN counted 417 thousand votes for BODY.
Observers from Vienna said the vote on the TWO was NOT fair.
WHO promised to lower taxes on bread in TOWN.
OTHER denied that the ONE had been moved from TOWN.`, "\n")

// titles are the headlines of made-up reports.
var titles = strings.Split(`WHO speaks of the ONE in TOWN
TOWN: 417 people and a TWO, says OTHER
BODY and WHO differ over ONE
ONE in TOWN: what WHO will NOT do
OTHER says BODY has NOT kept the TWO`, "\n")
