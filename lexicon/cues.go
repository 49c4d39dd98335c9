package lexicon

import (
	"strings"
	"sync"
)

// A Cue is what a word of saying, thinking or wanting tells of its subject.
type Cue struct {
	Lemma string
	Act   string // "said", "asked", "denied", "thought", ... as gainsay.SpeechAct has them; "" for talk without a statement
	Noun  bool   // "claim", "announcement": the source stands before it or after "by"
	Plain bool   // reports words and little else: alone it is proof enough of a statement
}

// plainVerbs are verbs that mean hardly anything but saying or writing.
const plainVerbs = `said: say tell add note state explain argue assert claim insist maintain contend
 continue reply respond remark recall recount observe joke quip conclude elaborate reiterate repeat comment
 mention emphasize emphasise stress underline underscore clarify declare opine muse caution relate lament
 complain grumble bemoan boast brag exclaim shout yell scream whisper mutter murmur chant intone
 interject counter retort testify predict surmise suggest imply hint quote cite allege acknowledge
 concede admit confess stipulate specify preach rant rail gush crow marvel sigh chuckle laugh recite
 narrate rejoin allow volunteer proclaim profess submit posit theorize speculate hypothesize analogize
wrote: write tweet retweet post blog email e-mail text type
asked: ask inquire enquire wonder query plead implore
denied: deny dispute refute rebut disavow disclaim
confirmed: confirm corroborate verify
warned: warn threaten forewarn
promised: promise vow pledge swear guarantee assure
announced: announce report reveal disclose divulge unveil inform notify advise remind brief
agreed: concur
accused: accuse`

// otherVerbs report words in some of their uses.
const otherVerbs = `none: discuss talk
said: call describe speak express voice point refer answer address joke label dub
 characterize characterise portray depict paint cast tout hail praise laud applaud thank congratulate commend
 compare liken mock ridicule deride criticize criticise slam blast attack assail bash denounce condemn decry
 lambaste lash rip castigate chide scold rebuke skewer trash dismiss defend deflect dodge frame invoke
 highlight outline detail summarize recap read signal indicate convey deliver relay apologize attribute
 reference echo name identify list term brand cover present tease vent rally lecture blurt deem
asked: question challenge press grill quiz pose request
denied: reject rebuff repudiate
confirmed: vouch attest
refused: refuse decline demur
promised: commit undertake offer volunteer
demanded: urge demand call order instruct insist direct command recommend propose beg exhort encourage
 press push petition appeal advocate lobby campaign invite require prescribe
accused: blame fault charge indict incriminate implicate
announced: publish release issue rule certify proclaim introduce launch present leak
agreed: agree endorse back support approve favor favour welcome champion embrace nominate embolden side
 vote oppose object disagree differ resist
thought: think believe feel know fear hope worry doubt consider regard assume suspect imagine guess reckon
 expect anticipate foresee understand remember forget realize realise recognize recognise conclude decide
 determine judge view see deem suppose figure trust dread regret love hate like dislike admire respect
 prefer care mind wonder accept envision credit blame estimate project forecast calculate
wanted: want wish seek desire need long crave try aspire strive aim ask yearn
planned: plan intend mean propose prepare vow schedule mull weigh contemplate consider expect
perceived: learn discover notice hear find see witness watch
shown: show suggest indicate demonstrate prove reveal find seem appear illustrate reflect signal mean
 imply contradict mandate ban prohibit allow require guarantee exemplify confirm evidence portend`

// cueNouns are what a statement, a thought or a wish is called.
const cueNouns = `said: statement remark comment claim assertion contention argument explanation description account
 word message response reply answer allusion mention reference observation testimony admission
 acknowledgment acknowledgement confession insinuation insistence declaration complaint criticism critique
 rebuke attack condemnation denunciation praise characterization characterisation portrayal narrative
 rhetoric joke quip rumor rumour story saying slogan headline speculation prediction forecast
wrote: tweet post letter email e-mail memo op-ed article column
asked: question query inquiry
denied: denial rebuttal rejection refutation
confirmed: confirmation
refused: refusal
warned: warning threat caution
promised: promise pledge vow guarantee assurance commitment
demanded: call demand order request plea appeal recommendation proposal urging
accused: accusation allegation charge complaint
announced: announcement report revelation disclosure news ruling verdict
agreed: agreement endorsement support backing approval opposition consensus objection
thought: belief view opinion fear hope worry concern doubt idea notion feeling sense theory suspicion
 assumption conviction expectation perception confidence understanding impression conclusion thought
 judgment judgement anger outrage frustration certainty skepticism
wanted: desire wish
planned: plan intention decision vow effort
perceived: discovery
shown: sign evidence indication proof poll survey study`

// doubled are the verbs whose spelling no rule gives; what is conjugated otherwise
// stands in conjugations.
const doubled = `beg begged begged; quip quipped quipped; plan planned planned; rip ripped ripped; brag bragged bragged;
 admit admitted admitted; submit submitted submitted; permit permitted permitted; refer referred referred;
 concur concurred concurred; rebut rebutted rebutted; blog blogged blogged; ban banned banned;
 prefer preferred preferred; blurt blurted blurted; commit committed committed; demur demurred demurred;
 recap recapped recapped; dub dubbed dubbed; chat chatted chatted; label labeled labeled; signal signaled signaled;
 quiz quizzed quizzed; vet vetted vetted`

var cueTables = sync.OnceValue(buildCues)

type cueTable struct{ verbs, nouns map[string][]Cue }

// VerbCues are the cues that a lower-case word form is a verb of, the plain
// ones first: "said", "says" and "saying" all lead to "say".
func VerbCues(form string) []Cue { return cueTables().verbs[form] }

// NounCues are the cues that a lower-case word form is a noun of.
func NounCues(form string) []Cue { return cueTables().nouns[form] }

func buildCues() cueTable {
	t := cueTable{map[string][]Cue{}, map[string][]Cue{}}
	odd := map[string][]string{}
	EachInflected(func(form string, i Inflection) { odd[i.Base] = append(odd[i.Base], form) })
	for _, row := range strings.Split(doubled, ";") {
		f := strings.Fields(row)
		odd[f[0]] = f[1:]
	}
	addVerbs(t.verbs, odd, plainVerbs, true)
	addVerbs(t.verbs, odd, otherVerbs, false)
	eachCue(cueNouns, func(act, lemma string) {
		c := Cue{Lemma: lemma, Act: act, Noun: true}
		t.nouns[lemma] = append(t.nouns[lemma], c)
		t.nouns[plural(lemma)] = append(t.nouns[plural(lemma)], c)
	})
	return t
}

func addVerbs(to map[string][]Cue, odd map[string][]string, table string, plain bool) {
	eachCue(table, func(act, lemma string) {
		c := Cue{Lemma: lemma, Act: act, Plain: plain}
		seen := map[string]bool{}
		for _, form := range inflect(lemma, odd[lemma]) {
			if !seen[form] {
				seen[form] = true
				to[form] = append(to[form], c)
			}
		}
	})
}

// eachCue calls f for each word of a table of "act: words" lines; a line that
// starts with a space goes on with the act of the one above.
func eachCue(table string, f func(act, lemma string)) {
	act := ""
	for line := range strings.Lines(table) {
		words := line
		if head, rest, ok := strings.Cut(line, ": "); ok {
			act, words = head, rest
		}
		for _, w := range strings.Fields(words) {
			f(strings.TrimPrefix(act, "none"), w)
		}
	}
}

// inflect gives the forms of a verb: base, -s, past, participle, -ing.
func inflect(base string, odd []string) []string {
	stem := base
	if len(odd) > 0 && strings.HasSuffix(odd[0], base[len(base)-1:]+"ed") && len(odd[0]) == len(base)+3 {
		stem = base + base[len(base)-1:] // admit, admitted, admitting
	}
	forms := []string{base, plural(base)}
	switch {
	case len(odd) > 0:
		forms = append(forms, odd...)
	case strings.HasSuffix(base, "e"):
		forms = append(forms, base+"d")
	case endsConsonantY(base):
		forms = append(forms, base[:len(base)-1]+"ied")
	default:
		forms = append(forms, base+"ed")
	}
	if strings.HasSuffix(base, "e") && !strings.HasSuffix(base, "ee") {
		stem = base[:len(base)-1]
	}
	return append(forms, stem+"ing")
}

// plural adds -s as nouns and verbs of the third person do.
func plural(w string) string {
	switch {
	case endsConsonantY(w):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "sh"), strings.HasSuffix(w, "ch"),
		strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"):
		return w + "es"
	}
	return w + "s"
}

func endsConsonantY(w string) bool {
	return len(w) > 2 && w[len(w)-1] == 'y' && !strings.ContainsRune("aeiou", rune(w[len(w)-2]))
}
