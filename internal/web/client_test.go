package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// A client of the API, made from its description alone: it calls each
// operation as that says and holds the answer against it.
type client struct {
	t     *testing.T
	doc   *openapi3.T
	base  string
	token string
	// What an address may name, by its first word, for those that have {id}.
	ids map[string]string
}

func newClient(t *testing.T) *client {
	t.Helper()
	server, s := newsroom(t)
	c := &client{t: t, base: server.URL, token: tokenFor(t, s, "read,review,ingest,admin"), ids: map[string]string{
		"story": "bridge", "s": "d1-a-q", "x": strings.TrimPrefix(conflictPath(), "/x/"), "p": "annaberg", "a": "d1", "sources": "1", "topics": "bridge"}}
	_, body := c.send(http.MethodGet, "/api/v1/openapi.json", "", nil)
	doc, err := openapi3.NewLoader().LoadFromData(body)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatalf("the description is no OpenAPI: %v", err)
	}
	c.doc = doc
	return c
}

func (c *client) send(method, path, media string, body io.Reader) (*http.Response, []byte) {
	c.t.Helper()
	ctx, cancel := context.WithCancel(c.t.Context())
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, c.base+path, body)
	if err != nil {
		c.t.Fatal(err)
	}
	if media != "" {
		r.Header.Set("Content-Type", media)
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.Header.Get("Content-Type") == "text/event-stream" {
		return resp, nil // has no end
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return resp, b
}

// address fills in what the description asks for; id is that of things.
func (c *client) address(path string, op *openapi3.Operation, id func(first string) string) string {
	query := url.Values{}
	for _, p := range op.Parameters {
		switch p.Value.In {
		case "path":
			first, _, _ := strings.Cut(strings.TrimPrefix(path, "/api/v1/"), "/")
			path = strings.Replace(path, "{"+p.Value.Name+"}", url.PathEscape(id(first)), 1)
		case "query":
			if p.Value.Name != "after" {
				query.Set(p.Value.Name, "bridge is")
			}
		}
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return path
}

// example is a value of a schema.
func example(s *openapi3.Schema) any {
	switch {
	case s.Type.Is("object"):
		out := map[string]any{}
		for name, p := range s.Properties {
			out[name] = example(p.Value)
		}
		return out
	case s.Type.Is("array"):
		return []any{example(s.Items.Value)}
	case s.Type.Is("integer"), s.Type.Is("number"):
		return 1
	case s.Type.Is("boolean"):
		return true
	}
	return "The bridge is shut."
}

// bodies are what is sent where any value of the schema would not do.
var bodies = map[string]string{
	"addSource": `{"kind":"feed","address":"https://b.example/feed","name":"B"}`, "setSource": `{"name":"C"}`, "testSource": `{}`,
	"push": `{"url":"https://b.example/1","title":"The bridge","text":"The bridge is shut, Tom Rask said."}`,
}

// call calls an operation and holds the answer against the description.
func (c *client) call(method, path string, op *openapi3.Operation, id func(first string) string) int {
	c.t.Helper()
	media, body := "", io.Reader(nil)
	if op.RequestBody != nil {
		content := op.RequestBody.Value.Content.Get("application/json")
		b, err := json.Marshal(example(content.Schema.Value))
		if err != nil {
			c.t.Fatal(err)
		}
		if bodies[op.OperationID] != "" {
			b = []byte(bodies[op.OperationID])
		}
		media, body = "application/json", strings.NewReader(string(b))
	}
	address := c.address(path, op, id)
	resp, got := c.send(method, address, media, body)
	if err := c.fits(op, resp, got); err != nil {
		c.t.Errorf("%s %s answers %s: %v\n%s", method, address, resp.Status, err, got)
	}
	return resp.StatusCode
}

func (c *client) fits(op *openapi3.Operation, resp *http.Response, body []byte) error {
	described := op.Responses.Status(resp.StatusCode)
	if described == nil {
		described = op.Responses.Default()
	}
	if described == nil {
		return fmt.Errorf("no such answer is described")
	}
	if len(described.Value.Content) == 0 && len(body) == 0 {
		return nil
	}
	media, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	content := described.Value.Content.Get(media)
	if err != nil || content == nil {
		return fmt.Errorf("it is %q, which is not described", media)
	}
	if media == "text/event-stream" {
		return nil
	}
	var v any
	if err := json.Unmarshal(body, &v); err != nil {
		return err
	}
	return content.Schema.Value.VisitJSON(v, openapi3.EnableJSONSchema2020())
}

func (c *client) each(do func(method, path string, op *openapi3.Operation)) {
	paths := c.doc.Paths.Map()
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		for _, method := range slices.Sorted(maps.Keys(paths[path].Operations())) {
			do(method, path, paths[path].Operations()[method])
		}
	}
}

// TestClient calls every operation of the API.
func TestClient(t *testing.T) {
	c := newClient(t)
	n := 0
	pass := func(method, path string, op *openapi3.Operation) {
		code := c.call(method, path, op, func(first string) string { return c.ids[first] })
		if n++; code < 200 || code > 299 {
			t.Errorf("%s %s answers %d", method, path, code)
		}
	}
	c.each(func(method, path string, op *openapi3.Operation) {
		if method != http.MethodDelete {
			pass(method, path, op)
		}
	})
	c.each(func(method, path string, op *openapi3.Operation) {
		if method == http.MethodDelete {
			pass(method, path, op)
		}
	})
	if n < 20 {
		t.Errorf("only %d operations are described", n)
	}
}

// TestClientErrors calls every operation without a token, with one that may
// not, and for things that are not there: each error is as described.
func TestClientErrors(t *testing.T) {
	c := newClient(t)
	c.each(func(method, path string, op *openapi3.Operation) {
		if op.OperationID == "live" {
			return
		}
		none := func(string) string { return "\"'><script>/../none" }
		if code := c.call(method, path, op, none); strings.Contains(path, "{") && code != http.StatusNotFound {
			t.Errorf("%s %s of nothing: %d", method, path, code)
		}
		mine := c.token
		for token, want := range map[string]int{"": http.StatusUnauthorized, "gainsay_NONE": http.StatusUnauthorized} {
			c.token = token
			if code := c.call(method, path, op, none); code != want {
				t.Errorf("%s %s with the token %q: %d", method, path, token, code)
			}
		}
		c.token = mine
		if op.Extensions["x-scope"] == nil {
			t.Errorf("%s %s does not say which scope it needs", method, path)
		}
	})
}

// TestPagesOfAPI walks a list to its end by the marks that it gives.
func TestPagesOfAPI(t *testing.T) {
	c := newClient(t)
	for _, path := range []string{"/api/v1/stories", "/api/v1/contradictions", "/api/v1/figures", "/api/v1/search?q=bridge"} {
		seen := map[string]bool{}
		for after := ""; len(seen) < 50; {
			at := path
			if after != "" {
				at += map[bool]string{true: "&", false: "?"}[strings.Contains(path, "?")] + "after=" + url.QueryEscape(after)
			}
			resp, body := c.send(http.MethodGet, at, "", nil)
			var v struct{ Next string }
			if err := json.Unmarshal(body, &v); err != nil || resp.StatusCode != http.StatusOK || seen[v.Next] {
				t.Fatalf("%s: %s %v %q", at, resp.Status, err, v.Next)
			}
			if after = v.Next; after == "" {
				break
			}
			seen[after] = true
		}
		sep := map[bool]string{true: "&", false: "?"}[strings.Contains(path, "?")]
		if resp, _ := c.send(http.MethodGet, path+sep+"after=nonsense", "", nil); resp.StatusCode != http.StatusBadRequest || resp.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s behind a mark that is none: %s", path, resp.Status)
		}
	}
}
