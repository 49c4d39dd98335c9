package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

// Gender is what a word tells of the person it stands for, so that "she" can
// be tied to a name. It is a guess from usage and never printed.
type Gender uint8

// The genders of words.
const (
	AnyGender Gender = iota // the word does not tell
	Male
	Female
)

// Agrees reports whether the two can be of one person.
func (g Gender) Agrees(h Gender) bool { return g == AnyGender || h == AnyGender || g == h }

//go:embed firstnames.txt
var firstNameTable string

//go:embed surnames.txt
var surnameTable string

var firstNames = sync.OnceValue(func() map[string]Gender {
	m := map[string]Gender{}
	for line := range strings.Lines(firstNameTable) {
		g := AnyGender
		for i, w := range strings.Fields(line) {
			switch {
			case i > 0:
				m[w] = g
			case w == "male":
				g = Male
			case w == "female":
				g = Female
			}
		}
	}
	return m
})

var surnames = sync.OnceValue(func() map[string]bool { return words(surnameTable) })

// FirstName reports whether word, in lower case, is a common first name
// somewhere and whose. Of a compound ("Anne-Marie") the first part decides;
// "Jean", a woman's name in English, is a man's in those.
func FirstName(word string) (Gender, bool) {
	m := firstNames()
	g, ok := m[word]
	if !ok {
		if first, _, cut := strings.Cut(word, "-"); cut && len(first) > 2 {
			if first == "jean" {
				return Male, true
			}
			g, ok = m[first]
		}
	}
	return g, ok
}

// Surname reports whether word, in lower case, is a frequent surname.
func Surname(word string) bool { return surnames()[word] }

// Honorific reports whether word, in lower case and without its full stop,
// stands before a person's name ("mr", "sheikh", "gen"), and of whom.
func Honorific(word string) (Gender, bool) {
	g, ok := honorifics[strings.TrimSuffix(word, ".")]
	return g, ok
}

var honorifics = genders(`
male: mr sir lord fr don senor monsieur herr signor king prince emperor duke baron count earl pope imam mullah ayatollah sheikh shaikh
male: sheik emir sultan cardinal brother father uncle maulana bishop archbishop
female: mrs ms miss mme madame dame lady senora frau signora queen princess empress duchess baroness countess sister mother aunt
any: dr prof professor doctor rev reverend gen general col colonel lt lieutenant maj major capt captain sgt sergeant cpl corporal
any: pvt private adm admiral cmdr commander brig brigadier marshal sen senator rep representative gov governor pres president
any: hon judge justice rabbi pastor amb ambassador atty secretary minister premier chancellor mayor congressman congresswoman
any: cllr councillor councilman supt superintendent insp inspector det detective officer constable chief coach saint st
`)

// genders reads lines "gender: words".
func genders(table string) map[string]Gender {
	m := map[string]Gender{}
	for line := range strings.Lines(table) {
		kind, rest, _ := strings.Cut(line, ":")
		g := map[string]Gender{"male": Male, "female": Female}[kind]
		for w := range strings.FieldsSeq(rest) {
			m[w] = g
		}
	}
	return m
}

// NameParticle reports whether word, in lower case, can stand inside a
// person's name or open a surname: "van", "al", "bin".
func NameParticle(word string) bool { return nameParticles[word] }

var nameParticles = words(`van von der den de del della di da do dos das du la le los las ten ter zu zur af av bin ibn bint abu al el ul
ud ur ben bar mac mc st st. san santa y e i o' d' l' al- el- vander`)

// FamilyNameFirst reports whether word, in lower case, is a Chinese, Korean
// or Vietnamese family name, which stands before the given name.
func FamilyNameFirst(word string) bool { return familyNamesFirst[word] }

var familyNamesFirst = words(`
xi li wang zhang liu chen yang zhao huang zhou wu xu sun zhu ma hu guo he gao lin luo zheng liang xie tang deng feng cao peng zeng xiao
tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren lv shen yao jia zou xiong meng qin bai hou shi jin wen hua bo mao dai geng
kim park lee choi jung kang cho yoon jang lim han oh seo shin kwon hwang ahn song hong yoo moon ban roh chung chun paik ri pak rhee
nguyen tran le pham hoang phan vu vo dang bui ngo duong tsai ma lien soong chiang tsang leung lam aung thein
`)

// A Pronoun is what a personal pronoun asks of the one it stands for.
type Pronoun struct {
	Gender Gender
	Plural bool
	Person int  // 1, 2 or 3
	Thing  bool // "it": no person
	Owner  bool // "his": owns what follows
}

// PronounOf is what a personal or possessive pronoun, in lower case, asks for.
func PronounOf(word string) (Pronoun, bool) {
	p, ok := pronouns[word]
	return p, ok
}

var pronouns = map[string]Pronoun{
	"i": {Person: 1}, "me": {Person: 1}, "my": {Person: 1, Owner: true}, "mine": {Person: 1}, "myself": {Person: 1},
	"we": {Person: 1, Plural: true}, "us": {Person: 1, Plural: true}, "our": {Person: 1, Plural: true, Owner: true},
	"ours": {Person: 1, Plural: true}, "ourselves": {Person: 1, Plural: true},
	"you": {Person: 2}, "your": {Person: 2, Owner: true}, "yours": {Person: 2}, "yourself": {Person: 2}, "yourselves": {Person: 2, Plural: true},
	"he": {Person: 3, Gender: Male}, "him": {Person: 3, Gender: Male}, "his": {Person: 3, Gender: Male, Owner: true}, "himself": {Person: 3, Gender: Male},
	"she": {Person: 3, Gender: Female}, "her": {Person: 3, Gender: Female, Owner: true}, "hers": {Person: 3, Gender: Female}, "herself": {Person: 3, Gender: Female},
	"it": {Person: 3, Thing: true}, "its": {Person: 3, Thing: true, Owner: true}, "itself": {Person: 3, Thing: true},
	"they": {Person: 3, Plural: true}, "them": {Person: 3, Plural: true}, "their": {Person: 3, Plural: true, Owner: true},
	"theirs": {Person: 3, Plural: true}, "themselves": {Person: 3, Plural: true},
}
