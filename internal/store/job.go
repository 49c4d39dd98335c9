package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/gainsay-news/gainsay"
)

// State is how far a page has come.
type State string

// The states of a job. Recorded and Refused are final.
const (
	Waiting  State = "waiting"  // accepted, not read yet
	Reading  State = "reading"  // leased by a worker
	Read     State = "read"     // read, waiting for its turn to be recorded
	Recorded State = "recorded" // in the record
	Refused  State = "refused"  // not in the record, with a reason
)

// A Job is one accepted page on its way into the record.
type Job struct {
	Number   int64
	URL      string
	State    State
	Tries    int
	Stage    string // where it failed
	Reason   string // why it was refused or has to be tried again
	Document gainsay.DocumentID
	Accepted time.Time
	Finished time.Time
}

const jobColumns = "number, url, state, tries, stage, reason, document, accepted, finished"

func scanJob(rows *sql.Rows) (Job, error) {
	var j Job
	var accepted, finished sql.NullInt64
	err := rows.Scan(&j.Number, &j.URL, &j.State, &j.Tries, &j.Stage, &j.Reason, &j.Document, &accepted, &finished)
	j.Accepted, j.Finished = moment(accepted), moment(finished)
	return j, err
}

// LeaseRead gives worker the lowest pages that nobody is reading, n at most,
// for the length of the lease; a page whose lease has run out is given again.
func (s *Store) LeaseRead(ctx context.Context, worker string, n int, lease time.Duration) ([]Job, error) {
	var jobs []Job
	err := s.add(ctx, func(tx *sql.Tx) error {
		now := s.now().Unix()
		var err error
		jobs, err = collect(ctx, tx, scanJob, `UPDATE jobs SET state = 'reading', worker = ?, leased = ?, tries = tries + 1
			WHERE number IN (SELECT number FROM jobs WHERE state IN ('waiting', 'reading', 'read')
				AND (state = 'waiting' AND due <= ? OR state = 'reading' AND leased <= ?) ORDER BY number LIMIT ?)
			RETURNING `+jobColumns, worker, now+int64(lease.Seconds()), now, now, n)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("leasing pages to read: %w", err)
	}
	slices.SortFunc(jobs, func(a, b Job) int { return cmp.Compare(a.Number, b.Number) })
	return jobs, nil
}

// Release gives back every page that worker was reading, as when it stops or
// starts again after it was killed.
func (s *Store) Release(ctx context.Context, worker string) error {
	_, err := s.write.ExecContext(ctx, "UPDATE jobs SET state = 'waiting', leased = 0 WHERE state = 'reading' AND worker = ?", worker)
	return err
}

// FinishRead keeps what was read of a page until its turn comes.
func (s *Store) FinishRead(ctx context.Context, number int64, doc *gainsay.Document) error {
	_, err := s.write.ExecContext(ctx, "UPDATE jobs SET state = 'read', read = ?, reason = '', stage = '' WHERE number = ? AND state IN ('waiting', 'reading')", PackDocument(doc), number)
	return err
}

// Refuse ends a page: it is not in the record, for this reason. A page that
// is recorded already stays so.
func (s *Store) Refuse(ctx context.Context, number int64, stage, reason string) error {
	_, err := s.write.ExecContext(ctx, refuse, stage, reason, s.now().Unix(), number)
	return err
}

const refuse = `UPDATE jobs SET state = 'refused', stage = ?, reason = ?, read = NULL, finished = ?
	WHERE number = ? AND state <> 'recorded'`

// Retry puts a page back for later.
func (s *Store) Retry(ctx context.Context, number int64, stage, reason string, after time.Duration) error {
	_, err := s.write.ExecContext(ctx, `UPDATE jobs SET state = 'waiting', stage = ?, reason = ?, due = ?, leased = 0
		WHERE number = ? AND state = 'reading'`, stage, reason, s.now().Add(after).Unix(), number)
	return err
}

// NextToRecord is the lowest page that is neither recorded nor refused, with
// its document when it has been read; ready is false when it has not, or when
// no page is left (the job's Number is then 0). Pages are recorded in this
// order and no other.
func (s *Store) NextToRecord(ctx context.Context) (job Job, doc *gainsay.Document, ready bool, err error) {
	jobs, err := collect(ctx, s.write, scanJob, "SELECT "+jobColumns+" FROM jobs WHERE state IN ('waiting', 'reading', 'read') ORDER BY number LIMIT 1")
	if err != nil || len(jobs) == 0 {
		return Job{}, nil, false, err
	}
	job = jobs[0]
	if job.State != Read {
		return job, nil, false, nil
	}
	var body []byte
	err = s.write.QueryRowContext(ctx, "SELECT read FROM jobs WHERE number = ?", job.Number).Scan(&body)
	if err != nil {
		return job, nil, false, found(err)
	}
	doc = new(gainsay.Document)
	if err := unpackDocument(body, doc); err != nil {
		return job, nil, false, fmt.Errorf("page %d: %w", job.Number, err)
	}
	return job, doc, true, nil
}

// Hold takes or renews the lease called name for worker; false when somebody
// else holds it. It keeps two recorders from doing the same work; that the
// record stays right when they do is Commit's care.
func (s *Store) Hold(ctx context.Context, name, worker string, lease time.Duration) (bool, error) {
	held := false
	err := s.add(ctx, func(tx *sql.Tx) error {
		var holder string
		var until int64
		now := s.now()
		err := tx.QueryRowContext(ctx, "SELECT substr(value, instr(value, ' ') + 1), CAST(value AS INTEGER) FROM meta WHERE key = ?", "lease:"+name).Scan(&holder, &until)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err == nil && holder != worker && until > now.UnixMilli() {
			return nil
		}
		held = true
		_, err = tx.ExecContext(ctx, "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
			"lease:"+name, fmt.Sprintf("%d %s", now.Add(lease).UnixMilli(), worker))
		return err
	})
	return held, err
}

// Progress counts the pages in each state.
type Progress struct {
	Waiting, Reading, Read, Recorded, Refused int
}

// Open is how many pages are neither recorded nor refused.
func (p Progress) Open() int { return p.Waiting + p.Reading + p.Read }

// Progress counts the pages in each state.
func (s *Store) Progress(ctx context.Context) (Progress, error) {
	var p Progress
	type count struct {
		state State
		n     int
	}
	counts, err := collect(ctx, s.read, func(r *sql.Rows) (c count, err error) {
		err = r.Scan(&c.state, &c.n)
		return c, err
	}, `SELECT state, count(*) FROM jobs WHERE state IN ('waiting', 'reading', 'read', 'refused') GROUP BY state
		UNION ALL SELECT 'all', coalesce(max(number), 0) FROM jobs`) // none is ever deleted, and to count all that are recorded takes long
	for _, c := range counts {
		switch c.state {
		case Waiting:
			p.Waiting = c.n
		case Reading:
			p.Reading = c.n
		case Read:
			p.Read = c.n
		case Refused:
			p.Refused = c.n
		default:
			p.Recorded = c.n
		}
	}
	p.Recorded -= p.Waiting + p.Reading + p.Read + p.Refused
	return p, err
}

// Jobs lists pages, newest first; an empty state lists all.
func (s *Store) Jobs(ctx context.Context, state State, limit int) ([]Job, error) {
	if state == "" {
		return collect(ctx, s.read, scanJob, "SELECT "+jobColumns+" FROM jobs ORDER BY number DESC LIMIT ?", limit)
	}
	return collect(ctx, s.read, scanJob, "SELECT "+jobColumns+" FROM jobs WHERE state = ? ORDER BY number DESC LIMIT ?", string(state), limit)
}
