package eval

// f1 is the pattern of an F1 behind a name at the start of a line.
func f1(name string) string { return `^ *` + name + ` +P +[\d.]+ +R +[\d.]+ +F1 +([\d.]+)` }

// percent is a figure that the scorer gives in percent.
func percent(name, pattern string) figure { return figure{name: name, pattern: pattern} }

// share is a figure that the scorer gives as a share of 1.
func share(name, pattern string) figure { return figure{name: name, pattern: pattern, share: true} }

// without is how much is free of the errors that the scorer gives in percent,
// so that more is better, as of every figure.
func without(name, pattern string) figure { return figure{name: name, pattern: pattern, errors: true} }

// Noise is stated as what chance can do to a figure: about two items turned
// on a small set, and half a standard error on a large one.
var measures = []measure{
	{
		name: "polnear-dev", task: "attributions", input: "polnear/dev/text", gold: "polnear/dev/attributions", noise: 1,
		scorer: []string{"score_polnear.py", "polnear/dev", "PRED", "--cofenet", "polnear/cofenet/valid.txt"},
		figures: []figure{
			percent("speech found and speaker F1", `(?s)speech subset.*?content jaccard>=0\.5 AND source overlaps +P +[\d.]+ +R +[\d.]+ +F1 +([\d.]+)`),
			percent("speech found F1", `(?s)speech subset.*?content jaccard>=0\.5 +P +[\d.]+ +R +[\d.]+ +F1 +([\d.]+)`),
			percent("all found F1", f1(`jaccard>=0\.5`)),
			percent("all exact F1", f1(`exact`)),
			percent("all found and speaker F1", f1(`content jaccard>=0\.5 AND source overlaps`)),
			percent("content token F1", f1(`content`)),
			percent("cofenet source", f1(`exact match source`)),
			percent("cofenet cue", f1(`exact match cue`)),
			percent("cofenet content", f1(`exact match content`)),
		},
	},
	{
		name: "gum-news", task: "attributions", input: "gumnews/news/text", gold: "gumnews/news/speakers.jsonl", noise: 2,
		scorer:  []string{"score_speakers.py", "gumnews/news", "PRED"},
		figures: speakers,
	},
	{
		name: "gum-interview", task: "attributions", input: "gumnews/interview/text", gold: "gumnews/interview/speakers.jsonl", noise: 2,
		scorer:  []string{"score_speakers.py", "gumnews/interview", "PRED"},
		figures: speakers,
	},
	timexMeasure("te3-platinum", 1.5), timexMeasure("wikiwars-train", 0.5), timexMeasure("tweets-train", 0.7),
	placeMeasure("GWN", "GWN"), placeMeasure("GWN-literal", "GWN", "--types", "literal"),
	placeMeasure("TR-News", "TR-News"), placeMeasure("lgl", "lgl"), placeMeasure("GeoVirus", "GeoVirus"),
	{
		name: "newsquant", task: "quantities", input: "quant/newsquant.jsonl", gold: "quant/newsquant.jsonl", noise: 0.7,
		scorer: []string{"score_quant.py", "quant/newsquant.jsonl", "PRED"},
		figures: []figure{
			percent("value F1", f1(`value`)), percent("value+bound F1", f1(`value\+bound`)), percent("value+unit F1", f1(`value\+unit`)),
			percent("value+concept F1", f1(`value\+concept`)), percent("all F1", f1(`all`)),
		},
	},
	nameMeasure("conll2003-dev", 0.4), nameMeasure("politics-dev", 0.8), nameMeasure("re3d-train", 0.8), mentionMeasure("re3d-train", 0.8),
	{
		name: "ewt-dev-tags", task: "tags", input: "../train/ud-ewt/dev.conllu.gz", gold: "../train/ud-ewt/dev.conllu.gz", noise: 0.2,
		scorer:  []string{"score_names.py", "--tags", "../train/ud-ewt/dev.conllu.gz", "PRED"},
		figures: []figure{percent("UPOS", `UPOS +([\d.]+)`), percent("lemma", `lemma +([\d.]+)`)},
	},
	{
		name: "articles-aeb", task: "articles", input: "pages", gold: "pages/gold_extraction.jsonl", noise: 0.3,
		scorer:  []string{"score_extraction.py", "pages/gold_extraction.jsonl", "PRED", "--only", "aeb/"},
		figures: []figure{share("body F1", `body F1 ([\d.]+)`)},
	},
	{
		name: "articles-fundus-en", task: "articles", input: "pages", gold: "pages/gold_extraction.jsonl", noise: 0.3,
		scorer: []string{"score_extraction.py", "pages/gold_extraction.jsonl", "PRED", "--only", "fundus/", "--lang", "en"},
		figures: []figure{
			share("body F1", `body F1 ([\d.]+)`), share("title", `title ([\d.]+)`),
			share("date", `date ([\d.]+)`), share("authors F1", `authors F1 ([\d.]+)`),
		},
	},
	storyMeasure("gva", false), storyMeasure("ecbplus", true), storyMeasure("neus_val", false),
	contradictionMeasure("rte3_dev"), contradictionMeasure("contradoc_pairs_news"), contradictionMeasure("contradoc_candidates_news"),
	contradictionMeasure("rte1_dev"), contradictionMeasure("rte2_dev"), contradictionMeasure("emergent_train"),
}

var speakers = []figure{
	percent("resolved of all gold", `^ *all .*resolved of all gold +([\d.]+)`),
	percent("pronouns resolved of all gold", `^ *pronoun source .*resolved of all gold +([\d.]+)`),
	without("no wrong name of found", `of found +all +([\d.]+)`),
}

func timexMeasure(set string, noise float64) measure {
	return measure{
		name: "timex-" + set, task: "timexes", input: "timex/" + set + "/docs.jsonl", gold: "timex/" + set + "/gold.jsonl", noise: noise,
		scorer: []string{"score_timex.py", "timex/" + set + "/tml", "PRED"},
		figures: []figure{
			percent("strict F1", f1("strict")), percent("relaxed F1", f1("relaxed")),
			percent("type F1", `^type +accuracy +[\d.]+ +F1 +([\d.]+)`), percent("value F1", `^value +accuracy +[\d.]+ +F1 +([\d.]+)`),
		},
	}
}

func placeMeasure(name, set string, options ...string) measure {
	return measure{
		name: "places-" + name, task: "toponyms", input: "geo/" + set + "/docs.jsonl", gold: "geo/" + set + "/" + set + ".xml", noise: 1,
		scorer: append([]string{"score_geo.py", "geo/" + set + "/" + set + ".xml", "PRED", "--geonames-only"}, options...),
		figures: []figure{
			percent("strict F1", f1("strict")), percent("acc@161 of found", `acc@161 +([\d.]+)`),
			percent("end to end F1", `^end to end.*F1 +([\d.]+)`),
		},
	}
}

func nameMeasure(set string, noise float64) measure {
	path := "../train/names/" + set + ".bio"
	return measure{
		name: "names-" + set, task: "names", input: path, gold: path, noise: noise,
		scorer:  []string{"score_names.py", "PRED", "--map", "coarse"},
		figures: []figure{percent("F1", `^names.*? F1 ([\d.]+)`), percent("untyped F1", `untyped F1 ([\d.]+)`)},
	}
}

// mentionMeasure is of a set that counts descriptions and pronouns too, by
// [mentionLabels].
func mentionMeasure(set string, noise float64) measure {
	m := nameMeasure(set, noise)
	m.name, m.task = m.name+"-mentions", "mentions"
	return m
}

func storyMeasure(set string, undated bool) measure {
	path := "stories/" + set + ".jsonl"
	return measure{
		name: "stories-" + set, task: "stories", input: path, gold: path, noise: 0.5, undated: undated,
		scorer:  []string{"score_stories.py", path, "--pred", "PRED"},
		figures: []figure{percent("BCubed F1", `BCubed .*F1=([\d.]+)`), percent("pairwise F1", `pairwise  P.*?F1=([\d.]+)`)},
	}
}

func contradictionMeasure(set string) measure {
	path := "contradiction/" + set + ".jsonl"
	return measure{
		name: "contradictions-" + set, task: "contradictions", input: path, gold: path, noise: 3,
		scorer: []string{"score_contradiction.py", path, "--pred", "PRED"},
		figures: []figure{
			percent("precision at recall 20", `P@R20=([\d.]+)`), percent("precision at recall 30", `P@R30=([\d.]+)`),
			percent("average precision", `average precision=([\d.]+)`),
			percent("precision", `contradiction +P=([\d.]+)`), percent("recall", `contradiction .*? R=([\d.]+)`),
		},
	}
}
