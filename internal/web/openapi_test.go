package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestOpenAPI holds every answer of the API against its own description.
func TestOpenAPI(t *testing.T) {
	h, _ := reader(t)
	var doc object
	if err := json.Unmarshal(get(t, h, "/api/v1/openapi.json").Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	paths := doc["paths"].(object)
	for path := range paths {
		if paths[path].(object)["get"] == nil || path == "/api/v1/live" {
			continue
		}
		address := path
		for prefix, id := range map[string]string{"/story/": "bridge", "/s/": "d1-a-q", "/x/": strings.TrimPrefix(conflictPath(), "/x/"), "/p/": "annaberg", "/a/": "d1", "/sources/": "1", "/topics/": "bridge"} {
			address = strings.Replace(address, prefix+"{id}", prefix+id, 1)
		}
		for _, query := range []string{"", "?q=bridge&quote=the+bridge+is"} {
			w := get(t, h, address+query)
			var v any
			if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != http.StatusOK {
				t.Errorf("%s: %d %v", address, w.Code, err)
				continue
			}
			schema := dig(paths, path, "get", "responses", "200", "content", "application/json", "schema").(object)
			if err := conforms(doc, schema, v, address); err != nil {
				t.Error(err)
			}
		}
	}
}

func dig(v any, keys ...string) any {
	for _, k := range keys {
		v = v.(object)[k]
	}
	return v
}

// conforms reports where a value is not as its schema says. A field that the
// schema does not name is an error: the description would be incomplete.
func conforms(doc, schema object, v any, at string) error {
	if ref, ok := schema["$ref"].(string); ok {
		schema = dig(doc, strings.Split(strings.TrimPrefix(ref, "#/"), "/")...).(object)
	}
	kind := ""
	switch x := v.(type) {
	case nil:
		kind = "null"
	case bool:
		kind = "boolean"
	case string:
		kind = "string"
	case float64:
		if kind = "number"; strings.Contains(fmt.Sprint(schema["type"]), "integer") && x == float64(int64(x)) {
			kind = "integer"
		}
	case []any:
		kind = "array"
		for i, e := range x {
			if err := conforms(doc, schema["items"].(object), e, fmt.Sprint(at, "[", i, "]")); err != nil {
				return err
			}
		}
	case object:
		kind = "object"
		props, _ := schema["properties"].(object)
		for k, e := range x {
			s, ok := props[k].(object)
			if !ok {
				if s, ok = schema["additionalProperties"].(object); !ok {
					return fmt.Errorf("%s: the field %q is not described", at, k)
				}
			}
			if err := conforms(doc, s, e, at+"."+k); err != nil {
				return err
			}
		}
	}
	if !strings.Contains(fmt.Sprint(schema["type"]), kind) {
		return fmt.Errorf("%s: is %s and is described as %v", at, kind, schema["type"])
	}
	return nil
}

func TestETag(t *testing.T) {
	h, _ := reader(t)
	tag := get(t, h, "/api/v1/story/bridge").Header().Get("ETag")
	r := httptest.NewRequest(http.MethodGet, "/api/v1/story/bridge", nil)
	r.Header.Set("If-None-Match", tag)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if tag == "" || w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("tag %q: %d with %d bytes", tag, w.Code, w.Body.Len())
	}
}
