package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestServeDemo starts the reader as a person does, over the shipped
// collection, and asks it for its pages until it is told to stop.
func TestServeDemo(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- (&server{data: ":memory:", addr: "127.0.0.1:0", demo: true}).run(ctx, in)
		in.Close()
	}()
	address := waitFor(t, out, regexp.MustCompile(`the reader is at (http://\S+/)`))
	go io.Copy(io.Discard, out)
	for path, want := range map[string]string{
		"": "Gainsay", "contradictions": "Karsova", "api/v1/contradictions": `"kind"`, "search?q=bridge": "bridge",
	} {
		if body := get(t, address+path); !strings.Contains(body, want) {
			t.Errorf("%s does not hold %q", path, want)
		}
	}
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the server ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		t.Error("the server does not stop")
	}
}

// waitFor reads lines until one matches and gives its first group.
func waitFor(t *testing.T, out io.Reader, pattern *regexp.Regexp) string {
	t.Helper()
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if m := pattern.FindStringSubmatch(lines.Text()); m != nil {
			return m[1]
		}
	}
	t.Fatalf("the program ended without %s", pattern)
	return ""
}

func get(t *testing.T, address string) string {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s answers %s, %v", address, response.Status, err)
	}
	return string(body)
}
