// Package tools offers the questions of the reader to language models, by the
// Model Context Protocol: who said it, did they say it, what stands to this
// text, what is contested about this, what is the story. The tools read and
// change nothing. Every answer carries the words of the record and the address
// at which a person can look them up.
package tools

import (
	"context"
	"net/http"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/query"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// A Config is what the tools answer from.
type Config struct {
	Store   *store.Store
	Version string
	Base    string // address of the reader, "" when there is none to lead to
	// Check reads a text and holds it against the record; nil leaves the tool out.
	Check func(ctx context.Context, text string) (*gainsay.Document, []gainsay.Relation, error)
}

// instructions tell a model how to speak of what it finds here.
const instructions = `This server keeps a record of who said what in news reports, and of which statements cannot both hold.
It never says who is right. Quote its words exactly, name the speaker, the outlet and the date, and give the address.
"Not found in this collection" means only that: it says nothing about reports that are not in it.`

// New makes a server with the tools.
func New(c Config) *mcp.Server {
	c.Base = strings.TrimSuffix(c.Base, "/")
	s := mcp.NewServer(&mcp.Implementation{Name: "gainsay", Title: "Gainsay", Version: c.Version}, &mcp.ServerOptions{Instructions: instructions})
	t := &toolbox{c}
	add(s, "who_said", "Search the statements of the record. The query is words, \"a phrase\", speaker:NAME, about:NAME, outlet:NAME, place:NAME, said:2031-05, figure:troops>=1000, is:contested, OR, -not.", t.whoSaid)
	add(s, "did_they_say", "Look a quotation up: found word for word, found in part, or not found in this collection.", t.didTheySay)
	if c.Check != nil {
		add(s, "check", "Hold a text against the record: which statements there contradict, deny, revise or repeat what it says. Nothing is saved.", t.check)
	}
	add(s, "contradictions_about", "List pairs of statements that cannot both hold, about a person, body, place or words.", t.contradictionsAbout)
	add(s, "story_of", "Tell a story of the record: its statements in the order they were said, its contradictions, its sources. Give its id or words of its title.", t.storyOf)
	return s
}

// Handler serves the tools over HTTP. Sessions hold nothing, so each request
// stands for itself.
func Handler(c Config) http.Handler {
	s := New(c)
	return mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s }, &mcp.StreamableHTTPOptions{Stateless: true, JSONResponse: true})
}

// Serve answers over standard input and output until the context ends or the
// other side closes.
func Serve(ctx context.Context, c Config) error { return New(c).Run(ctx, &mcp.StdioTransport{}) }

type toolbox struct{ Config }

// add offers a question that reads and changes nothing.
func add[In, Out any](s *mcp.Server, name, what string, ask func(context.Context, In) (Out, error)) {
	closed := false
	tool := &mcp.Tool{Name: name, Description: what, Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}}
	mcp.AddTool(s, tool, func(ctx context.Context, _ *mcp.CallToolRequest, in In) (*mcp.CallToolResult, Out, error) {
		out, err := ask(ctx, in)
		return nil, out, err
	})
}

// The bounds of a list that a tool gives.
const (
	usualLimit = 10
	mostLimit  = 50
)

func bounded(limit int) int {
	if limit <= 0 {
		return usualLimit
	}
	return min(limit, mostLimit)
}

type whoSaidIn struct {
	Query string `json:"query" jsonschema:"what to look for, in the search language"`
	Limit int    `json:"limit,omitempty" jsonschema:"the most statements to give, 10 unless told, 50 at most"`
}

type whoSaidOut struct {
	ReadAs     string `json:"read_as" jsonschema:"the query in words, as it was taken"`
	Statements []said `json:"statements"`
	More       bool   `json:"more" jsonschema:"there are further statements"`
}

func (t *toolbox) whoSaid(ctx context.Context, in whoSaidIn) (out whoSaidOut, err error) {
	where, err := query.Parse(in.Query)
	if err != nil {
		return out, err
	}
	if where, err = (query.Shelf{Store: t.Store}).Expand(ctx, where); err != nil {
		return out, err
	}
	a, err := t.Store.Search(ctx, store.Question{Where: where, Best: true, Bare: true, Limit: bounded(in.Limit)})
	if err != nil {
		return out, err
	}
	return whoSaidOut{query.Words(where), t.sayings(a.Statements), a.More}, nil
}

type didTheySayIn struct {
	Quote   string `json:"quote" jsonschema:"the words that somebody is said to have said"`
	Speaker string `json:"speaker,omitempty" jsonschema:"who is said to have said them"`
}

type didTheySayOut struct {
	Answer  string `json:"answer" jsonschema:"exact, partial, or not found in this collection"`
	Exact   []said `json:"exact"`
	Partial []said `json:"partial"`
	Others  []said `json:"by_others" jsonschema:"statements with these words by somebody else than the speaker asked for"`
	Reports int    `json:"reports" jsonschema:"how many reports the collection holds"`
	Outlets int    `json:"outlets"`
}

// longestQuote bounds a quotation to look for, in bytes.
const longestQuote = 2000

func (t *toolbox) didTheySay(ctx context.Context, in didTheySayIn) (out didTheySayOut, err error) {
	if len(in.Quote) > longestQuote {
		return out, errLong
	}
	totals, err := t.Store.Totals(ctx)
	if err != nil {
		return out, err
	}
	found, err := t.Store.Quote(ctx, in.Quote)
	if err != nil {
		return out, err
	}
	out = didTheySayOut{Answer: "not found in this collection", Exact: []said{}, Partial: []said{}, Others: []said{}, Reports: totals.Documents, Outlets: totals.Outlets}
	for _, f := range found {
		switch {
		case !named(f.Statement, in.Speaker):
			out.Others = append(out.Others, t.saying(f.Statement))
		case f.Match == "exact":
			out.Exact = append(out.Exact, t.saying(f.Statement))
		default:
			out.Partial = append(out.Partial, t.saying(f.Statement))
		}
	}
	if len(out.Exact) > 0 {
		out.Answer = "exact"
	} else if len(out.Partial) > 0 {
		out.Answer = "partial"
	}
	return out, nil
}

// named reports whether a statement is by the speaker asked for, or by anybody
// when none was.
func named(st store.Statement, speaker string) bool {
	speaker = strings.ToLower(strings.TrimSpace(speaker))
	return speaker == "" || strings.Contains(strings.ToLower(st.Name), speaker)
}
