package lexicon

import (
	"strings"
	"sync"
)

// A Country is a state or a territory that reports name like one.
type Country struct {
	Code     string   // ISO 3166-1 alpha-2; "" where there is none
	Name     string   // the name reports use: "Syria"
	Also     []string // other names: "U.S.", "the States"
	Demonyms []string // adjective first, then nouns: "Spanish", "Spaniard"
	Capital  string   // seat of the government, which also stands for it
}

// Countries is every country, in the order of the table.
var Countries = sync.OnceValue(func() []Country {
	var all []Country
	for line := range strings.Lines(countryTable) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "|")
		if len(f) != 5 {
			continue
		}
		all = append(all, Country{f[0], f[1], list(f[2]), list(f[3]), f[4]})
	}
	return all
})

// list cuts a cell of a table at its commas.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, ",")
}

// placeWords are the look-ups made from the table once.
type placeWords struct {
	byName    map[string]int // lower case, names and other names
	byDemonym map[string]int // lower case, with plurals
	byCapital map[string]int // lower case
}

var places = sync.OnceValue(func() placeWords {
	w := placeWords{map[string]int{}, map[string]int{}, map[string]int{}}
	for i, c := range Countries() {
		w.byName[strings.ToLower(c.Name)] = i
		for _, a := range c.Also {
			w.byName[strings.ToLower(a)] = i
		}
		for _, d := range c.Demonyms {
			addDemonym(w.byDemonym, strings.ToLower(d), i)
		}
		if c.Capital != "" {
			w.byCapital[strings.ToLower(c.Capital)] = i
		}
	}
	return w
})

// addDemonym keeps the first country of a word ("Congolese", "Guinean") and
// adds the plural in -s where English makes one.
func addDemonym(m map[string]int, d string, i int) {
	forms := []string{d}
	if strings.HasSuffix(d, "n") || strings.HasSuffix(d, "i") || strings.HasSuffix(d, "t") ||
		strings.HasSuffix(d, "d") || strings.HasSuffix(d, "k") || strings.HasSuffix(d, "e") && !strings.HasSuffix(d, "ese") {
		forms = append(forms, d+"s")
	}
	for _, f := range forms {
		if _, taken := m[f]; !taken {
			m[f] = i
		}
	}
}

func country(m map[string]int, word string) (Country, bool) {
	i, ok := m[strings.ToLower(word)]
	if !ok {
		return Country{}, false
	}
	return Countries()[i], true
}

// CountryNamed is the country with this name: "Iraq", "U.S.", "the Netherlands".
// Letters that stand for a country are in capitals, or the caller has made all
// small: "Car" is none.
func CountryNamed(name string) (Country, bool) {
	if len(name) == 3 && name[0] >= 'A' && name[0] <= 'Z' && name[1] >= 'a' && name[1] <= 'z' {
		return Country{}, false
	}
	if c, ok := country(places().byName, name); ok {
		return c, true
	}
	if rest, ok := strings.CutPrefix(strings.ToLower(name), "the "); ok {
		return country(places().byName, rest)
	}
	return Country{}, false
}

// CountryOf is the country of a demonym, adjective or noun: "Iraqi", "Spaniards".
func CountryOf(demonym string) (Country, bool) { return country(places().byDemonym, demonym) }

// CountryGovernedFrom is the country whose capital stands for its government:
// "Moscow", "Kyiv". Where the government sits matters here, not the law.
func CountryGovernedFrom(city string) (Country, bool) { return country(places().byCapital, city) }

// Affiliation says what a word of belonging that is no demonym is of:
// a people, a faith, a party, a part of the world.
func Affiliation(word string) bool {
	w := strings.ToLower(word)
	return affiliations[w] || affiliations[strings.TrimSuffix(w, "s")]
}

var affiliations = words(`
kurdish kurd kurds arab arabic arabian jewish jew muslim islamic islamist christian catholic protestant orthodox sunni shiite
shia shi'ite alawite druze yazidi yezidi hindu buddhist sikh mormon evangelical baptist lutheran anglican methodist presbyterian
hutu tutsi pashtun hazara uzbek tajik uighur uyghur tibetan tatar chechen roma gypsy basque catalan breton scottish scot welsh
english flemish walloon corsican sicilian bavarian prussian saxon european african asian latin american-born hispanic latino latina
caucasian western eastern-bloc soviet nazi communist socialist marxist maoist trotskyist leninist democratic democrat republican
tory labourite liberal-democrat whig zionist baathist wahhabi salafist jihadist palestinian native-american aboriginal maori inuit
cherokee navajo sioux zulu xhosa igbo yoruba hausa tamil sinhalese bengali punjabi kashmiri rohingya karen hmong sami creole
balkan baltic nordic scandinavian slavic slav germanic turkic persian ottoman byzantine roman greco-roman babylonian assyrian
celtic gaelic norman viking californian texan floridian new-yorker londoner parisian berliner muscovite
anglo-saxon afro-american african-american asian-american anti-american anti-semitic pro-russian pro-american middle-eastern
latin-american south-american north-american central-american west-african east-african north-african sub-saharan gulf
`)

// words is the set of the words of a table.
func words(table string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(table) {
		set[w] = true
	}
	return set
}

// countryTable: code | name | other names | demonyms | seat of the government.
// Facts, written for this program.
const countryTable = `AF|Afghanistan||Afghan,Afghani|Kabul
AL|Albania||Albanian|Tirana
DZ|Algeria||Algerian|Algiers
AD|Andorra||Andorran|Andorra la Vella
AO|Angola||Angolan|Luanda
AG|Antigua and Barbuda|Antigua|Antiguan|St. John's
AR|Argentina||Argentine,Argentinian,Argentinean|Buenos Aires
AM|Armenia||Armenian|Yerevan
AU|Australia||Australian,Aussie|Canberra
AT|Austria||Austrian|Vienna
AZ|Azerbaijan||Azerbaijani,Azeri|Baku
BS|Bahamas|The Bahamas|Bahamian|Nassau
BH|Bahrain||Bahraini|Manama
BD|Bangladesh||Bangladeshi|Dhaka
BB|Barbados||Barbadian,Bajan|Bridgetown
BY|Belarus|Byelorussia|Belarusian,Belarussian|Minsk
BE|Belgium||Belgian|Brussels
BZ|Belize||Belizean|Belmopan
BJ|Benin||Beninese|Porto-Novo
BT|Bhutan||Bhutanese|Thimphu
BO|Bolivia||Bolivian|La Paz
BA|Bosnia and Herzegovina|Bosnia,Bosnia-Herzegovina,Bosnia-Hercegovina|Bosnian,Bosniak|Sarajevo
BW|Botswana||Botswanan,Batswana|Gaborone
BR|Brazil||Brazilian|Brasilia
BN|Brunei||Bruneian|Bandar Seri Begawan
BG|Bulgaria||Bulgarian|Sofia
BF|Burkina Faso||Burkinabe|Ouagadougou
BI|Burundi||Burundian|Bujumbura
KH|Cambodia|Kampuchea|Cambodian,Khmer|Phnom Penh
CM|Cameroon||Cameroonian|Yaounde
CA|Canada||Canadian|Ottawa
CV|Cape Verde|Cabo Verde|Cape Verdean|Praia
CF|Central African Republic|C.A.R.,CAR|Central African|Bangui
TD|Chad||Chadian|N'Djamena
CL|Chile||Chilean|Santiago
CN|China|People's Republic of China,PRC,Mainland China|Chinese|Beijing
CO|Colombia||Colombian|Bogota
KM|Comoros||Comoran,Comorian|Moroni
CD|Democratic Republic of Congo|Democratic Republic of the Congo,DR Congo,DRC,Zaire,Congo-Kinshasa,Congo|Congolese,Zairean|Kinshasa
CG|Republic of Congo|Republic of the Congo,Congo-Brazzaville|Congolese|Brazzaville
CR|Costa Rica||Costa Rican|San Jose
CI|Ivory Coast|Cote d'Ivoire,Côte d'Ivoire|Ivorian|Yamoussoukro
HR|Croatia||Croatian,Croat|Zagreb
CU|Cuba||Cuban|Havana
CY|Cyprus||Cypriot,Greek Cypriot,Turkish Cypriot|Nicosia
CZ|Czech Republic|Czechia|Czech|Prague
DK|Denmark||Danish,Dane|Copenhagen
DJ|Djibouti||Djiboutian|Djibouti
DM|Dominica|||Roseau
DO|Dominican Republic||Dominican|Santo Domingo
TL|East Timor|Timor-Leste|Timorese,East Timorese|Dili
EC|Ecuador||Ecuadorian,Ecuadorean|Quito
EG|Egypt||Egyptian|Cairo
SV|El Salvador||Salvadoran,Salvadorean|San Salvador
GQ|Equatorial Guinea||Equatoguinean|Malabo
ER|Eritrea||Eritrean|Asmara
EE|Estonia||Estonian|Tallinn
SZ|Eswatini|Swaziland|Swazi|Mbabane
ET|Ethiopia||Ethiopian|Addis Ababa
FJ|Fiji||Fijian|Suva
FI|Finland||Finnish,Finn|Helsinki
FR|France|French Republic|French,Frenchman,Frenchmen,Frenchwoman|Paris
GA|Gabon||Gabonese|Libreville
GM|Gambia|The Gambia|Gambian|Banjul
GE|Georgia||Georgian|Tbilisi
DE|Germany|West Germany,East Germany,Federal Republic of Germany|German|Berlin
GH|Ghana||Ghanaian|Accra
GR|Greece|Hellas|Greek|Athens
GD|Grenada||Grenadian|St. George's
GT|Guatemala||Guatemalan|Guatemala City
GN|Guinea||Guinean|Conakry
GW|Guinea-Bissau||Bissau-Guinean|Bissau
GY|Guyana||Guyanese|Georgetown
HT|Haiti||Haitian|Port-au-Prince
HN|Honduras||Honduran|Tegucigalpa
HK|Hong Kong|Hongkong|Hong Konger,Hongkonger|
HU|Hungary||Hungarian|Budapest
IS|Iceland||Icelandic,Icelander|Reykjavik
IN|India||Indian|New Delhi
ID|Indonesia||Indonesian|Jakarta
IR|Iran|Islamic Republic of Iran,Persia,Islamic Republic|Iranian|Tehran
IQ|Iraq||Iraqi|Baghdad
IE|Ireland|Republic of Ireland,Irish Republic|Irish,Irishman,Irishmen|Dublin
IL|Israel||Israeli|Jerusalem
IT|Italy||Italian|Rome
JM|Jamaica||Jamaican|Kingston
JP|Japan||Japanese|Tokyo
JO|Jordan|Hashemite Kingdom|Jordanian|Amman
KZ|Kazakhstan||Kazakh,Kazakhstani|Astana
KE|Kenya||Kenyan|Nairobi
KI|Kiribati||I-Kiribati|Tarawa
KP|North Korea|DPRK,Democratic People's Republic of Korea,N. Korea|North Korean|Pyongyang
KR|South Korea|Republic of Korea,Korea,S. Korea,ROK|South Korean,Korean|Seoul
XK|Kosovo||Kosovar,Kosovan|Pristina
KW|Kuwait||Kuwaiti|Kuwait City
KG|Kyrgyzstan|Kirghizia|Kyrgyz,Kyrgyzstani,Kirghiz|Bishkek
LA|Laos||Laotian,Lao|Vientiane
LV|Latvia||Latvian|Riga
LB|Lebanon||Lebanese|Beirut
LS|Lesotho||Basotho|Maseru
LR|Liberia||Liberian|Monrovia
LY|Libya||Libyan|Tripoli
LI|Liechtenstein||Liechtensteiner|Vaduz
LT|Lithuania||Lithuanian|Vilnius
LU|Luxembourg|Luxemburg|Luxembourger,Luxembourgish|Luxembourg
MG|Madagascar||Malagasy|Antananarivo
MW|Malawi||Malawian|Lilongwe
MY|Malaysia||Malaysian,Malay|Kuala Lumpur
MV|Maldives||Maldivian|Male
ML|Mali||Malian|Bamako
MT|Malta||Maltese|Valletta
MH|Marshall Islands||Marshallese|Majuro
MR|Mauritania||Mauritanian|Nouakchott
MU|Mauritius||Mauritian|Port Louis
MX|Mexico||Mexican|Mexico City
FM|Micronesia||Micronesian|Palikir
MD|Moldova|Moldavia|Moldovan,Moldavian|Chisinau
MC|Monaco||Monegasque|Monaco
MN|Mongolia||Mongolian,Mongol|Ulan Bator
ME|Montenegro||Montenegrin|Podgorica
MA|Morocco||Moroccan|Rabat
MZ|Mozambique||Mozambican|Maputo
MM|Myanmar|Burma|Burmese|Naypyidaw
NA|Namibia||Namibian|Windhoek
NR|Nauru||Nauruan|Yaren
NP|Nepal||Nepalese,Nepali|Kathmandu
NL|Netherlands|The Netherlands,Holland|Dutch,Dutchman,Dutchmen|The Hague
NZ|New Zealand||New Zealander,Kiwi|Wellington
NI|Nicaragua||Nicaraguan|Managua
NE|Niger||Nigerien|Niamey
NG|Nigeria||Nigerian|Abuja
MK|North Macedonia|Macedonia,FYROM|Macedonian|Skopje
NO|Norway||Norwegian|Oslo
OM|Oman||Omani|Muscat
PK|Pakistan||Pakistani|Islamabad
PW|Palau||Palauan|Ngerulmud
PS|Palestine|Palestinian Territories,State of Palestine,Palestinian territories|Palestinian|Ramallah
PA|Panama||Panamanian|Panama City
PG|Papua New Guinea||Papua New Guinean|Port Moresby
PY|Paraguay||Paraguayan|Asuncion
PE|Peru||Peruvian|Lima
PH|Philippines|The Philippines|Filipino,Philippine,Filipina|Manila
PL|Poland||Polish,Pole|Warsaw
PT|Portugal||Portuguese|Lisbon
PR|Puerto Rico||Puerto Rican|San Juan
QA|Qatar||Qatari|Doha
RO|Romania|Rumania|Romanian|Bucharest
RU|Russia|Russian Federation|Russian|Moscow
RW|Rwanda||Rwandan|Kigali
KN|St. Kitts and Nevis|Saint Kitts and Nevis|Kittitian|Basseterre
LC|St. Lucia|Saint Lucia|St. Lucian|Castries
VC|St. Vincent and the Grenadines|Saint Vincent and the Grenadines|Vincentian|Kingstown
WS|Samoa|Western Samoa|Samoan|Apia
SM|San Marino||Sammarinese|
ST|Sao Tome and Principe|||Sao Tome
SA|Saudi Arabia|Kingdom of Saudi Arabia|Saudi,Saudi Arabian|Riyadh
SN|Senegal||Senegalese|Dakar
RS|Serbia|Republic of Serbia|Serbian,Serb|Belgrade
SC|Seychelles||Seychellois|Victoria
SL|Sierra Leone||Sierra Leonean|Freetown
SG|Singapore||Singaporean|Singapore
SK|Slovakia|Slovak Republic|Slovak,Slovakian|Bratislava
SI|Slovenia||Slovenian,Slovene|Ljubljana
SB|Solomon Islands||Solomon Islander|Honiara
SO|Somalia||Somali,Somalian|Mogadishu
ZA|South Africa||South African|Pretoria
SS|South Sudan||South Sudanese|Juba
ES|Spain||Spanish,Spaniard|Madrid
LK|Sri Lanka|Ceylon|Sri Lankan|Colombo
SD|Sudan||Sudanese|Khartoum
SR|Suriname|Surinam|Surinamese|Paramaribo
SE|Sweden||Swedish,Swede|Stockholm
CH|Switzerland||Swiss|Bern
SY|Syria|Syrian Arab Republic|Syrian|Damascus
TW|Taiwan|Republic of China,Chinese Taipei|Taiwanese|Taipei
TJ|Tajikistan||Tajik,Tajikistani|Dushanbe
TZ|Tanzania||Tanzanian|Dodoma
TH|Thailand||Thai|Bangkok
TG|Togo||Togolese|Lome
TO|Tonga||Tongan|Nuku'alofa
TT|Trinidad and Tobago|Trinidad|Trinidadian|Port of Spain
TN|Tunisia||Tunisian|Tunis
TR|Turkey|Türkiye,Turkiye,Republic of Turkey|Turkish,Turk|Ankara
TM|Turkmenistan||Turkmen|Ashgabat
TV|Tuvalu||Tuvaluan|Funafuti
UG|Uganda||Ugandan|Kampala
UA|Ukraine|The Ukraine|Ukrainian|Kyiv
AE|United Arab Emirates|UAE,U.A.E.,Emirates|Emirati|Abu Dhabi
GB|United Kingdom|UK,U.K.,Britain,Great Britain|British,Briton,Brit|London
US|United States|U.S.,US,USA,U.S.A.,United States of America,America,The United States,the States|American,U.S.,US,Americans|Washington
UY|Uruguay||Uruguayan|Montevideo
UZ|Uzbekistan||Uzbek,Uzbekistani|Tashkent
VU|Vanuatu||Vanuatuan|Port Vila
VA|Vatican|Holy See,Vatican City,the Vatican|Vatican|
VE|Venezuela||Venezuelan|Caracas
VN|Vietnam|Viet Nam|Vietnamese|Hanoi
YE|Yemen||Yemeni,Yemenite|Sanaa
ZM|Zambia||Zambian|Lusaka
ZW|Zimbabwe|Rhodesia|Zimbabwean|Harare
EH|Western Sahara||Sahrawi|
GL|Greenland||Greenlandic,Greenlander|Nuuk
|Soviet Union|USSR,U.S.S.R.|Soviet|
|Yugoslavia||Yugoslav,Yugoslavian|
|Czechoslovakia||Czechoslovak|
|England||English,Englishman,Englishmen,Englishwoman|
|Scotland||Scottish,Scot,Scotsman|Edinburgh
|Wales||Welsh,Welshman|Cardiff
|Northern Ireland|Ulster|Northern Irish|Belfast
|Iraqi Kurdistan|||Erbil
`
