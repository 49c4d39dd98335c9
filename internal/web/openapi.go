package web

import (
	"html/template"
	"net/http"
	"reflect"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
)

// openAPI describes the API in the terms of OpenAPI 3.1. It is made from the
// routes and from the types that they answer with.
func (s *site) openAPI(w http.ResponseWriter, r *http.Request) {
	s.answer(w, r, s.describe())
}

type object = map[string]any

func (s *site) describe() object {
	d := &describer{schemas: object{}}
	problem := d.schema(reflect.TypeFor[errorPage]())
	paths := object{}
	for _, p := range s.routes() {
		paths["/api/v1"+strings.TrimSuffix(p.path, "{$}")] = object{"get": operation(p.template, p.path, d.schema(reflect.TypeOf(p.shape)), problem)}
	}
	check := operation("check", "", d.schema(reflect.TypeFor[checkView]()), problem)
	check["requestBody"] = object{"required": true, "content": object{"application/json": object{"schema": object{
		"type": "object", "required": []string{"text"}, "properties": object{"text": object{"type": "string"}}}}}}
	paths["/api/v1/check"] = object{"post": check}
	describeSources(d, paths, problem)
	paths["/api/v1/live"] = object{"get": live(d)}
	secure(paths)
	return object{
		"openapi":    "3.1.0",
		"security":   []object{{"token": []string{}}},
		"info":       object{"title": "Gainsay", "version": s.Version, "description": "Who said what, and which statements cannot both hold. Every page of the reader as JSON."},
		"paths":      paths,
		"components": object{"schemas": d.schemas, "securitySchemes": object{"token": object{"type": "http", "scheme": "bearer", "description": "What 'gainsay token add' prints, with the scope that each operation names as x-scope. Not needed on the machine itself where nobody signs in."}}},
	}
}

// parameters are the query parameters of each page.
var parameters = map[string][]string{
	"stories": {"after"}, "contradictions": {"after"}, "figures": {"after"}, "search": {"q", "sort", "after"}, "said": {"quote"},
}

func operation(name, path string, schema, problem object) object {
	params := []object{}
	if strings.Contains(path, "{id}") {
		params = append(params, object{"name": "id", "in": "path", "required": true, "schema": object{"type": "string"}})
	}
	for _, q := range parameters[name] {
		params = append(params, object{"name": q, "in": "query", "schema": object{"type": "string"}})
	}
	content := func(media string, schema object) object {
		return object{"description": "the " + name, "content": object{media: object{"schema": schema}}}
	}
	return object{"operationId": name, "parameters": params, "responses": object{
		"200": content("application/json", schema), "default": content("application/problem+json", problem)}}
}

// A describer turns types into schemas as encoding/json writes them.
type describer struct {
	schemas object
	input   bool // of what is sent, where every field may be left out
}

func (d *describer) schemaFor(v any) object { return d.schema(reflect.TypeOf(v)) }

func (d *describer) schema(t reflect.Type) object {
	switch {
	case t == reflect.TypeFor[time.Time]():
		return object{"type": "string", "format": "date-time"}
	case t == reflect.TypeFor[template.HTML]():
		return object{"type": "string"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return d.schema(t.Elem())
	case reflect.Slice:
		return object{"type": []string{"array", "null"}, "items": d.schema(t.Elem())}
	case reflect.Map:
		return object{"type": []string{"object", "null"}, "additionalProperties": d.schema(t.Elem())}
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Float32, reflect.Float64:
		return object{"type": "number"}
	case reflect.Struct:
		return d.named(t)
	}
	return object{"type": "integer"}
}

// named puts a struct among the components and refers to it.
func (d *describer) named(t reflect.Type) object {
	name := strings.ReplaceAll(t.String(), ".", "_")
	if d.input {
		name += "_input"
	}
	ref := object{"$ref": "#/components/schemas/" + name}
	if _, ok := d.schemas[name]; ok {
		return ref
	}
	d.schemas[name] = nil // being made: a type may hold itself
	props := object{}
	made := object{"type": "object", "properties": props}
	if required := d.fields(t, props); !d.input {
		made["required"] = required
	}
	d.schemas[name] = made
	return ref
}

// fields adds the fields of a struct, those of an embedded one only where no
// outer field has the name, and names those that are never left out.
func (d *describer) fields(t reflect.Type, props object) (required []string) {
	required = []string{}
	var embedded []reflect.Type
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-":
		case f.Anonymous && name == "":
			embedded = append(embedded, f.Type)
		case f.IsExported():
			if name == "" {
				name = f.Name
			}
			if _, ok := props[name]; ok {
				continue
			}
			props[name] = d.schema(f.Type)
			if !strings.Contains(options, "omit") {
				required = append(required, name)
			}
		}
	}
	for _, e := range embedded {
		if e.Kind() == reflect.Pointer {
			e = e.Elem()
		}
		required = append(required, d.fields(e, props)...)
	}
	return required
}

// sent is the schema of a value that is sent.
func (d *describer) sent(v any) object {
	in := &describer{d.schemas, true}
	return in.schema(reflect.TypeOf(v))
}

// succeeds says under which number an operation succeeds, where it is not 200;
// 204 has nothing in it.
func succeeds(op object, code string) object {
	list := op["responses"].(object)
	ok := list["200"].(object)
	delete(list, "200")
	if list[code] = ok; code == "204" {
		delete(ok, "content")
	}
	return op
}

// live describes the stream of what is new.
func live(d *describer) object {
	news := d.schema(reflect.TypeFor[store.News]())
	return object{"operationId": "live", "description": "Server-sent events named story, contradiction and change; the data of each is as the schema News says. Last-Event-ID goes on where a stream broke off.",
		"parameters": []object{{"name": "Last-Event-ID", "in": "header", "schema": object{"type": "string"}}},
		"responses":  object{"200": object{"description": "the stream", "content": object{"text/event-stream": object{"schema": object{"type": "string"}, "x-event": news}}}}}
}

// secure says of each operation which scope a token needs for it.
func secure(paths object) {
	for path, operations := range paths {
		for method, op := range operations.(object) {
			r := &http.Request{Method: strings.ToUpper(method)}
			op.(object)["x-scope"] = needs(r, r.Method+" "+path)
		}
	}
}
