package lexicon

import (
	"strings"
	"sync"
)

// BodyNoun reports whether noun, a lemma in lower case, heads the names and
// descriptions of organizations: "ministry", "party", "university".
func BodyNoun(noun string) bool { return bodyNouns[noun] }

var bodyNouns = words(`
ministry department agency bureau office commission committee council board authority administration government cabinet parliament
congress senate assembly legislature court tribunal police army navy force forces military militia corps brigade battalion division
regiment fleet guard guards command party alliance coalition union federation confederation league association society organization
organisation foundation institute institution university college school academy hospital clinic church mosque temple bank company
corporation firm group airline airlines newspaper network station channel magazine journal broadcaster agency club team
front movement brotherhood state embassy consulate mission campaign panel inquiry service fund trust exchange mission secretariat
directorate inspectorate chamber house junta regime opposition faction gang cartel syndicate startup retailer manufacturer maker
carrier operator supplier producer insurer brewer automaker carmaker lender publisher think-tank thinktank nonprofit charity ngo
watchdog regulator consortium conglomerate utility museum theatre theater orchestra studio band
squad unit taskforce delegation presidency monarchy leadership administration prosecution municipality
`)

// PlaceNoun reports whether noun, a lemma in lower case, stands for a place.
func PlaceNoun(noun string) bool { return placeNouns[noun] }

var placeNouns = words(`
country nation state city town village capital province region district county island continent kingdom republic territory area
peninsula border valley river sea lake mountain neighborhood neighbourhood suburb metropolis port enclave homeland superpower
emirate colony municipality borough canton prefecture coast desert gulf bay camp airport base place site zone neighbor
`)

// EventNoun reports whether noun, in lower case, heads the names of events.
func EventNoun(noun string) bool { return eventNouns[noun] }

var eventNouns = words(`
war wars battle revolution uprising summit conference olympics games cup championship championships open tournament
election elections referendum festival massacre genocide holocaust crisis attack attacks treaty accords protests
convention prix marathon intifada spring games festival series bowl
`)

// CompanyEnding reports whether word, in lower case, closes the names of
// companies: "Inc.", "GmbH".
func CompanyEnding(word string) bool { return companyEndings[strings.TrimSuffix(word, ".")] }

var companyEndings = words(`inc corp co ltd plc llc llp lp ag sa s.a gmbh nv n.v spa s.p.a ab asa oyj kk pte pty bhd holdings lines airline
industries technologies systems partners laboratories airlines airways motors pharmaceuticals pharma energy petroleum bancorp
group enterprises associates bros communications entertainment pictures records studios capital ventures securities
`)

// Abbreviation is the body or place that well-known letters stand for, lower
// case: of "un", "united nations".
func Abbreviation(letters string) (string, bool) {
	full, ok := abbreviations[letters]
	return full, ok
}

// Lettered reports whether name, in lower case, is what well-known letters
// stand for.
func Lettered(name string) bool { return lettered()[name] }

var lettered = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, full := range abbreviations {
		m[full] = true
	}
	return m
})

// abbreviations are facts, written for this program.
var abbreviations = pairs(`
un|united nations
u.n.|united nations
eu|european union
e.u.|european union
nato|north atlantic treaty organization
imf|international monetary fund
who|world health organization
wto|world trade organization
iaea|international atomic energy agency
icc|international criminal court
opec|organization of the petroleum exporting countries
osce|organization for security and cooperation in europe
opcw|organization for the prohibition of chemical weapons
fbi|federal bureau of investigation
cia|central intelligence agency
nsa|national security agency
dhs|department of homeland security
doj|department of justice
dea|drug enforcement administration
irs|internal revenue service
epa|environmental protection agency
fda|food and drug administration
faa|federal aviation administration
fcc|federal communications commission
fec|federal election commission
ftc|federal trade commission
sec|securities and exchange commission
cdc|centers for disease control and prevention
nasa|national aeronautics and space administration
fema|federal emergency management agency
gop|republican party
dnc|democratic national committee
rnc|republican national committee
nra|national rifle association
aclu|american civil liberties union
naacp|national association for the advancement of colored people
nypd|new york police department
lapd|los angeles police department
bbc|british broadcasting corporation
cnn|cable news network
nhs|national health service
mi5|security service
mi6|secret intelligence service
anc|african national congress
plo|palestine liberation organization
idf|israel defense forces
pkk|kurdistan workers' party
ypg|people's protection units
sdf|syrian democratic forces
isis|islamic state
isil|islamic state
is|islamic state
daesh|islamic state
fsb|federal security service
kgb|committee for state security
irgc|islamic revolutionary guard corps
isi|inter-services intelligence
pla|people's liberation army
asean|association of southeast asian nations
ecb|european central bank
au|african union
fifa|federation internationale de football association
uefa|union of european football associations
ioc|international olympic committee
unhcr|united nations high commissioner for refugees
unicef|united nations children's fund
unesco|united nations educational, scientific and cultural organization
wfp|world food programme
msf|medecins sans frontieres
`)

func pairs(table string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(table) {
		if a, b, ok := strings.Cut(strings.TrimSpace(line), "|"); ok {
			m[a] = b
		}
	}
	return m
}

// Body reports whether name, in lower case and without article, is a
// well-known body, agency or outlet that no word in it gives away.
func Body(name string) bool {
	if bodies[name] {
		return true
	}
	_, ok := abbreviations[name]
	return ok && name != "who" && name != "is" && name != "sec" && name != "au"
}

// bodies are facts, written for this program.
var bodies = lines(`
pentagon
white house
kremlin
downing street
capitol hill
congress
senate
reuters
xinhua
associated press
agence france-presse
bloomberg
interfax
itar-tass
tass
ria novosti
anadolu
kyodo
yonhap
irna
sana
petra
wafa
antara
bernama
ap
afp
upi
dpa
ansa
efe
pti
al jazeera
al arabiya
al-jazeera
al-arabiya
press tv
fox news
cnbc
msnbc
abc news
cbs news
nbc news
politico
breitbart
buzzfeed
huffpost
axios
twitter
facebook
google
youtube
instagram
whatsapp
telegram
tiktok
microsoft
amazon
boeing
airbus
toyota
samsung
huawei
gazprom
rosneft
al-qaeda
al qaeda
al-qaida
al-shabaab
al-shabab
boko haram
hezbollah
hizbollah
hamas
taliban
fatah
likud
houthis
peshmerga
interpol
europol
eurozone
scotland yard
human rights watch
amnesty international
greenpeace
oxfam
red cross
islamic state
muslim brotherhood
new york times
washington post
wall street journal
los angeles times
financial times
guardian
daily telegraph
usa today
le monde
der spiegel
haaretz
time magazine
newsweek
tea party
black lives matter
republican party
democratic party
libertarian party
green party
constitution party
labour party
labour
conservative party
liberal democrats
scottish national party
plaid cymru
sinn fein
sinn féin
democratic unionist party
ulster unionist party
ukip
brexit party
fianna fail
fianna fáil
fine gael
social democratic party
christian democratic union
christian social union
free democratic party
alternative for germany
spd
cdu
csu
fdp
die linke
national front
national rally
socialist party
les republicains
en marche
forza italia
five star movement
lega nord
northern league
psoe
podemos
vox
ciudadanos
people's party
syriza
new democracy
pasok
golden dawn
fidesz
jobbik
law and justice
civic platform
united russia
liberal party
new democratic party
bloc quebecois
bloc québécois
parti quebecois
kuomintang
communist party
workers' party
bharatiya janata party
bjp
awami league
muslim league
justice and development party
akp
republican people's party
peoples' democratic party
hdp
kurdistan democratic party
patriotic union of kurdistan
dawa party
islamic dawa party
african national congress
zanu-pf
yisrael beiteinu
meretz
kadima
yesh atid
united torah judaism
blue and white
jewish home
hadash
balad
gerindra
pdi-p
umno
pakatan harapan
people's action party
dravida munnetra kazhagam
dmk
aiadmk
aam aadmi party
trinamool congress
samajwadi party
bahujan samaj party
telugu desam party
akali dal
janata dal
indian national congress
congress party
jamaat-e-islami
pakistan peoples party
pakistan muslim league
pakistan tehreek-e-insaf
muttahida qaumi movement
bangladesh nationalist party
liberal democratic party
komeito
democratic progressive party
a just russia
batkivshchyna
party of regions
servant of the people
civic democratic party
gerb
smer
ataka
nationalist movement party
motherland party
chp
mhp
lega
italia viva
brothers of italy
fratelli d'italia
la france insoumise
la république en marche
rally for the republic
partido popular
united left
bildu
esquerra republicana
npd
övp
spö
fpö
vvd
pvda
d66
groenlinks
party for freedom
vlaams belang
vlaams blok
n-va
venstre
sweden democrats
moderate party
finns party
danish people's party
progress party
sdlp
alliance party
reform party
whig party
frente amplio
national action party
sandinista national liberation front
fmln
farc
inkatha freedom party
zanu
frelimo
renamo
mpla
unita
swapo
chama cha mapinduzi
kanu
ennahda
polisario front
all progressives congress
movement for democratic change
badr organization
sadrist movement
amal movement
kataeb
future movement
free patriotic movement
popular front for the liberation of palestine
pflp
wafd party
freedom and justice party
australian greens
new zealand first
viet minh
viet cong
khmer rouge
democratic alliance
economic freedom fighters
one nation
national party
institutional revolutionary party
pri
workers party
europarl
european parliament
european commission
european council
bundestag
bundesrat
knesset
duma
state duma
house of commons
house of lords
house of representatives
supreme court
united nations security council
security council
general assembly
`)

func lines(table string) map[string]bool {
	m := map[string]bool{}
	for l := range strings.Lines(table) {
		if l = strings.TrimSpace(l); l != "" {
			m[l] = true
		}
	}
	return m
}
