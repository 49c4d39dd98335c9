package alert

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/setting"
	"github.com/gainsay-news/gainsay/internal/store"
)

// hook posts a message as JSON. The header Gainsay-Signature proves that it
// is ours and of now: t=SECONDS,v1=HEX, where HEX is the HMAC-SHA256 under the
// alert's secret of SECONDS, a full stop and the body. Gainsay-Delivery is the
// message's id.
func (s *Sender) hook(ctx context.Context, a store.Alert, m Message, set setting.Set) error {
	body, err := json.Marshal(m)
	if err != nil {
		return final{err}
	}
	h := http.Header{}
	h.Set("Content-Type", "application/json")
	h.Set("Gainsay-Delivery", m.ID)
	h.Set("Idempotency-Key", m.ID)
	h.Set("Gainsay-Signature", Sign(a.Secret, time.Now(), body))
	status, err := s.poster.Post(ctx, a.Target, h, body, inside(set, a.Target))
	switch {
	case errors.Is(err, fetch.ErrAddress):
		return final{err}
	case status == http.StatusGone || status >= 300 && status < 400:
		return final{err} // it was taken away, or moved without our being told
	}
	return err
}

// Sign is the signature of a body at a time.
func Sign(secret string, at time.Time, body []byte) string {
	t := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(t + "."))
	mac.Write(body)
	return "t=" + t + ",v1=" + hex.EncodeToString(mac.Sum(nil))
}
