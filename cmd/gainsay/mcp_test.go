package main

import (
	"context"
	"encoding/json"
	"io"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestToolsOverBothTransports asks the same questions of the shipped
// collection through the program's standard input and output, and through
// the server's /mcp, by the SDK's own client.
func TestToolsOverBothTransports(t *testing.T) {
	t.Run("stdio", func(t *testing.T) {
		askTools(t, &mcp.CommandTransport{Command: exec.Command("gainsay", "mcp", "--demo", "--reader", "http://reader.example")})
	})
	t.Run("http", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		out, in := io.Pipe()
		ended := make(chan error, 1)
		go func() {
			ended <- (&server{data: ":memory:", addr: "127.0.0.1:0", demo: true}).run(ctx, in)
			in.Close()
		}()
		address := waitFor(t, out, regexp.MustCompile(`the reader is at (http://\S+/)`))
		go io.Copy(io.Discard, out)
		askTools(t, &mcp.StreamableClientTransport{Endpoint: address + "mcp", DisableStandaloneSSE: true})
		cancel()
		<-ended
	})
}

func askTools(t *testing.T, transport mcp.Transport) {
	t.Helper()
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	list, err := session.ListTools(t.Context(), nil)
	if err != nil || len(list.Tools) != 5 {
		t.Fatalf("%d tools are offered, want 5: %v", len(list.Tools), err)
	}
	var found struct {
		Statements []struct{ Speaker, Words, Address, Source string }
	}
	call(t, session, "who_said", map[string]any{"query": "speaker:Dahl soldiers", "limit": 3}, &found)
	if len(found.Statements) == 0 || !strings.Contains(found.Statements[0].Speaker, "Dahl") || !strings.HasPrefix(found.Statements[0].Address, "http") {
		t.Fatalf("who_said gives %+v", found)
	}
	var quoted struct {
		Answer  string
		Reports int
	}
	call(t, session, "did_they_say", map[string]any{"quote": found.Statements[0].Words, "speaker": "Dahl"}, &quoted)
	if quoted.Answer != "exact" || quoted.Reports == 0 {
		t.Errorf("did_they_say gives %+v of words that stand in the record", quoted)
	}
	call(t, session, "did_they_say", map[string]any{"quote": "green cheese orbits nobody's accordion tonight"}, &quoted)
	if quoted.Answer != "not found in this collection" {
		t.Errorf("did_they_say gives %+v of words that do not", quoted)
	}
	var about struct {
		Contradictions []struct {
			Why  string
			A, B struct{ Words string }
		}
	}
	call(t, session, "contradictions_about", map[string]any{"about": "Karsova"}, &about)
	if len(about.Contradictions) == 0 || about.Contradictions[0].A.Words == "" || about.Contradictions[0].B.Words == "" {
		t.Fatalf("contradictions_about gives %+v", about)
	}
	var story struct {
		Title   string
		Sources []struct{ Outlet string }
	}
	call(t, session, "story_of", map[string]any{"story": found.Statements[0].Address[strings.LastIndex(found.Statements[0].Address, "/")+1:]}, &story)
	if story.Title == "" || len(story.Sources) == 0 {
		t.Errorf("story_of gives %+v", story)
	}
	var checked struct {
		Claims   int
		Findings []struct{ How, Why string }
	}
	call(t, session, "check", map[string]any{"text": about.Contradictions[0].A.Words}, &checked)
	if checked.Claims == 0 {
		t.Errorf("check reads no claim from %q", about.Contradictions[0].A.Words)
	}
	wrong, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "who_said", Arguments: map[string]any{"query": "(a"}})
	if err != nil || !wrong.IsError {
		t.Errorf("a query that cannot be read is answered: %v", err)
	}
}

// call asks a tool and reads its structured answer.
func call(t *testing.T, session *mcp.ClientSession, name string, args map[string]any, into any) {
	t.Helper()
	got, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: name, Arguments: args})
	if err != nil || got.IsError {
		t.Fatalf("%s: %v %+v", name, err, got)
	}
	b, err := json.Marshal(got.StructuredContent)
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		t.Fatalf("%s: %v in %s", name, err, b)
	}
}
