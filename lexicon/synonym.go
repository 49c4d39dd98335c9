package lexicon

import (
	"slices"
	"strings"
	"sync"
)

// synonyms are words that news uses for one another and that WordNet keeps
// apart, a group a line.
const synonyms = `
troop troops force forces soldier serviceman military army gi
police officer cop constable
person people individual
premier pm
president leader
airline carrier
militant insurgent rebel fighter gunman guerrilla
gunman shooter attacker assailant
company firm corporation business maker
plane aircraft airplane jet airliner
ship vessel boat
car vehicle automobile
child kid
pupil student
worker employee staff
lawyer attorney counsel barrister
doctor physician medic
judge justice magistrate
jail prison
blast explosion bombing
quake earthquake tremor temblor
storm hurricane cyclone typhoon
flat apartment
film movie
football soccer
toll count number
pay wage salary earnings
accord agreement deal pact treaty
vote election ballot poll
rally march protest demonstration
protester demonstrator marcher
say state declare
kill slay murder
injure wound hurt
ill sick
buy purchase acquire
begin start commence
end finish conclude
stop halt cease
leave depart exit
stay remain
permit allow authorize authorise approve let
permission approval authorization authorisation consent clearance
ban prohibit forbid outlaw bar
help aid assist
show display
plan scheme proposal
talks negotiation discussion
strike raid
refugee migrant asylum-seeker
hospital clinic
shop store
rise increase grow climb gain jump soar surge
fall drop decline decrease plunge tumble slump slide sink
hire employ recruit
fire dismiss sack
film movie picture
cost price
money cash fund
`

var synonymGroups = sync.OnceValue(func() map[string][]int {
	groups := map[string][]int{}
	for i, line := range strings.Split(strings.TrimSpace(synonyms), "\n") {
		for w := range strings.FieldsSeq(line) {
			groups[w] = append(groups[w], i)
		}
	}
	return groups
})

// shareGroup reports whether two words, each with its groups, stand in one.
func shareGroup(a, b []int) bool {
	return slices.ContainsFunc(a, func(i int) bool { return slices.Contains(b, i) })
}
