package web

import (
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/query"
	"github.com/gainsay-news/gainsay/internal/setting"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/gainsay-news/gainsay/internal/tongue"
)

var updateMessages = flag.Bool("messages", false, "add the keys that English lacks to its file of messages")

// keys are the keys of all messages of the interface: of the templates, the
// script, what Go says by itself, and the words of the program that a page
// shows. Those of Count map to true.
func keys(t *testing.T) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	names, _ := filepath.Glob("templates/*.html")
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range tongue.Keys(string(text)) {
			all[k] = false
		}
		for _, m := range inTemplate.FindAllStringSubmatch(string(text), -1) {
			all[m[1]] = false
		}
		for _, m := range counted_.FindAllStringSubmatch(string(text), -1) {
			all[tongue.CountKey(m[1], m[2])] = true
		}
	}
	script, err := static.ReadFile("static/gainsay.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range scriptSays.FindAllSubmatch(script, -1) {
		all[string(m[1])] = false
	}
	for _, k := range slices.Concat(goKeys(t), wordKeys()) {
		all[k] = false
	}
	maps.DeleteFunc(all, func(k string, _ bool) bool { return k == "" || k[0] == '@' })
	return all
}

var (
	inTemplate = regexp.MustCompile(`\(t "([^"]+)"\)`)
	counted_   = regexp.MustCompile(`(?:count|noun) [^"{}]+"([^"]+)" "([^"]+)"`)
)

// goKeys are the constants that Go code says: arguments of Say, of titles, of
// refusals and of errors in a query.
func goKeys(t *testing.T) (list []string) {
	files, _ := filepath.Glob("*.go")
	more, _ := filepath.Glob("../query/*.go")
	for _, name := range append(files, more...) {
		if strings.HasSuffix(name, "_test.go") || name == "openapi.go" || name == "linked.go" {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if fn := called(n.Fun); (fn == "Say" || fn == "titled") && len(n.Args) > 0 {
					list = append(list, constants(n.Args[0])...)
				}
			case *ast.CompositeLit:
				switch kind := called(n.Type); {
				case kind == "refusal" && len(n.Elts) == 2, kind == "Error" && len(n.Elts) == 2:
					list = append(list, pattern(n.Elts[1]))
				case kind == "view" && len(n.Elts) == 4:
					list = append(list, constants(n.Elts[2])...)
				}
			}
			return true
		})
	}
	return list
}

// called is the name of what is called or made.
func called(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// constants is a text that is written where it is used.
func constants(e ast.Expr) []string {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		text, _ := strconv.Unquote(l.Value)
		return []string{text}
	}
	return nil
}

// pattern is a text with a gap for each part that is not constant: of a sum
// of texts or of Sprintf.
func pattern(e ast.Expr) string {
	n := 0
	gap := func() string { n++; return "{" + strconv.Itoa(n) + "}" }
	var walk func(e ast.Expr) string
	walk = func(e ast.Expr) string {
		switch e := e.(type) {
		case *ast.BasicLit:
			return constants(e)[0]
		case *ast.BinaryExpr:
			return walk(e.X) + walk(e.Y)
		case *ast.CallExpr:
			if called(e.Fun) == "Sprintf" {
				return verb.ReplaceAllStringFunc(constants(e.Args[0])[0], func(v string) string {
					if v == "%q" {
						return `"` + gap() + `"`
					}
					return gap()
				})
			}
		}
		return gap()
	}
	text := walk(e)
	if !strings.ContainsFunc(gapless.ReplaceAllString(text, ""), func(r rune) bool { return r >= 'a' && r <= 'z' }) {
		return "" // nothing of our own in it
	}
	return text
}

var (
	verb    = regexp.MustCompile(`%[a-z]`)
	gapless = regexp.MustCompile(`\{\d\}`)
)

// wordKeys are words of the program that pages show by t, act, kind and so on.
func wordKeys() []string {
	list := []string{store.Withdrawn, "exactly", "this machine", "dismiss", "confirm", "affirmed", "denied", "same", "not stated", "organisation"}
	for _, k := range setting.All {
		list = append(list, k.Group, k.Name, k.Means)
	}
	for _, p := range store.Properties {
		list = append(list, p.Means, p.Name)
	}
	for _, term := range terms {
		list = append(list, term.Means)
	}
	for _, r := range access.Roles {
		list = append(list, string(r))
	}
	for _, s := range access.All {
		list = append(list, string(s)+"#scope")
	}
	for a := range speechActs {
		list = append(list, actWords(a))
	}
	for _, k := range store.Keeps {
		list = append(list, string(k))
	}
	list = append(list, slices.Collect(maps.Values(bounded))...)
	list = append(list, slices.Collect(maps.Values(channels))...)
	return slices.Concat(list, kindsShown(), heardKeys)
}

// heardKeys are what other parts of the program say of a wrong request, and
// what no literal of a refusal has.
var heardKeys = []string{
	"a name has 1 to {1} characters.", "a name neither begins nor ends with a space.", "a name has letters, digits, marks and spaces only.", "a password has {1} characters at least and {2} at most.",
	"This cannot be decided so: the report does not hold the cue “{1}”.", "This cannot be decided so: “{1}” is no day.", "This cannot be decided so: the statement has no figure “{1}”.",
	"This cannot be decided so: an identity is not merged into itself.", "This cannot be decided so: a story is not merged into itself.",
	"What changes the record can be done on the machine itself only, or with a token.", "This needs the right to {1}, which this account or token does not have.",
	"There is nothing under this address in this collection.", "This server has too much to do just now. Please ask again in a moment.", "Something went wrong here; it has been logged.",
	"No account has this name and this password.", "“{1}” was taken for a word; in capitals, {2} joins what stands around it",
}

// shipped are the languages whose every message has to be there.
func shippedTongues(t *testing.T) []*tongue.Language {
	s, err := tongue.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return s.All
}

// TestMessages looks whether each message of the interface is in every file
// that ships, and none is in it that the interface does not say.
func TestMessages(t *testing.T) {
	all := keys(t)
	if *updateMessages {
		writeEnglish(t, all)
	}
	for _, l := range shippedTongues(t) {
		var missing []string
		for k, counted := range all {
			if !l.Has(k, counted) {
				missing = append(missing, k)
			}
		}
		slices.Sort(missing)
		if len(missing) > 0 {
			t.Errorf("%s lacks %d messages: %q", l.Tag, len(missing), missing)
		}
		for _, k := range l.Keys() {
			if _, ok := all[k]; !ok && !strings.HasPrefix(k, "@") {
				t.Errorf("%s has a message that nothing says: %q", l.Tag, k)
			}
		}
	}
}

func writeEnglish(t *testing.T, all map[string]bool) {
	const path = "../tongue/messages/en.json"
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	old, file := map[string]any{}, map[string]any{}
	if err := json.Unmarshal(b, &old); err != nil {
		t.Fatal(err)
	}
	for k, v := range old {
		if _, ok := all[k]; ok || strings.HasPrefix(k, "@") {
			file[k] = v
		}
	}
	for k, counted := range all {
		if _, ok := file[k]; ok {
			continue
		}
		if one, many, _ := strings.Cut(k, "|"); counted {
			file[k] = map[string]string{"one": "{n} " + one, "other": "{n} " + many}
			continue
		}
		file[k] = tongue.Words(k)
	}
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(file); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// kindsShown are the words of kinds and states of the record.
func kindsShown() (list []string) {
	for _, k := range []gainsay.RelationKind{gainsay.Contradicts, gainsay.Denies, gainsay.Revises, gainsay.Supersedes, gainsay.Repeats, gainsay.NotComparable} {
		list = append(list, relationWords(k), headingWords(k))
		if k != gainsay.NotComparable {
			list = append(list, turnWords(k))
		}
	}
	for _, d := range []gainsay.Difference{gainsay.ByNegation, gainsay.ByFigure, gainsay.ByTime, gainsay.ByPlace, gainsay.ByAntonym, gainsay.ByModality, gainsay.ByRole, gainsay.ByName} {
		list = append(list, differWords(d))
	}
	for _, b := range []gainsay.Basis{gainsay.FoundByRule, gainsay.AssertedByOutlet, gainsay.AssertedBySpeaker, gainsay.AddedByCurator} {
		list = append(list, basisWords(b))
	}
	for _, f := range []gainsay.QuotationForm{gainsay.Direct, gainsay.Indirect, gainsay.Mixed} {
		list = append(list, formWords(f))
	}
	for _, k := range []gainsay.Kind{gainsay.Person, gainsay.Organization, gainsay.Location} {
		list = append(list, kindWords(k))
	}
	for _, z := range []gainsay.ZoneSource{gainsay.ZoneUnknown, gainsay.ZoneStated, gainsay.ZoneSet, gainsay.ZoneGuessed} {
		list = append(list, zoneWords(z))
	}
	for _, m := range []gainsay.Modality{gainsay.Asserted, gainsay.Intended, gainsay.Possible, gainsay.Required, gainsay.Permitted, gainsay.Conditional, gainsay.Asking} {
		list = append(list, string(m))
	}
	for _, n := range []gainsay.NoticeKind{gainsay.NoticeUpdate, gainsay.NoticeCorrection, gainsay.NoticeEmbargo, gainsay.NoticeWithheld, gainsay.NoticeKilled} {
		list = append(list, string(n))
	}
	for _, k := range []store.SourceKind{store.SourceFeed, store.SourceSitemap, store.SourcePage, store.SourceFolder, store.SourcePush} {
		list = append(list, string(k))
	}
	list = append(list, facetNames[:]...)
	list = append(list, string(store.SourceActive), string(store.SourcePaused), string(store.SourceOff))
	list = append(list, string(store.Waiting), string(store.Reading), string(store.Read), string(store.Recorded), string(store.Refused))
	list = append(list, "sent", "webhook", "mail")                                              // of deliveries and alerts
	list = append(list, "speaker", "outlet", "origin", "channel", "place", "said", "is", "act") // of facets
	for _, code := range []int{400, 401, 403, 404, 405, 409, 410, 413, 414, 421, 429, 500, 501, 502, 503} {
		list = append(list, http.StatusText(code))
	}
	for _, done := range []string{"said", "published", "recorded"} { // of a query read back
		list = append(list, done+" up to {1}", done+" from {1} on", done+" on {1}", done+" from {1} to {2}")
	}
	return append(list, query.Messages()...)
}

// untranslated are the words of templates that are the same in every
// language: names of formats, and the letters of two statements.
var untranslated = map[string]bool{
	"Gainsay": true, "API": true, "A": true, "B": true, "Atom": true, "JSON": true, "JSON Feed": true, "JSON Lines": true, "JSONL": true, "JSON-LD": true,
	"CSV": true, "BibTeX": true, "RIS": true, "CSL-JSON": true, "SQLite": true, "Parquet": true,
	"Europe/London": true, "en-GB": true, "https": true, // samples of what goes into a field
}

var (
	action    = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	code      = regexp.MustCompile(`(?s)<(code|pre)\b.*?</(code|pre)>`)
	attribute = regexp.MustCompile(`\b(?:aria-label|placeholder|title|alt)="([^"]*)"`)
	tags      = regexp.MustCompile(`(?s)<[^>]*>`)
	wordy     = regexp.MustCompile(`[A-Za-z][A-Za-z’/ -]*[A-Za-z]|[A-Za-z]`)
)

// innermost is a message without another in it.
var innermost = regexp.MustCompile(`\[\[[^\[\]]*\]\]`)

// TestNoWordOutsideTheMessages looks for words of templates that a reader
// sees and that are no message.
func TestNoWordOutsideTheMessages(t *testing.T) {
	names, _ := filepath.Glob("templates/*.html")
	if len(names) < 30 {
		t.Fatalf("%d templates", len(names))
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range bareWords(string(b)) {
			t.Errorf("%s: %q is in no file of messages", name, w)
		}
	}
	if got := bareWords(`<p title="Here">[[A {1}|<b>bare</b>[[none]]]] one <code>x</code></p>`); !slices.Equal(got, []string{"Here", "bare", "one"}) {
		t.Errorf("bare words of a sample are %q", got)
	}
}

func bareWords(text string) (list []string) {
	text = code.ReplaceAllString(action.ReplaceAllString(text, "\n"), "\n")
	for innermost.MatchString(text) {
		text = innermost.ReplaceAllStringFunc(text, func(m string) string { // what goes into its gaps stays
			_, args, _ := strings.Cut(strings.TrimSuffix(m, "]]"), "|")
			return args
		})
	}
	for _, m := range attribute.FindAllStringSubmatch(text, -1) {
		list = append(list, wordy.FindAllString(m[1], -1)...)
	}
	list = append(list, wordy.FindAllString(tags.ReplaceAllString(text, "\n"), -1)...)
	return slices.DeleteFunc(list, func(w string) bool { return untranslated[w] })
}
