package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gainsay": func() { os.Exit(run(os.Args[1:])) }})
}

// TestScripts runs the program as a person types it.
func TestScripts(t *testing.T) {
	pages, err := filepath.Abs("../../internal/demo/pages")
	if err != nil {
		t.Fatal(err)
	}
	page, err := filepath.Abs("../../testdata/karsova.html")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("PAGES", pages)
			env.Setenv("PAGE", page)
			return nil
		},
	})
}
