package access

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// What a password costs: argon2id with 19 MiB, two passes and one lane, the
// least that OWASP's Password Storage Cheat Sheet recommends, about 30 ms.
const (
	memory   = 19 * 1024
	passes   = 2
	lanes    = 1
	saltSize = 16
	keySize  = 32
)

// A password's length: NIST SP 800-63B asks for fifteen where it stands alone
// and wants no rules on its letters; twelve is its former figure, kept here
// for servers that also limit how often one may try.
const (
	shortest = 12
	longest  = 1000
)

// ErrPassword says that a password is not the account's.
var ErrPassword = errors.New("wrong password")

// hashing bounds the passwords hashed at once, so that many who try to sign in
// take neither all the memory nor all the processors.
var hashing = make(chan struct{}, 2)

// CheckPassword says what is wrong with a password that somebody chose.
func CheckPassword(password string) error {
	if n := utf8.RuneCountInString(password); n < shortest || n > longest {
		return fmt.Errorf("a password has %d characters at least and %d at most", shortest, longest)
	}
	return nil
}

// HashPassword gives what is kept of a password, in the PHC string format.
func HashPassword(password string) string {
	salt := make([]byte, saltSize)
	rand.Read(salt)
	key := argon2.IDKey([]byte(password), salt, passes, memory, lanes, keySize)
	b := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, passes, lanes, b.EncodeToString(salt), b.EncodeToString(key))
}

// nobody is a hash that no password has, for names that have no account:
// looking them up takes as long as a wrong password does.
var nobody = sync.OnceValue(func() string { return HashPassword(rand.Text()) })

// VerifyPassword reports whether password is the one that hash was made of.
// An empty hash is that of no account.
func VerifyPassword(ctx context.Context, password, hash string) error {
	select {
	case hashing <- struct{}{}:
		defer func() { <-hashing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	stranger, missing := nobody(), hash == "" // made for the first to ask, whoever it is
	if missing {
		hash = stranger
	}
	var version, m, t, p int
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return errors.New("a password is kept in a form that this program does not know")
	}
	_, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &m, &t, &p)
	salt, err1 := base64.RawStdEncoding.DecodeString(parts[4])
	key, err2 := base64.RawStdEncoding.DecodeString(parts[5])
	if err := errors.Join(err, err1, err2); err != nil || version != argon2.Version || m < 8 || t < 1 || p < 1 || p > 255 || len(key) < 16 {
		return fmt.Errorf("a password is kept in a broken form: %w", errors.Join(err, ErrPassword))
	}
	got := argon2.IDKey([]byte(password), salt, uint32(t), uint32(m), uint8(p), uint32(len(key)))
	if subtle.ConstantTimeCompare(got, key) != 1 || missing {
		return ErrPassword
	}
	return nil
}

func unprintable(r rune) bool {
	return r == utf8.RuneError || !unicode.IsPrint(r)
}
