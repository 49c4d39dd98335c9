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
	random   *rand.Rand
	towns    *rand.Zipf
	people   *rand.Zipf
	bodies   *rand.Zipf
	words    *rand.Zipf
	stories  []tale
	patterns []*gainsay.Document // by topic, and whether it denies
	reports  int
}

// A tale is what the reports of a story have in common.
type tale struct {
	topic                            int
	town, who, other, body, one, two string
}

// NewNewsroom opens a newsroom.
func NewNewsroom() *Newsroom {
	r := rand.New(rand.NewPCG(1, 2))
	return &Newsroom{
		random: r,
		towns:  rand.NewZipf(r, 1.2, 8, 5_000), people: rand.NewZipf(r, 1.2, 8, 40_000),
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
	if n.reports%perStory == 0 {
		n.stories = append(n.stories, n.open())
	}
	n.reports++
	last := len(n.stories) - 1
	if n.random.IntN(20) == 0 {
		return n.stories[n.random.IntN(last+1)]
	}
	return n.stories[max(0, last-n.random.IntN(running))]
}

func (n *Newsroom) open() tale {
	return tale{
		topic: n.random.IntN(len(topics)), town: name(50_000 + n.towns.Uint64()), body: name(60_000 + n.bodies.Uint64()),
		who: Person(n.people.Uint64()), other: Person(n.people.Uint64()), one: MadeUp(n.words.Uint64()), two: MadeUp(n.words.Uint64()),
	}
}

// Page is the next report as a page that is still to be read.
func (n *Newsroom) Page() gainsay.Page {
	t := n.next()
	page := n.page(n.write(t, n.random.IntN(3) == 0))
	return page
}

func (n *Newsroom) write(t tale, denies bool) (title, text string) {
	not := ""
	if denies {
		not = "not "
	}
	p := topics[t.topic]
	fill := strings.NewReplacer("TOWN", t.town, "WHO", t.who, "OTHER", t.other, "BODY", t.body, "ONE", t.one, "TWO", t.two, "NOT ", not,
		"417", fmt.Sprint(100+n.random.IntN(900)), "523", fmt.Sprint(100+n.random.IntN(900)))
	return fill.Replace(p.title), fill.Replace(p.text)
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
	from := n.patterns[2*t.topic]
	if n.random.IntN(3) == 0 {
		from = n.patterns[2*t.topic+1]
	}
	page := n.page("", "")
	c := newCasting(pattern, t, n.reports)
	c.days(page.Hint.Published.Truncate(24 * time.Hour).Sub(firstDay))
	c.figure(417, 100+n.random.IntN(900))
	c.figure(523, 100+n.random.IntN(900))
	doc := c.recast(from)
	doc.URL, doc.Publisher, doc.Published.Time = page.URL, page.Hint.Publisher, page.Hint.Published
	return doc
}

// pattern is the story of the reports that are read in truth.
var pattern = tale{town: "Kadorive", who: "Bendiral Orisvale", other: "Selvamor Tidarune", body: "Velmarno", one: "hasprilo", two: "zorkinel"}

// readPatterns reads a report of every topic, as it is and denied.
func (n *Newsroom) readPatterns() []*gainsay.Document {
	var out []*gainsay.Document
	for i := range topics {
		for _, denies := range []bool{false, true} {
			t := pattern
			t.topic = i
			not := ""
			if denies {
				not = "not "
			}
			fill := strings.NewReplacer("TOWN", t.town, "WHO", t.who, "OTHER", t.other, "BODY", t.body, "ONE", t.one, "TWO", t.two, "NOT ", not)
			page := gainsay.Page{
				URL: fmt.Sprintf("https://outlet.example/%d/%t", i, denies), Type: "text/plain; charset=utf-8",
				Body: []byte(fill.Replace(topics[i].title) + "\n\n" + fill.Replace(topics[i].text)),
				Hint: gainsay.Hint{Publisher: "Outlet", Published: firstDay},
			}
			doc, err := pipeline.Read(page)
			if err != nil {
				panic("demo: a made-up report cannot be read: " + err.Error()) // a broken build
			}
			out = append(out, doc)
		}
	}
	return out
}

// topics are what the made-up stories tell of. Names, words and figures stand
// in for others; the rest is English, so that every stage has its work.
var topics = []struct{ title, text string }{
	{"TOWN bridge: WHO names a day for the ONE", `TOWN -- The bridge over the river at TOWN will NOT reopen to traffic on Friday, Mayor WHO said on Monday.

"The repairs cost 417 million crowns," WHO told the council. "The ONE was NOT part of the plan."

BODY Works said that 523 people were employed at the site. The company has NOT paid the workers for March.

Engineer OTHER said the TWO had cracked in the winter. "The bridge is NOT safe for lorries," OTHER said in a statement.

The council in TOWN voted on Tuesday to close the road along the river. Traders fear that they will lose their customers.`},
	{"Fire in TOWN market kills 417, ONE blamed", `TOWN -- A fire in the covered market of TOWN killed 417 people on Sunday, the fire brigade said.

Brigade chief WHO said that 523 shops had burned down. "The doors were NOT locked," WHO told reporters.

The market belongs to BODY Holding. The company said in a statement that the ONE had NOT caused the fire.

OTHER, who owns a stall, said the alarm did NOT sound. "We ran through the TWO," OTHER said.

Police in TOWN arrested two men on Monday. A court in Lisbon will hear them on Thursday.`},
	{"BODY to leave the TOWN valley, WHO says", `TOWN -- BODY will NOT withdraw its soldiers from the TOWN valley by Friday, Defence Minister WHO announced on Monday.

About 417 soldiers are in the valley. "We NOT have permission to stay," WHO said.

General OTHER told parliament that the ONE had NOT been handed over. He said 523 vehicles were ready to move.

Villagers near TOWN said that they had seen the TWO on the road to the border. The army did NOT confirm the report.

The foreign ministry in Ankara called the plan a mistake. A spokesman said the valley was NOT part of the agreement.`},
	{"BODY Bank cuts 417 jobs in TOWN", `TOWN -- BODY Bank will NOT cut 417 jobs, chief executive WHO said on Monday.

The union said that 523 branches would be closed by March. "The customers of TOWN will NOT lose their branch," WHO told reporters.

OTHER, who leads the union, said the bank had NOT kept its promise about the ONE. The workers plan a strike on Friday.

Shares in BODY Bank fell after the TWO was published. Analysts in Zurich did NOT expect the loss.

"The bank is NOT for sale," WHO said in an interview. The finance ministry has asked for the accounts of the ONE.`},
	{"School in TOWN to close as WHO fails over ONE", `TOWN -- The school board of TOWN has NOT decided to close the ONE school, chairwoman WHO said on Monday.

The school has 417 pupils and 23 teachers. "The roof is NOT dangerous," WHO told parents at a meeting.

BODY Consult said that the repair would cost 523 million crowns. The firm did NOT see the cellar.

Teacher OTHER said the TWO had been full of water since January. "Nobody NOT told us," OTHER said.

The county in Bergen will pay half of the money. The board will vote on the TWO next Tuesday.`},
	{"WHO wins TOWN vote, OTHER speaks of ONE", `TOWN -- WHO has NOT won the election in TOWN, the commission said on Monday.

The commission counted 417 thousand votes. "The result is NOT final," commissioner OTHER told reporters.

The BODY party said that 523 ballots had disappeared from the ONE. The police did NOT find them.

Observers from Vienna said the vote was NOT fair. They had seen the TWO outside of two polling stations.

WHO promised to lower taxes on bread. "We will NOT work with BODY," WHO said in a speech.`},
}
