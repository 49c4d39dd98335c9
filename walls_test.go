package gainsay_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/gainsay-news/gainsay"

// stages are the rooms that read or compare text.
// They meet only in the document: none imports another.
var stages = strings.Fields("extract token dateline tag parse mention timex quantity quote entity toponym claim reprint story identity compare feed")

// data are the rooms that hold words, weights and places.
var data = strings.Fields("lexicon sequence gazetteer vector pack")

// walls says, for each room, which rooms it may import
// and which of the outside's packages it must not.
var walls = []struct {
	rooms   []string
	may     []string
	mustNot []string
}{
	{[]string{"."}, nil, []string{"os", "net/http", "database/sql", "context"}},
	{data, data, []string{"os", "net/http", "database/sql"}},
	{stages, append([]string{"."}, data...), []string{"os", "net/http", "database/sql", "context", "log/slog"}},
	{[]string{"pipeline"}, append([]string{"."}, stages...), []string{"net/http", "database/sql"}},
	{[]string{"internal/fetch"}, []string{"."}, []string{"database/sql"}},
	{[]string{"internal/store"}, []string{".", "identity"}, // which roles are public, for its SQL
		[]string{"net/http"}},
	{[]string{"internal/web"}, []string{".", "internal/access", "internal/setting", "internal/store", "internal/query", "internal/record", "internal/tongue"}, []string{"database/sql"}},
	{[]string{"internal/tools"}, []string{".", "internal/store", "internal/query"}, []string{"database/sql"}},
}

// TestWalls opens the files itself: a test that asked the go command would
// pass from the test cache after a wall was broken.
func TestWalls(t *testing.T) {
	for _, w := range walls {
		for _, room := range w.rooms {
			for path, file := range parseRoom(t, room, parser.ImportsOnly) {
				checkImports(t, room, path, file, w.may, w.mustNot)
			}
		}
	}
}

func checkImports(t *testing.T, room, path string, file *ast.File, may, mustNot []string) {
	t.Helper()
	for _, spec := range file.Imports {
		name := strings.Trim(spec.Path.Value, `"`)
		if slices.Contains(mustNot, name) {
			t.Errorf("%s imports %q, which %s must not", path, name, room)
		}
		ours, is := strings.CutPrefix(name, module)
		if !is {
			continue
		}
		if ours = strings.TrimPrefix(ours, "/"); ours == "" {
			ours = "."
		}
		if ours != room && !slices.Contains(may, ours) {
			t.Errorf("%s imports our %q, which %s may not", path, ours, room)
		}
	}
}

// TestStagesArePure walks the syntax of every stage: no clock and no goroutine,
// so that the same bytes give the same document.
func TestStagesArePure(t *testing.T) {
	for _, room := range slices.Concat([]string{"."}, data, stages, []string{"pipeline"}) {
		for path, file := range parseRoom(t, room, parser.SkipObjectResolution) {
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.GoStmt:
					t.Errorf("%s starts a goroutine", path)
				case *ast.SelectorExpr:
					if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, n.Sel.Name) {
						t.Errorf("%s reads the clock", path)
					}
				}
				return true
			})
		}
	}
}

// parseRoom parses the files of a room that are not tests; a room that is not
// there has none.
func parseRoom(t *testing.T, room string, mode parser.Mode) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	paths, _ := filepath.Glob(filepath.Join(room, "*.go"))
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, mode)
		if err != nil {
			t.Fatal(err)
		}
		files[path] = file
	}
	return files
}

// Budgets: what passes them needs a line in the allow-list with its reason.
const (
	longestFunction = 60
	longestFile     = 500
	mostParameters  = 5
)

// allowed names what is over a budget, with the reason.
var allowed = map[string]string{}

// TestBudgets holds functions and files to the sizes that can be read at once.
func TestBudgets(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		return checkBudget(t, path)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkBudget(t *testing.T, path string) error {
	source, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, source, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	if lines := strings.Count(string(source), "\n"); lines > longestFile && allowed[path] == "" {
		t.Errorf("%s has %d lines, more than %d", path, lines, longestFile)
	}
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Body == nil || allowed[path+":"+f.Name.Name] != "" {
			continue
		}
		if lines := set.Position(f.End()).Line - set.Position(f.Pos()).Line + 1; lines > longestFunction {
			t.Errorf("%s: %s has %d lines, more than %d", path, f.Name.Name, lines, longestFunction)
		}
		if n := f.Type.Params.NumFields(); n > mostParameters {
			t.Errorf("%s: %s has %d parameters, more than %d", path, f.Name.Name, n, mostParameters)
		}
	}
	return nil
}

// TestEveryRoomSaysWhatItIs wants a package comment in every room and a doc
// comment on everything exported.
func TestEveryRoomSaysWhatItIs(t *testing.T) {
	for _, room := range slices.Concat([]string{"."}, data, stages, []string{"pipeline"}) {
		files := parseRoom(t, room, parser.ParseComments)
		documented := len(files) == 0
		for path, file := range files {
			documented = documented || file.Doc != nil
			checkDocs(t, path, file)
		}
		if !documented {
			t.Errorf("package %s has no package comment", room)
		}
	}
}

func checkDocs(t *testing.T, path string, file *ast.File) {
	t.Helper()
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && d.Doc == nil {
				t.Errorf("%s: %s has no doc comment", path, d.Name.Name)
			}
		case *ast.GenDecl:
			checkSpecs(t, path, d)
		}
	}
}

func checkSpecs(t *testing.T, path string, d *ast.GenDecl) {
	t.Helper()
	for _, spec := range d.Specs {
		if s, ok := spec.(*ast.TypeSpec); ok && s.Name.IsExported() && d.Doc == nil && s.Doc == nil {
			t.Errorf("%s: %s has no doc comment", path, s.Name.Name)
		}
	}
}
