package token

import "strings"

// stopKind says when the stop after an abbreviation can also end a sentence.
type stopKind uint8

const (
	anywhere     stopKind = iota + 1 // "Inc.", "etc.": ends a sentence before a word that often starts one
	beforeName                       // "Dr.", "Gen.": never ends a sentence
	beforeNumber                     // "No.", "p.": an abbreviation only before a figure
	month                            // "Oct.", "Mon.": like anywhere
)

// abbreviations keep their stop. A word that is also an English word stands
// here only with its capital, or only before a figure.
var abbreviations = func() map[string]stopKind {
	m := map[string]stopKind{}
	add := func(k stopKind, words string) {
		for _, w := range strings.Fields(words) {
			m[w] = k
		}
	}
	add(beforeName, `Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Rev Fr Gen Lt Col Maj Capt Cpt Cpl Sgt Pvt Pfc Cmdr
		Adm Brig Sen Sens Rep Reps Gov Govs Atty Supt Det Insp Hon Amb Pres Spc Msgr St Ste Mt Ft MR MRS MS DR
		mr mrs ms dr vs Vs VS Sgts Lts Assn Asst Dir Min Sec Treas Lieut Cdr Comdr Ald Del Sr. Ens Cllr Atty.-Gen
		Lt.Gen Maj.Gen Brig.Gen Lt.Col approx ca cf viz Univ`)
	add(month, `Jan Feb Apr Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri JAN FEB APR AUG SEPT OCT NOV DEC`)
	add(beforeNumber, `Mar Jun Jul No Nos no nos Art art Sat Sun Ch ch Vol vol pp Sec sec Fig fig par MAR JUN JUL NO pg Cl Pt pt Op op`)
	add(anywhere, `Inc Corp Co Cos Ltd Bros Jr Sr Esq Dept Depts dept Gov't Govt govt Ave Blvd Rd Hwy Pkwy Intl Int'l Nat'l etc al est
		Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky La Md Mich Minn Miss Mo Mont Neb Nev Okla Ont Ore Penn
		Tenn Tex Va Vt Wash Wis Wyo Que Pa Del INC CORP LTD CO JR SR mph ft lb lbs oz hr hrs yr yrs sq tel Tel ext Ext Attn
		Ph Hon Bldg Bros esp incl cc vol Natl Mfg Pty Pte Plc PLC ed eds trans`)
	delete(m, "vol")
	m["vol"] = beforeNumber
	m["Hon"] = beforeName
	m["est"] = beforeNumber
	return m
}()

// longestAbbreviation bounds the look-up.
const longestAbbreviation = 10

// units are split from the figure that they are glued to.
var units = set(`m k b bn mn tn tr am pm AM PM M K B BN MN TN km kg mm cm ft lb lbs mph kph mb gb tb MB GB TB MW GW kW KM KG
	hrs hr min mins sec secs yrs yr pc pct p x x`)

// elisions are words that have lost their head to an apostrophe.
var elisions = set(`em til tis twas cause cuz bout round n nt neath ere twere`)

// clitics lean on the word before them.
var clitics = set(`s m d re ve ll t`)

// fused are words written as one that are two, with the length of the first.
var fused = map[string]int{"gonna": 3, "wanna": 3, "gotta": 3, "didnt": 3, "cannot": 3, "doesnt": 4, "dont": 2}

// domains are the top-level domains that make a bare "word.tld" an address.
var domains = set(`com org net edu gov mil int info biz io co uk us eu de fr it es nl be ch at ru cn jp kr in au nz ca br mx ar
	za ng ke eg il tr ir iq sy sa ae qa pk bd lk my sg th vn id ph tw hk ua pl cz sk hu ro bg gr se no dk fi ie pt is tv me news`)

// starters are words that, with a capital after an abbreviation's stop, begin
// a sentence rather than go on with a name.
var starters = set(`The A An He She It They We You I This That These Those There Here In On At By For From With Without After Before
	Since During While When Where Why How What Who Which Whether If Although Though Because But And Or So Yet Nor As Such Some
	Many Most Several Few All Both Each Every Another Other Others His Her Its Their Our My Your No Not Only Also However
	Meanwhile Instead Earlier Later Now Then Today Still Even Once Under Over About According Despite Among Between Until
	Officials Police Critics Analysts Experts Authorities Witnesses Residents Protesters Asked Last Next Two Three Four Five Six
	One More Much To Of Per Is Are Was Were Do Does Did Have Has Had Can Could Will Would Should May Might Must Let Please`)

// reporting verbs after a closed quotation show that the sentence goes on:
// `"Will it hold?" Mayor Dunne asked.`
var reporting = set(`said says asked asks told tells wondered replied replies added adds shouted wrote writes tweeted answered
	declared exclaimed insisted recalled argued explained quipped joked demanded cried yelled continued remarked concluded`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
