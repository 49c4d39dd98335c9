// Package access says who may do what: the roles of people and the scopes of
// programs, passwords and secrets, and how much one asker may ask. It holds
// the rules alone; the rows are the store's, the requests the web's.
package access

import (
	"fmt"
	"slices"
	"strings"
)

// A Scope is one thing that somebody may do. A request needs one scope.
type Scope string

// The scopes, from what everybody may to what few may.
const (
	Nothing Scope = ""       // needs no right: the sign-in page, the files of the pages
	Read    Scope = "read"   // see every page, check a text, keep searches
	Review  Scope = "review" // decide: dismiss, confirm, take back, report an error
	Ingest  Scope = "ingest" // put pages and sources in, choose stories, send alerts
	Admin   Scope = "admin"  // settings, accounts, tokens, the log of acts
)

// All are the scopes a token can have.
var All = Scopes{Read, Review, Ingest, Admin}

// Scopes are what somebody may do.
type Scopes []Scope

// May reports whether s is among them. Nothing may be done by anyone.
func (list Scopes) May(s Scope) bool { return s == Nothing || slices.Contains(list, s) }

func (list Scopes) String() string {
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = string(s)
	}
	return strings.Join(words, ",")
}

// ParseScopes reads a list with commas between.
func ParseScopes(text string) (Scopes, error) {
	var list Scopes
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		s := Scope(word)
		if !slices.Contains(All, s) {
			return nil, fmt.Errorf("%q is no scope: the scopes are %s", word, All)
		}
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("a token needs a scope: %s", All)
	}
	return list, nil
}

// A Role is what an account may do, under one name.
type Role string

// The roles; each may do what those before it may.
const (
	Reader        Role = "reader"
	Reviewer      Role = "reviewer"
	Editor        Role = "editor"
	Administrator Role = "admin"
)

// Roles are the roles an account can have.
var Roles = []Role{Reader, Reviewer, Editor, Administrator}

// Scopes are what the role may do; an unknown role may do nothing.
func (r Role) Scopes() Scopes {
	return All[:slices.Index(Roles, r)+1]
}

// ParseRole reads a role's name.
func ParseRole(text string) (Role, error) {
	if r := Role(text); slices.Contains(Roles, r) {
		return r, nil
	}
	return "", fmt.Errorf("%q is no role: the roles are reader, reviewer, editor and admin", text)
}

// longestName is how many bytes the name of an account may have.
const longestName = 80

// CheckName says what is wrong with the name of an account or a token: it is
// shown beside what its owner decides, so it has to be one readable line.
func CheckName(name string) error {
	switch {
	case name == "" || len(name) > longestName:
		return fmt.Errorf("a name has 1 to %d characters", longestName)
	case strings.TrimSpace(name) != name:
		return fmt.Errorf("a name neither begins nor ends with a space")
	case strings.ContainsFunc(name, unprintable):
		return fmt.Errorf("a name has letters, digits, marks and spaces only")
	}
	return nil
}
