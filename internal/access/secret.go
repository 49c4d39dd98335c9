package access

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
)

// TokenPrefix starts every token, so that a token that got into a text is
// known for one by those who look for lost secrets.
const TokenPrefix = "gainsay_"

// NewSecret makes a secret of 130 random bits.
func NewSecret() string { return rand.Text() }

// NewToken makes the token of a program.
func NewToken() string { return TokenPrefix + rand.Text() }

// Digest is what is kept of a secret. A secret of 130 random bits cannot be
// guessed, so a plain hash is enough; a password gets [HashPassword].
func Digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// FormToken is what the forms of a session carry, so that only a page of ours
// can send them: another site can make a browser send the cookie and cannot
// read what it holds.
func FormToken(session string) string {
	m := hmac.New(sha256.New, []byte(session))
	m.Write([]byte("form"))
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil)[:18])
}

// Same compares two secrets in a time that tells nothing of them.
func Same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
