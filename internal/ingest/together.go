package ingest

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/intake"
	"github.com/gainsay-news/gainsay/pipeline"
)

// Short pages are read several at once, which saves a third of the time, see
// pipeline.AnnotateAll: so many, where they are so few bytes.
const (
	together      = 8
	togetherBytes = 128 << 10
)

// readAhead is how many pages are read ahead for each processor.
const readAhead = 4

// A task is a page to read and the place where the result goes.
type task struct {
	page  gainsay.Page
	place chan Result
}

func finishTasks(tasks []task) {
	pages := make([]gainsay.Page, len(tasks))
	for i := range tasks {
		pages[i] = tasks[i].page
	}
	for i, r := range readTogether(pages) {
		tasks[i].place <- r
	}
}

// several is the next thing of a queue and its share, among so many readers, of
// what lies ready behind it; nil when the queue is closed.
func several[T any](queue <-chan T, readers int) []T {
	first, more := <-queue
	if !more {
		return nil
	}
	out := []T{first}
	for range min(together-1, len(queue)/readers) {
		select {
		case next, more := <-queue:
			if !more {
				return out
			}
			out = append(out, next)
		default:
			return out
		}
	}
	return out
}

// readTogether reads pages at once where they are short, and one by one where
// they are not or where one of them makes a stage panic: it then names itself.
func readTogether(pages []gainsay.Page) []Result {
	size := 0
	for i := range pages {
		size += len(pages[i].Body)
	}
	if len(pages) > 1 && size <= togetherBytes {
		if out, ok := tryTogether(pages); ok {
			return out
		}
	}
	out := make([]Result, len(pages))
	for i, page := range pages {
		out[i].Document, out[i].Err = Read(page)
	}
	return out
}

func tryTogether(pages []gainsay.Page) (out []Result, ok bool) {
	defer func() {
		if recover() != nil {
			out, ok = nil, false
		}
	}()
	out = make([]Result, len(pages))
	var may []int
	var open []gainsay.Page
	for i, page := range pages {
		if err := intake.Barred(page); err != nil {
			out[i].Err = err
			continue
		}
		may, open = append(may, i), append(open, page)
	}
	docs, errs := pipeline.ReadAll(open)
	for k, i := range may {
		out[i] = Result{docs[k], errs[k]}
	}
	return out, true
}
