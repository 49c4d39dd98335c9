package web

import (
	"html/template"
	"net/http"
	"reflect"
	"strings"
	"time"
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
	return object{
		"openapi":    "3.1.0",
		"info":       object{"title": "Gainsay", "version": s.Version, "description": "Who said what, and which statements cannot both hold. Every page of the reader as JSON."},
		"paths":      paths,
		"components": object{"schemas": d.schemas},
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
type describer struct{ schemas object }

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
	ref := object{"$ref": "#/components/schemas/" + name}
	if _, ok := d.schemas[name]; ok {
		return ref
	}
	d.schemas[name] = nil // being made: a type may hold itself
	props := object{}
	d.fields(t, props)
	d.schemas[name] = object{"type": "object", "properties": props}
	return ref
}

// fields adds the fields of a struct; those of an embedded one only where no
// outer field has the name.
func (d *describer) fields(t reflect.Type, props object) {
	var embedded []reflect.Type
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-":
		case f.Anonymous && name == "":
			embedded = append(embedded, f.Type)
		case f.IsExported():
			if name == "" {
				name = f.Name
			}
			if _, ok := props[name]; !ok {
				props[name] = d.schema(f.Type)
			}
		}
	}
	for _, e := range embedded {
		if e.Kind() == reflect.Pointer {
			e = e.Elem()
		}
		d.fields(e, props)
	}
}
