package lexicon

// Deed reports whether a verb of saying, by its lemma, names something other
// than speech when its object is a thing: one maintains that it works, and
// maintains a road.
func Deed(lemma string) bool { return deeds[lemma] }

var deeds = words(`maintain offer push press read identify commit invoke cover present list deliver cast brand issue release
publish introduce launch name allow guarantee underscore underline convey undertake require submit frame indicate signal observe add
echo project volunteer certify direct command invite prescribe point rule resist lead type text post blog write author
suggest imply show prove reflect portray depict paint rush champion embrace side serve rally label tease
approach track`)

// Loose reports whether a verb of saying, by its lemma, is used of things as
// readily as of people: figures suggest, clouds promise, a rule demands.
func Loose(lemma string) bool { return loose[lemma] }

var loose = words(`suggest imply hint predict underscore underline emphasize emphasise stress explain contradict counter signal
indicate convey show reveal disclose promise threaten guarantee assure confirm verify corroborate require demand order allow call
invite offer point read present deliver outline detail highlight echo frame list name identify brand cast paint portray depict
invoke cover introduce launch publish release issue rule support back welcome favor favour approve champion embrace oppose
challenge question indict attest instruct direct command push press prescribe tell mention maintain
observe repeat quote cite describe address reference recommend propose warn remind charge characterize
characterise discuss undertake commit submit certify project speak answer add hail slam blast attack`)
