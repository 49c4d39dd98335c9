package lexicon

import (
	"strings"
	"sync"
)

// conjugations are the verbs whose past or participle does not end in "-ed": base,
// past, participle; forms after a stroke serve alike. A form with "~" is
// another word as well: "a wound", "the rose".
const conjugations = `arise arose arisen;awake awoke awoken;bear bore~ borne;beat beat~ beaten;become became become~;befall befell befallen
begin began begun;behold beheld beheld;bend bent~ bent~;beset beset~ beset~;bet bet~ bet~;bid bid~ bid~;bind bound~ bound~;bite bit~ bitten
bleed bled bled;blow blew blown;break broke~ broken~;breed bred bred;bring brought brought;broadcast broadcast~ broadcast~;build built built
buy bought bought;cast cast~ cast~;catch caught caught;choose chose chosen~;cling clung clung;come came come~;creep crept crept;deal dealt dealt;dig dug dug
draw drew drawn~;dream dreamed~|dreamt dreamed~|dreamt;drink drank drunk~;drive drove~ driven~;dwell dwelt dwelt;eat ate eaten;fall fell~ fallen~
feed fed~ fed~;feel felt~ felt~;fight fought fought;find found~ found~;flee fled fled;fling flung flung;fly flew flown;forbid forbade|forbad forbidden~
forecast forecast~ forecast~;foresee foresaw foreseen;foretell foretold foretold;forget forgot forgotten~;forgive forgave forgiven
forgo forwent forgone;forsake forsook forsaken~;freeze froze frozen~;get got gotten;give gave given~;go went gone~;grind ground~ ground~
grow grew grown~;hang hung~ hung~;hear heard heard;hide hid hidden~;hit hit~ hit~;hold held held;hurt hurt~ hurt~;keep kept kept~
kneel kneeled~|knelt kneeled~|knelt;know knew known~;lay laid~ laid~;lead led led~;leap leaped~|leapt leaped~|leapt;learn learned~|learnt learned~|learnt~;leave left~ left~;lend lent~ lent~
lie lay~ lain;light lit~ lit~;lose lost~ lost~;make made made~;mean meant meant;meet met~ met~;mislead misled misled;misread misread~ misread~
mistake mistook mistaken~;misunderstand misunderstood misunderstood~;outbid outbid~ outbid~;outdo outdid outdone;outgrow outgrew outgrown
outsell outsold outsold;overcome overcame overcome~;overdo overdid overdone~;overhear overheard overheard;override overrode overridden
oversee oversaw overseen;overtake overtook overtaken;overthrow overthrew overthrown;partake partook partaken;pay paid~ paid~;prove proved proved|proven~
rebuild rebuilt rebuilt~;repay repaid repaid;resell resold resold;retake retook retaken;rethink rethought rethought;rewrite rewrote rewritten
read read~ read~;ride rode ridden;ring rang rung~;rise rose~ risen;run ran run~;say said said~;see saw~ seen;seek sought sought;sell sold sold;send sent sent
shake shook shaken~;shed shed~ shed~;shine shone shone;shoot shot~ shot~;show showed shown;shrink shrank|shrunk shrunk;sing sang~ sung;sink sank sunk~
sit sat sat;slay slew~ slain;sleep slept slept;slide slid slid;sling slung slung;slink slunk slunk;speak spoke~ spoken~;spend spent spent~
spin spun~ spun~;spit spat~ spat~;spring sprang sprung;stand stood stood;steal stole~ stolen~;stick stuck~ stuck~;sting stung stung;stink stank stunk
stride strode stridden;strike struck stricken~;string strung strung~;strive strived~|strove strived~|striven;swear swore sworn~;sweep swept swept;swell swelled swollen~
swim swam swum;swing swung swung;take took taken;teach taught taught;tear tore torn~;tell told told;think thought~ thought~;thrive thrived~|throve thrived~|thriven
throw threw thrown;tread trod trodden~;undercut undercut~ undercut~;undergo underwent undergone;understand understood understood~
undertake undertook undertaken;undo undid undone~;uphold upheld upheld;upset upset~ upset~;wake woke~ woken;wear wore worn~;weave wove woven~
weep wept wept;win won~ won~;wind wound~ wound~;withdraw withdrew withdrawn~;withhold withheld withheld;withstand withstood withstood
wring wrung wrung;write wrote written~`

// An Inflection is what a form of an irregular verb is.
type Inflection struct {
	Base             string
	Past, Participle bool
	Other            bool // the form is another word as well, or may be
}

// Inflected is what the past or participle of an irregular verb is a form of;
// the zero Inflection for other words.
func Inflected(form string) Inflection { return inflections()[form] }

// EachInflected visits every past and participle of the irregular verbs, in no order.
func EachInflected(visit func(form string, i Inflection)) {
	for form, i := range inflections() {
		visit(form, i)
	}
}

var inflections = sync.OnceValue(func() map[string]Inflection {
	out := map[string]Inflection{}
	add := func(cell, base string, past bool) {
		for form := range strings.SplitSeq(cell, "|") {
			form, other := strings.CutSuffix(form, "~")
			i := out[form]
			i.Base, i.Other = base, i.Other || other
			if past {
				i.Past = true
			} else {
				i.Participle = true
			}
			out[form] = i
		}
	}
	for verb := range strings.FieldsFuncSeq(conjugations, func(r rune) bool { return r == ';' || r == '\n' }) {
		f := strings.Fields(verb)
		add(f[1], f[0], true)
		add(f[2], f[0], false)
	}
	return out
})
