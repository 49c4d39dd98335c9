package demo

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
)

// A casting gives a document's parts to others: the same findings at the same
// places, with other names, words, figures and days, and ids of its own.
type casting struct {
	report  string
	words   *strings.Replacer
	figures map[float64]float64
	pairs   []string
	shift   time.Duration
}

// newCasting puts what stands in one tale in the places of another. Each part
// of both has the same length.
func newCasting(from, to tale, report int) *casting {
	c := &casting{report: strconv.Itoa(report), figures: map[float64]float64{}}
	a, b := from.parts(), to.parts()
	for i := range a {
		if len(a[i]) != len(b[i]) {
			panic("demo: " + a[i] + " is not as long as " + b[i]) // a broken build
		}
		c.pairs = append(c.pairs, a[i], b[i], strings.ToLower(a[i]), strings.ToLower(b[i]), strings.ToUpper(a[i]), strings.ToUpper(b[i]))
	}
	return c
}

// parts is every word of a tale that may stand alone.
func (t tale) parts() []string {
	return strings.Fields(strings.Join(append([]string{t.town, t.who, t.other, t.body, t.one, t.two}, t.own[:]...), " "))
}

func (c *casting) days(d time.Duration) { c.shift = d }

func (c *casting) figure(from, to int) {
	c.figures[float64(from)] = float64(to)
	c.figures[float64(from)*1e3] = float64(to) * 1e3
	c.figures[float64(from)*1e6] = float64(to) * 1e6
	c.pairs = append(c.pairs, fmt.Sprint(from), fmt.Sprint(to))
}

func (c *casting) recast(from *gainsay.Document) *gainsay.Document {
	c.words = strings.NewReplacer(c.pairs...)
	return c.value(reflect.ValueOf(from)).Interface().(*gainsay.Document)
}

// value is a copy of v with the parts given to others.
func (c *casting) value(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(c.value(v.Elem()))
		}
	case reflect.Struct:
		if t, ok := v.Interface().(time.Time); ok {
			if !t.IsZero() {
				t = t.Add(c.shift)
			}
			return reflect.ValueOf(t)
		}
		for i := range v.NumField() {
			out.Field(i).Set(c.value(v.Field(i)))
		}
	case reflect.Slice:
		return c.slice(v)
	case reflect.String:
		out.SetString(c.text(v))
	case reflect.Float64:
		out.SetFloat(v.Float())
		if to, ok := c.figures[v.Float()]; ok {
			out.SetFloat(to)
		}
	default:
		out.Set(v)
	}
	return out
}

func (c *casting) slice(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	switch v.Interface().(type) {
	case []gainsay.Token, []gainsay.Sentence, []gainsay.Span, []gainsay.Arc, []gainsay.Mention:
		return v // places alone
	}
	out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	for i := range v.Len() {
		out.Index(i).Set(c.value(v.Index(i)))
	}
	return out
}

func (c *casting) text(v reflect.Value) string {
	s := v.String()
	switch {
	case s == "":
		return ""
	case strings.HasSuffix(v.Type().Name(), "ID"):
		return gainsay.ContentID("made up", s, c.report)
	}
	return c.words.Replace(s)
}
