package eval

import (
	"runtime"
	"sync"
)

// ordered calls f on every input, in parallel, and give on its results in the
// order of the inputs. The first error of give ends it.
func ordered[In, Out any](inputs []In, f func(In) Out, give func(Out) error) error {
	results := make([]chan Out, len(inputs))
	for i := range results {
		results[i] = make(chan Out, 1)
	}
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				results[i] <- f(inputs[i])
			}
		})
	}
	stop := make(chan struct{})
	go func() {
		defer close(next)
		for i := range inputs {
			select {
			case next <- i:
			case <-stop:
				return
			}
		}
	}()
	var err error
	for i := range inputs {
		if err = give(<-results[i]); err != nil {
			break
		}
	}
	close(stop)
	workers.Wait()
	return err
}
