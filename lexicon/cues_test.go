package lexicon

import "testing"

func TestVerbCues(t *testing.T) {
	for form, want := range map[string]string{
		"said": "say", "says": "say", "saying": "say", "told": "tell", "denies": "deny", "denied": "deny",
		"admitting": "admit", "argued": "argue", "arguing": "argue", "vowed": "vow", "decreeing": "",
		"wrote": "write", "writing": "write", "sought": "seek", "stresses": "stress", "agreeing": "agree",
	} {
		got := VerbCues(form)
		if want == "" && len(got) > 0 || want != "" && (len(got) == 0 || got[0].Lemma != want) {
			t.Errorf("%s: got %v, want %q", form, got, want)
		}
	}
}

func TestCueActs(t *testing.T) {
	for _, c := range []struct{ form, act string }{
		{"asked", "asked"}, {"denied", "denied"}, {"declined", "refused"}, {"believes", "thought"}, {"tweeted", "wrote"},
	} {
		if got := VerbCues(c.form); len(got) == 0 || got[0].Act != c.act {
			t.Errorf("verb %s: got %v, want %s", c.form, got, c.act)
		}
	}
	if got := NounCues("allegations"); len(got) == 0 || got[0].Act != "accused" || !got[0].Noun {
		t.Errorf("allegations: got %v", got)
	}
}

func TestPlainComesFirst(t *testing.T) {
	if got := VerbCues("suggested"); len(got) < 2 || !got[0].Plain || got[1].Plain {
		t.Errorf("suggested: got %v, want the plain use first", got)
	}
}
