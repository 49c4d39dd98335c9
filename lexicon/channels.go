package lexicon

import (
	"strings"
	"sync"
)

// channelNouns are what a statement is made in, by kind of channel.
const channelNouns = `statement: statement communique communiqué release
post: twitter facebook instagram tiktok telegram weibo youtube snapchat whatsapp tweet tweets post posts thread blog
 account feed livestream page mastodon bluesky truth
interview: interview interviews sit-down podcast q&a
conference: conference briefing presser press-conference
speech: speech address rally debate remarks sermon lecture keynote convention testimony hearing toast monologue
 town-hall eulogy summit
message: letter email e-mail emails memo message text texts call phone voicemail telegram cable note
document: report study affidavit filing lawsuit complaint book memoir article op-ed column editorial ruling
 opinion order transcript document documents paper manifesto indictment petition essay survey bill court
broadcast: television tv radio broadcast program programme show cnn msnbc cnbc npr bbc
announcement: announcement`

// outletNouns are what an outlet or its people are called.
const outletNouns = `reporters reporter journalists journalist media press newspaper magazine agency outlet
 correspondent correspondents newsmen website paper daily weekly station channel network`

// listenerVerbs take whom is spoken to as their object.
const listenerVerbs = `tell inform remind assure advise notify warn brief ask urge instruct order beg implore
 admonish reassure persuade convince thank question press lecture show promise`

// unnamedNouns are what somebody without a name is called.
const unnamedNouns = `source sources official officials associate associates confidant confidants aide aides adviser advisers advisor advisors insider insiders
 diplomat diplomats witness witnesses person people man woman men women resident residents analyst analysts expert
 experts observer observers operative operatives strategist strategists lawmaker lawmakers lawyer lawyers employee
 employees worker workers staffer staffers soldier soldiers officer officers executive executives supporter
 supporters critic critics friend friends neighbor neighbors neighbour neighbours investigator investigators
 donor donors participant participants passenger passengers voter voters member members spokesman spokeswoman
 spokesperson spokespeople representative representatives individual individuals someone somebody one some others
 many several few authorities doctor doctors student students teacher teachers activist activists economist
 economists scientist scientists researcher researchers commander commanders fighter fighters villager villagers
 shopkeeper driver nurse attendee attendees onlooker onlookers bystander bystanders colleague colleagues`

// spokenFor are those who speak for a body rather than themselves.
const spokenFor = `spokesman spokeswoman spokesperson spokespeople spokesmen office statement account campaign
 administration team press-service website report release representative page headquarters`

var channelTables = sync.OnceValue(func() (t struct {
	kinds                                map[string]string
	outlets, listeners, unnamed, offices map[string]bool
}) {
	t.kinds = map[string]string{}
	eachCue(channelNouns, func(kind, noun string) {
		if t.kinds[noun] == "" {
			t.kinds[noun] = kind
		}
	})
	t.outlets, t.unnamed, t.offices = wordSet(outletNouns), wordSet(unnamedNouns), wordSet(spokenFor)
	t.listeners = wordSet(listenerVerbs)
	return t
})

func wordSet(table string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(table) {
		set[w] = true
	}
	return set
}

// ChannelNoun is the kind of channel that a lower-case noun names ("speech",
// "post"), or "".
func ChannelNoun(word string) string { return channelTables().kinds[word] }

// OutletNoun reports whether a lower-case noun stands for the press.
func OutletNoun(word string) bool { return channelTables().outlets[word] }

// Listener reports whether the object of a verb (its lemma) is who is spoken to.
func Listener(lemma string) bool { return channelTables().listeners[lemma] }

// UnnamedNoun reports whether a lower-case noun speaks of somebody without a name.
func UnnamedNoun(word string) bool { return channelTables().unnamed[word] }

// SpeaksFor reports whether what a lower-case noun names speaks for the body
// that it belongs to: a spokesman, an office, a statement.
func SpeaksFor(word string) bool { return channelTables().offices[word] }
