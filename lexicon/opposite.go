package lexicon

import (
	"slices"
	"strings"
	"sync"
)

// opposites are pairs that news writes of one thing as its other side and that
// WordNet does not list, or lists only in rare senses. Words before the bar
// are opposed to each word after it.
const opposites = `
account accounted | miss missing unaccounted
accept back endorse support favor favour welcome embrace | oppose reject refuse resist condemn criticize criticise denounce
accept | decline turn-down
acquit clear exonerate absolve | convict condemn
admit acknowledge confirm concede | deny dispute refute reject disavow
advance | retreat withdraw
agree | disagree refuse
alive living | dead deceased
ally friend partner | enemy foe rival opponent
allow permit let authorize authorise approve enable | ban bar block forbid prohibit prevent disallow outlaw veto reject
appoint hire recruit name | dismiss fire sack oust remove
arrest detain imprison jail seize capture | release free bail
arrive enter | leave depart exit withdraw
attack assault | defend protect
attend join | skip boycott miss leave
avoid escape prevent | suffer cause
begin start launch open commence resume restart continue | end stop halt cease finish suspend conclude cancel close discontinue
build construct erect create | demolish destroy dismantle raze
calm peaceful | violent tense
catalyst | deterrent
cause trigger provoke spark | prevent avert stop
civilian | military combatant
cheap | expensive costly
damage destroy | repair rebuild restore spare
deploy station reposition | withdraw remove recall
disappear vanish | reappear
discourage deter | encourage
drop fall decline decrease plunge tumble slump slide sink plummet dip shrink dwindle ease slip lower weaken contract | rise increase grow climb gain jump soar surge rally advance expand swell rebound strengthen
raise lift boost hike | lower cut reduce slash trim
early | late
employ | unemployed
evacuate | remain stay
expand extend enlarge | shrink reduce shorten curtail cut
extradite deport expel | harbour shelter
fail | succeed manage pass
false untrue fake bogus fabricated baseless unfounded | true genuine real authentic accurate
free | captive jailed imprisoned detained
gain | lose
guilty | innocent
halt suspend freeze | resume continue
heavy | light
high | low
high-level | low-level
hurt injured wounded | unhurt unharmed unscathed unhurt
ignore overlook | heed address
improve better | worsen deteriorate
include | exclude omit
intact undamaged | damaged destroyed
join | leave quit
keep retain hold maintain | abandon drop lose relinquish scrap
kill die perish | survive
legal lawful legitimate | illegal unlawful illegitimate
likely | unlikely
love like | hate dislike
majority most | minority
mandatory compulsory obligatory | voluntary optional
nationalize nationalise | privatize privatise
obey comply | violate defy breach flout
open | close shut shutter
pass approve adopt ratify | defeat reject block veto
peace truce ceasefire | war fighting
permanent | temporary interim
popular | unpopular
possible | impossible
praise hail laud applaud | criticize criticise condemn blast slam denounce
present | absent
profit | loss
public | secret private
quiet | noisy
recover | worsen die
reject deny refuse rebuff | accept grant approve
release publish disclose reveal | withhold conceal hide suppress
relax loosen | tighten
remain stay | leave depart withdraw quit go resign exit flee
remember | forget
resign quit step-down | stay remain
return | keep leave
safe | dangerous unsafe hazardous
separate | unite
stable | unstable critical
success victory win triumph | failure defeat loss
succeed | precede
support backing | opposition
surplus | deficit shortfall
surrender | resist
unanimous | divided split
unite | divide split
up | down
uphold affirm | overturn strike-down reverse quash
win | lose
withdraw retract recant | reaffirm maintain
north northern | south southern
east eastern | west western
before | after
more | less fewer
most | least fewest
all every each everyone everybody | none nobody no-one
always | never
many | few
first | last
husband | wife
man male | woman female
father | mother
son | daughter
brother | sister
best | worst
good | bad
positive | negative
strong | weak
large big | small little
long | short
old | young
same | different
similar | dissimilar
fast quick | slow
hot | cold
hard difficult | easy
rich | poor
near close | far
inside | outside
major | minor
domestic | foreign
upper | lower
optimistic | pessimistic
conservative | liberal
ready prepared willing | unwilling reluctant unprepared
able | unable
certain sure confident | uncertain unsure doubtful
independent | dependent
satisfied happy pleased | unhappy dissatisfied angry
military | civilian
urban | rural
`

// opponents lists, for each word of the pairs, those it is opposed to.
var opponents = sync.OnceValue(func() map[string][]string {
	of := map[string][]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(opposites), "\n") {
		left, right, _ := strings.Cut(line, "|")
		for a := range strings.FieldsSeq(left) {
			for b := range strings.FieldsSeq(right) {
				of[a], of[b] = append(of[a], b), append(of[b], a)
			}
		}
	}
	return of
})

func opposed(a, b string) bool { return slices.Contains(opponents()[a], b) || prefixed(a, b) }

// prefixed reports whether one word is the other with a negative prefix.
func prefixed(a, b string) bool { return opposedByPrefix(a, b) || opposedByPrefix(b, a) }

// negativePrefixes turn a word into its opposite: "unhappy", "non-lethal".
var negativePrefixes = []string{"un", "in", "im", "il", "ir", "dis", "non", "non-", "anti-"}

// longestPrefix is the length of the longest of them.
const longestPrefix = 5

// falseNegatives look like a negated word and are none.
var falseNegatives = map[string]bool{
	"invaluable": true, "inflame": true, "inside": true, "inform": true, "invest": true, "inflow": true,
	"increase": true, "income": true, "inland": true, "input": true, "invent": true, "import": true, "impart": true,
	"impress": true, "impose": true, "immigrant": true, "disease": true, "discuss": true, "discover": true,
	"distress": true, "dispatch": true, "display": true, "discharge": true, "disclose": true, "union": true,
	"until": true, "under": true, "unit": true, "unite": true, "intense": true, "intend": true, "intent": true,
	"disband": true, "disaster": true, "discard": true, "discount": true, "discourse": true, "disguise": true, "disgust": true,
	"dismiss": true, "dispense": true, "dispose": true, "dissent": true, "dissolve": true, "distill": true, "distract": true,
	"immigrate": true, "immigration": true, "impact": true, "impassion": true, "impeach": true, "imperil": true, "implant": true,
	"impound": true, "imprint": true, "imprison": true, "improve": true, "impulse": true, "inhabit": true, "indoor": true,
	"infuse": true, "ingrain": true, "inquest": true, "inroad": true, "inscribe": true, "insight": true, "inspire": true,
	"instance": true, "instill": true, "insure": true, "intake": true, "intern": true, "invoice": true, "inward": true,
	"irradiate": true, "unless": true,
	"into": true, "indeed": true, "indent": true, "install": true, "instate": true, "inmate": true, "incite": true,
	"distrust": false,
}

func opposedByPrefix(long, short string) bool {
	if len(short) < 4 || len(long) <= len(short) || len(long) > len(short)+longestPrefix || !strings.HasSuffix(long, short) {
		return false
	}
	return slices.Contains(negativePrefixes, long[:len(long)-len(short)]) && !falseNegatives[long]
}

// Positive is the word that a negative prefix was put before ("illegal":
// "legal"), "" when there is none that WordNet has.
func Positive(word string) string {
	for _, prefix := range negativePrefixes {
		rest, cut := strings.CutPrefix(word, prefix)
		if !cut || !opposedByPrefix(word, rest) {
			continue
		}
		for _, part := range []byte("avnr") {
			if _, known := wordNet().line(rest, part); known {
				return rest
			}
		}
	}
	return ""
}

// Opposed reports whether two lemmas are opposites by the hand-written pairs
// or by a negative prefix; [Kin] asks WordNet as well.
func Opposed(a, b string) bool { return opposed(a, b) }

// contraries are, for each lemma, the lines of opposites in which it stands
// against a word of no frame or of another one, by their first word.
var contraries = sync.OnceValue(func() map[string][]string {
	of := map[string][]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(opposites), "\n") {
		left, right, _ := strings.Cut(line, "|")
		lefts, rights := strings.Fields(left), strings.Fields(right)
		for _, a := range lefts {
			for _, b := range rights {
				if f := FrameOf(a).Name; f != "" && f == FrameOf(b).Name {
					continue
				}
				for _, w := range []string{a, b} {
					if !slices.Contains(of[w], lefts[0]) {
						of[w] = append(of[w], lefts[0])
					}
				}
			}
		}
	}
	return of
})

// Contraries names the opposites of a lemma that no frame holds together with
// it: two opposites have a name in common. It is for finding, not for judging.
func Contraries(lemma string) []string { return contraries()[lemma] }
