package lexicon

// Unit is the canonical name of a unit of measure, in the singular and in
// British spelling ("kilometre", "mile per hour"), for a word or symbol in
// lower case; "" for none. Units that only stand with a figure before them
// ("m", "g") are included: ask only after a number.
func Unit(word string) string { return units[word] }

// UnitBytes is [Unit] without a string of its own.
func UnitBytes(word []byte) string { return units[string(word)] }

var units = map[string]string{
	"%": "percent", "percent": "percent", "pct": "percent", "pc": "percent", "percentage": "percent",
	"percents": "percent", "per cent": "percent", "percentage point": "percentage point", "percentage points": "percentage point",
	"basis point": "basis point", "basis points": "basis point", "bp": "basis point", "bps": "basis point",
	"point": "point", "points": "point", "pts": "point", "ppm": "parts-per-million", "ppb": "parts-per-billion",

	"km": "kilometre", "kms": "kilometre", "kilometer": "kilometre", "kilometers": "kilometre", "kilometre": "kilometre", "kilometres": "kilometre",
	"m": "metre", "meter": "metre", "meters": "metre", "metre": "metre", "metres": "metre",
	"cm": "centimetre", "centimeter": "centimetre", "centimeters": "centimetre", "centimetre": "centimetre", "centimetres": "centimetre",
	"mm": "millimetre", "millimeter": "millimetre", "millimeters": "millimetre", "millimetre": "millimetre", "millimetres": "millimetre",
	"μm": "micrometre", "µm": "micrometre", "micron": "micrometre", "microns": "micrometre", "nm": "nanometre", "nanometers": "nanometre", "nanometres": "nanometre",
	"mi": "mile", "mile": "mile", "miles": "mile", "yard": "yard", "yards": "yard", "yd": "yard", "yds": "yard",
	"ft": "foot", "foot": "foot", "feet": "foot", "′": "foot", "inch": "inch", "inches": "inch", "in.": "inch", "\"": "inch", "″": "inch", "”": "inch",
	"furlong": "furlong", "furlongs": "furlong", "nautical mile": "nautical mile", "nautical miles": "nautical mile",
	"light year": "light-year", "light years": "light-year", "light-year": "light-year", "light-years": "light-year",

	"sq m": "square metre", "sqm": "square metre", "m2": "square metre", "m²": "square metre", "sq ft": "square foot", "sqft": "square foot",
	"sq km": "square kilometre", "km2": "square kilometre", "km²": "square kilometre", "sq mi": "square mile", "square feet": "square foot",
	"square foot": "square foot", "square meter": "square metre", "square meters": "square metre", "square metre": "square metre",
	"square metres": "square metre", "square mile": "square mile", "square miles": "square mile", "square kilometer": "square kilometre",
	"square kilometers": "square kilometre", "square kilometre": "square kilometre", "square kilometres": "square kilometre",
	"square inch": "square inch", "square inches": "square inch", "square yards": "square yard", "sq. ft.": "square foot", "sq. ft": "square foot",
	"cubic foot": "cubic foot", "cubic feet": "cubic foot", "cubic meter": "cubic metre", "cubic meters": "cubic metre", "cubic metre": "cubic metre",
	"cubic metres": "cubic metre", "cubic inches": "cubic inch", "cubic centimeters": "cubic centimetre", "cc": "cubic centimetre", "m3": "cubic metre",
	"acre": "acre", "acres": "acre", "hectare": "hectare", "hectares": "hectare", "ha": "hectare",

	"kg": "kilogram", "kgs": "kilogram", "kilo": "kilogram", "kilos": "kilogram", "kilogram": "kilogram", "kilograms": "kilogram", "kilogramme": "kilogram", "kilogrammes": "kilogram",
	"g": "gram", "gram": "gram", "grams": "gram", "gramme": "gram", "grammes": "gram", "mg": "milligram", "μg": "microgram", "micrograms": "microgram", "microgram": "microgram", "milligram": "milligram", "milligrams": "milligram",
	"lb": "pound-mass", "lbs": "pound-mass", "oz": "ounce", "ounce": "ounce", "ounces": "ounce", "tonne": "tonne", "tonnes": "tonne",
	"metric ton": "tonne", "metric tons": "tonne", "metric tonnes": "tonne", "ton": "ton", "tons": "ton", "kiloton": "kiloton", "kilotons": "kiloton",
	"megaton": "megaton", "megatons": "megaton", "gigaton": "gigaton", "gigatons": "gigaton", "gigatonne": "gigaton", "gigatonnes": "gigaton", "megatonnes": "megaton", "stone": "stone",
	"carat": "carat", "carats": "carat", "dram": "dram", "drams": "dram",

	"litre": "litre", "litres": "litre", "liter": "litre", "liters": "litre", "l": "litre", "ml": "millilitre", "milliliters": "millilitre", "millilitres": "millilitre",
	"gallon": "gallon", "gallons": "gallon", "pint": "pint", "pints": "pint", "barrel": "barrel", "barrels": "barrel", "bushel": "bushel", "bushels": "bushel",

	"mph": "mile per hour", "m.p.h.": "mile per hour", "m.p.h": "mile per hour", "kph": "kilometre per hour", "kmh": "kilometre per hour", "km/h": "kilometre per hour",
	"mpg": "mile per gallon", "rpm": "revolutions per minute", "knot": "knot", "knots": "knot", "mbps": "megabit per second", "gbps": "gigabit per second", "fps": "frame per second",

	"°c": "celsius", "celsius": "celsius", "degrees celsius": "celsius", "degree celsius": "celsius", "c": "celsius", "° c": "celsius", "° celsius": "celsius", "°celsius": "celsius", "celcius": "celsius", "centigrade": "celsius",
	"°f": "fahrenheit", "fahrenheit": "fahrenheit", "degrees fahrenheit": "fahrenheit", "degree fahrenheit": "fahrenheit", "f": "fahrenheit", "° f": "fahrenheit", "° fahrenheit": "fahrenheit", "°fahrenheit": "fahrenheit",
	"degrees centigrade": "celsius", "degrees c": "celsius", "degrees f": "fahrenheit", "degree": "degree", "degrees": "degree", "°": "degree", "kelvin": "kelvin",
	"deg celsius": "celsius", "deg c": "celsius", "deg f": "fahrenheit",

	"kw": "kilowatt", "kilowatt": "kilowatt", "kilowatts": "kilowatt", "mw": "megawatt", "megawatt": "megawatt", "megawatts": "megawatt",
	"gw": "gigawatt", "gigawatt": "gigawatt", "gigawatts": "gigawatt", "w": "watt", "watt": "watt", "watts": "watt",
	"kwh": "kilowatt hour", "mwh": "megawatt hour", "gwh": "gigawatt hour", "kilowatt hours": "kilowatt hour", "kilowatt-hours": "kilowatt hour",
	"hp": "horsepower", "bhp": "horsepower", "horsepower": "horsepower", "ps": "horsepower", "nm of torque": "newton metre",
	"lb-ft": "foot pound-force", "pound-feet": "pound-foot", "pound feet": "pound-foot", "mah": "milliampere-hour", "volt": "volt", "volts": "volt", "v": "volt",
	"hz": "hertz", "hertz": "hertz", "khz": "kilohertz", "mhz": "megahertz", "megahertz": "megahertz", "ghz": "gigahertz", "gigahertz": "gigahertz",
	"gb": "gigabyte", "gigabyte": "gigabyte", "gigabytes": "gigabyte", "mb": "megabyte", "megabytes": "megabyte", "tb": "terabyte", "terabytes": "terabyte", "kb": "kilobyte",
	"megapixel": "megapixel", "megapixels": "megapixel", "mp": "megapixel", "decibel": "decibel", "decibels": "decibel", "db": "decibel",
	"calorie": "calorie", "calories": "calorie", "kcal": "kilocalorie", "joules": "joule", "newton": "newton", "newtons": "newton", "psi": "pound per square inch",

	"second": "second", "seconds": "second", "sec": "second", "secs": "second", "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
	"hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour", "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
	"year": "year", "years": "year", "yr": "year", "yrs": "year", "decade": "decade", "decades": "decade", "century": "century", "centuries": "century",
	"millisecond": "millisecond", "milliseconds": "millisecond", "ms": "millisecond", "quarter": "quarter", "quarters": "quarter", "fortnight": "fortnight",
}

// shortUnits are symbols that are also common words or letters: only right
// after digits, without white space or with a figure's own case.
var shortUnits = map[string]bool{
	"m": true, "g": true, "l": true, "c": true, "f": true, "v": true, "w": true, "in.": true, "\"": true, "”": true, "ha": true, "mi": true,
	"mp": true, "ms": true, "ps": true, "pc": true, "min": true, "stone": true, "db": true, "sec": true, "mb": true, "cc": true, "kb": true,
}

// ShortUnit reports whether a unit's word in lower case is too short to trust
// away from its digits.
func ShortUnit(word string) bool { return shortUnits[word] }

// A Currency is money by its ISO 4217 code.
type Currency string

// CurrencySign is the currency that a sign before a figure means, in the case
// it is written in: "$", "US$", "A$", "HK$", "EUR".
func CurrencySign(word string) Currency {
	if len(word) == 0 || len(word) > 5 || 'a' <= word[0] && word[0] <= 'z' {
		return ""
	}
	return signs[word]
}

var signs = map[string]Currency{
	"$": "USD", "US$": "USD", "$US": "USD", "USD": "USD", "U.S.$": "USD", "A$": "AUD", "$A": "AUD", "AU$": "AUD", "AUD": "AUD", "C$": "CAD", "CA$": "CAD", "CAD": "CAD", "Can$": "CAD",
	"HK$": "HKD", "HKD": "HKD", "NZ$": "NZD", "NZD": "NZD", "S$": "SGD", "SGD": "SGD", "NT$": "TWD", "TWD": "TWD", "R$": "BRL", "BRL": "BRL", "€": "EUR", "EUR": "EUR",
	"£": "GBP", "GBP": "GBP", "¥": "JPY", "JPY": "JPY", "CNY": "CNY", "RMB": "CNY", "INR": "INR", "₹": "INR", "Rs": "INR", "Rs.": "INR", "₽": "RUB", "RUB": "RUB",
	"₩": "KRW", "KRW": "KRW", "CHF": "CHF", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "PLN": "PLN", "TRY": "TRY", "₺": "TRY", "ZAR": "ZAR", "MXN": "MXN", "RM": "MYR", "MYR": "MYR",
	"₪": "ILS", "NIS": "ILS", "ILS": "ILS", "₦": "NGN", "NGN": "NGN", "KES": "KES", "KSh": "KES", "Sh": "KES", "EGP": "EGP", "SAR": "SAR", "AED": "AED", "Dh": "AED", "Dhs": "AED",
	"฿": "THB", "THB": "THB", "IDR": "IDR", "Rp": "IDR", "PKR": "PKR", "₴": "UAH", "UAH": "UAH", "PHP": "PHP", "₱": "PHP", "VND": "VND", "₫": "VND", "BTC": "BTC", "₿": "BTC",
}

// CurrencyWord is the currency that a word in lower case after a figure means;
// a bare "dollar" is the United States', a bare "pound" of money Britain's.
func CurrencyWord(word string) Currency { return money[word] }

// CurrencyBytes is [CurrencyWord] without a string of its own.
func CurrencyBytes(word []byte) Currency { return money[string(word)] }

var money = map[string]Currency{
	"dollar": "USD", "dollars": "USD", "bucks": "USD", "usd": "USD", "us dollars": "USD", "u.s. dollars": "USD", "us dollar": "USD", "u.s. dollar": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR",
	"pound": "GBP", "pounds": "GBP", "quid": "GBP", "pounds sterling": "GBP", "pound sterling": "GBP", "sterling": "GBP", "gbp": "GBP", "yen": "JPY", "jpy": "JPY", "yuan": "CNY", "renminbi": "CNY",
	"rmb": "CNY", "rupee": "INR", "rupees": "INR", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB", "won": "KRW", "franc": "CHF", "francs": "CHF", "swiss francs": "CHF",
	"swiss franc": "CHF", "shekel": "ILS", "shekels": "ILS", "lira": "TRY", "liras": "TRY", "rand": "ZAR", "peso": "MXN", "pesos": "MXN", "real": "BRL", "reais": "BRL", "ringgit": "MYR",
	"baht": "THB", "rupiah": "IDR", "hryvnia": "UAH", "hryvnias": "UAH", "zloty": "PLN", "zlotys": "PLN", "krona": "SEK", "kronor": "SEK", "crowns": "CZK", "naira": "NGN", "shillings": "KES",
	"dinar": "IQD", "dinars": "IQD", "dirham": "AED", "dirhams": "AED", "riyal": "SAR", "riyals": "SAR", "rial": "IRR", "rials": "IRR", "tenge": "KZT", "dong": "VND",
	"bitcoin": "BTC", "bitcoins": "BTC", "australian dollars": "AUD", "canadian dollars": "CAD", "hong kong dollars": "HKD", "singapore dollars": "SGD", "new zealand dollars": "NZD",
	"cents": "cent", "cent": "cent", "pence": "penny", "aud": "AUD", "cad": "CAD", "chf": "CHF", "inr": "INR", "cny": "CNY",
}
