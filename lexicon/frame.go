package lexicon

import (
	"strings"
	"sync"
)

// A Frame is the class of event that a word evokes and the side of it: two
// words of one frame with different sides say opposite things of one matter.
type Frame struct {
	Name string
	Sign int8 // +1, -1, or 0 for a class without sides
}

// frames lists a class a line: name, words of its plus side, bar, words of
// its minus side. A word may stand in one class only: the one that news uses
// it in most. Phrasal verbs are joined by a hyphen: "pull-out".
const frames = `
presence: stay remain reposition redeploy move relocate transfer deploy station stationed encamp deployment presence stay-on | leave withdraw depart exit pull-out vacate evacuate withdrawal pullout departure pull-back move-out
entry: enter cross arrive come infiltrate invade intrude arrival entry
death: die kill slay murder assassinate execute perish drown shoot-dead death fatality killing toll dead | survive alive survivor
injury: injure wound hurt maim injury casualty | unhurt unharmed unscathed
custody: arrest detain jail imprison capture apprehend arrest detention custody | release free bail
attack: attack strike bomb shell raid ambush hit target bombard storm assault airstrike raid bombing shelling
growth: rise increase grow climb gain jump soar surge rally swell rebound up higher growth | fall drop decline decrease shrink plunge slump tumble dip slide sink plummet dwindle slip down lower reduction
adjust: raise hike lift boost expand extend | cut reduce slash trim curb shorten
permission: allow permit authorize authorise approve let grant license greenlight approval permission authorization authorisation clearance consent | ban bar forbid prohibit block veto disallow outlaw prohibition
support: support back endorse favor favour advocate embrace welcome | oppose condemn denounce criticize criticise protest
truth: confirm admit acknowledge concede verify | deny refute dispute disavow rebut
accord: agree accept sign ratify accord deal agreement | refuse reject decline rebuff disagree
beginning: begin start launch commence resume restart initiate kick-off | end stop halt cease suspend finish conclude cancel call-off scrap abandon discontinue
opening: open unlock reopen | close closed shut shutter lock closure
contest: win beat defeat triumph prevail victory | lose defeat-by loss
office: appoint hire name elect nominate recruit appointment | resign quit dismiss fire sack oust step-down resignation dismissal
trade: buy purchase acquire takeover acquisition sell divest sale |
attendance: attend join participate take-part | boycott skip miss
meeting: meet confer talk negotiate meeting talks negotiation
verdict: convict sentence guilty conviction | acquit clear exonerate innocent acquittal
harm: destroy damage demolish wreck raze destruction | repair rebuild restore intact
finding: find discover recover locate discovery
success: succeed manage success | fail failure
payment: pay compensate reimburse payment | owe default
announcement: announce declare unveil
charge: charge accuse indict allege accusation
travel: travel visit fly trip | 
fire: shoot fire open-fire
crash: crash collide derail collision
possession: own have possess hold-stake
membership: join-bloc belong member
rescue: rescue save evacuate-safe
launch: test-fire
birth: bear born birth
marriage: marry wed marriage | divorce
location: locate situate lie
safety: safe secure | unsafe dangerous hazardous
`

var frameOf = sync.OnceValue(func() map[string]Frame {
	table := map[string]Frame{}
	for line := range strings.SplitSeq(strings.TrimSpace(frames), "\n") {
		name, rest, _ := strings.Cut(line, ":")
		plus, minus, sided := strings.Cut(rest, "|")
		sided = sided && strings.TrimSpace(minus) != ""
		for w := range strings.FieldsSeq(plus) {
			f := Frame{Name: name}
			if sided {
				f.Sign = 1
			}
			table[w] = f
		}
		for w := range strings.FieldsSeq(minus) {
			table[w] = Frame{name, -1}
		}
	}
	return table
})

// FrameOf is the frame that a lemma evokes; its Name is "" when none is known.
func FrameOf(lemma string) Frame { return frameOf()[lemma] }
