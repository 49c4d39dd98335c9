package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/setting"
	"github.com/gainsay-news/gainsay/internal/store"
)

// A settingsView is what the page of settings shows.
type settingsView struct {
	Groups   []settingGroup `json:"groups"`
	Accounts []store.User   `json:"accounts"`
	Tokens   []store.Token  `json:"tokens"`
	Deeds    []store.Deed   `json:"acts"`
	People   bool           `json:"people_sign_in"`
	Fresh    string         `json:"-"` // a token that was just made, shown once
}

// A settingGroup is the settings that are sent with one form.
type settingGroup struct {
	Name     string         `json:"name"`
	Settings []settingValue `json:"settings"`
}

// A settingValue is a setting as it stands; a secret's value is not told.
type settingValue struct {
	Key     string       `json:"key"`
	Name    string       `json:"name"`
	Kind    setting.Kind `json:"kind"`
	Means   string       `json:"means"`
	Of      []string     `json:"of,omitempty"`
	Value   string       `json:"value"`
	Default string       `json:"default"`
	Set     bool         `json:"set"`
}

func (s *site) settingsPage(r *http.Request) (any, error) {
	v := settingsView{People: s.Accounts}
	set, err := s.Store.Settings(r.Context())
	if err != nil {
		return nil, err
	}
	for _, one := range setting.All {
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Name != one.Group {
			v.Groups = append(v.Groups, settingGroup{Name: one.Group})
		}
		g := &v.Groups[len(v.Groups)-1]
		k := settingValue{Key: one.Key, Name: one.Name, Kind: one.Kind, Means: one.Means, Of: one.Of, Default: one.Default, Set: set[one.Key] != ""}
		if one.Kind != setting.Secret {
			k.Value = setting.Set(set).Text(one.Key)
		}
		g.Settings = append(g.Settings, k)
	}
	if v.Accounts, err = s.Store.Users(r.Context()); err != nil {
		return nil, err
	}
	if v.Tokens, err = s.Store.Tokens(r.Context()); err != nil {
		return nil, err
	}
	v.Deeds, err = s.Store.Deeds(r.Context(), 200)
	return v, err
}

// actor is the name under which what is done to the server is logged.
func actor(r *http.Request) string {
	if a := who(r); a.name != "" {
		return a.name
	}
	return "this machine"
}

// setSettings takes the form of one group.
func (s *site) setSettings(w http.ResponseWriter, r *http.Request) {
	group := r.PostFormValue("group")
	values, secret := map[string]string{}, map[string]bool{}
	var wrong []error
	for _, one := range setting.All {
		if one.Group != group {
			continue
		}
		value, err := one.Clean(r.PostFormValue(one.Key))
		if one.Kind == setting.Secret {
			if secret[one.Key] = true; value == "" && r.PostFormValue("forget-"+one.Key) == "" {
				continue // it is not shown, so an empty field leaves it
			}
		}
		wrong = append(wrong, err)
		values[one.Key] = value
	}
	err := errors.Join(wrong...)
	if err != nil {
		err = &refusal{http.StatusBadRequest, strings.ReplaceAll(err.Error(), "\n", "; ") + "."}
	} else if len(values) == 0 && len(secret) == 0 {
		err = &refusal{http.StatusBadRequest, "There is no such group of settings."}
	} else {
		err = s.Store.Set(r.Context(), values, secret, actor(r))
	}
	s.settled(w, r, err)
}

// settled goes back to the settings, or says what went wrong.
func (s *site) settled(w http.ResponseWriter, r *http.Request, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/settings", http.StatusSeeOther)
}

// addAccount makes an account with a first password.
func (s *site) addAccount(w http.ResponseWriter, r *http.Request) {
	name, role, password := strings.TrimSpace(r.PostFormValue("name")), r.PostFormValue("role"), r.PostFormValue("password")
	_, err := access.ParseRole(role)
	for _, wrong := range []error{err, access.CheckName(name), access.CheckPassword(password)} {
		if wrong != nil {
			s.fail(w, r, &refusal{http.StatusBadRequest, wrong.Error() + "."})
			return
		}
	}
	err = s.Store.AddUser(r.Context(), name, role, access.HashPassword(password), actor(r))
	if errors.Is(err, store.ErrTaken) {
		err = &refusal{http.StatusConflict, "The name is taken, perhaps by an account that was removed: what it decided keeps its name."}
	}
	s.settled(w, r, err)
}

// changeAccount gives an account another role, or removes it. One does not do
// so to oneself: a server without an administrator could not be set any more.
func (s *site) changeAccount(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if strings.EqualFold(name, who(r).name) {
		s.fail(w, r, &refusal{http.StatusConflict, "Another administrator has to do this: it is your own account."})
		return
	}
	if r.PostFormValue("act") == "remove" {
		s.settled(w, r, s.Store.RemoveUser(r.Context(), name, actor(r)))
		return
	}
	role, err := access.ParseRole(r.PostFormValue("role"))
	if err != nil {
		s.fail(w, r, &refusal{http.StatusBadRequest, err.Error() + "."})
		return
	}
	s.settled(w, r, s.Store.SetRole(r.Context(), name, string(role), actor(r)))
}

// addToken makes a token and shows it, once.
func (s *site) addToken(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimSpace(r.PostFormValue("name"))
	scopes, err := access.ParseScopes(strings.Join(r.PostForm["scope"], ","))
	for _, wrong := range []error{err, access.CheckName(name)} {
		if wrong != nil {
			s.fail(w, r, &refusal{http.StatusBadRequest, wrong.Error() + "."})
			return
		}
	}
	token := access.NewToken()
	if _, err := s.Store.AddToken(r.Context(), store.Token{Name: name, Scopes: scopes.String()}, access.Digest(token), actor(r)); err != nil {
		s.fail(w, r, err)
		return
	}
	data, err := s.settingsPage(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v := data.(settingsView)
	v.Fresh = token
	w.Header().Set("Cache-Control", "no-store")
	s.render(w, r, view{http.StatusOK, "settings", "Settings", v})
}

// dropToken revokes a token.
func (s *site) dropToken(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err == nil {
		err = s.Store.RevokeToken(r.Context(), id, actor(r))
	} else {
		err = store.ErrNotFound
	}
	s.settled(w, r, err)
}
