package identity

import (
	"strings"

	"github.com/gainsay-news/gainsay/lexicon"
)

// PublicRole reports whether a role, as reports give it, is one in which
// somebody stands before the public: an office, a rank, a profession that
// speaks for more than itself. A victim, a neighbor, a mother, a driver or a
// suspect is a private person, whatever they said.
func PublicRole(role string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		w = strings.Trim(w, ",.;")
		if anybody[w] || courtesy[w] {
			continue
		}
		if _, noun := lexicon.PersonNoun(w); noun && !private[w] {
			return true
		}
		if _, rank := lexicon.Honorific(w); rank && !private[w] {
			return true
		}
	}
	return false
}

// private are nouns beside those of anybody that make nobody public.
var private = set(`criminal murderer robber thief assailant bystander onlooker passenger tourist visitor tenant landlord traveler traveller
taxpayer voter citizen refugee migrant immigrant hostage captive detainee convict offender juror plaintiff witness individual human source
insider applicant claimant petitioner beneficiary recipient orphan widow widower survivor casualty heir bride groom fiance fiancee spouse
partner housewife retiree pensioner newcomer settler believer pilgrim relative cousin twin sibling kid youth adult staffer intern employee
volunteer client consumer commuter st saint prophet`)
