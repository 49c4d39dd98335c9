// Package dateparser stands in for github.com/markusmobius/go-dateparser, which
// go-htmldate imports for the extensive search that this program never asks for
// (extract sets SkipExtensiveSearch). The true package reads the names of months
// and days in two hundred languages whenever a program starts: a third of a
// second, 95 MB allocated and some 35 MB of small objects kept, which the
// collector then walks in each of its rounds. This one has the names that
// go-htmldate mentions, and finds no date.
package dateparser

import (
	"errors"
	"time"
)

// A ParserType is a way of reading a date.
type ParserType int

// The ways that go-htmldate names.
const (
	AbsoluteTime ParserType = iota
	CustomFormat
)

// A PreferredDateSource says which way an incomplete date is completed.
type PreferredDateSource int

// Past completes a date towards the past.
const Past PreferredDateSource = 1

// A Configuration is what go-htmldate sets of it.
type Configuration struct {
	CurrentTime         time.Time
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// A Parser finds no date.
type Parser struct{ ParserTypes []ParserType }

// A Date is what a Parser would find.
type Date struct{ Time time.Time }

var errAbsent = errors.New("dateparser: this is only its stand-in")

// Parse finds no date.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, errAbsent }
