export CGO_ENABLED = 0

SHARED ?= ../shared

.PHONY: all profile check fmt vet lint test race golden fuzz bench eval train docs demo

all: ## build bin/gainsay, by the profile of an ingest: a tenth faster, and minutes to build for the first time
	go build -trimpath -pgo=cmd/gainsay/ingest.pgo -o bin/gainsay ./cmd/gainsay

profile: ## take the profile that the program is built by, of the pages in $(SHARED)
	go test -trimpath -c -o /tmp/ingest.test ./internal/ingest
	cd internal/ingest && GOMEMLIMIT=340MiB GAINSAY_BENCH_FOLDER=$$(printf '$(abspath $(SHARED))/eval/pages/%s:' aeb fundus mediacloud newspaper postlight readability | sed 's/:$$//') \
	  /tmp/ingest.test -test.run '^$$' -test.bench Folder -test.benchtime 1x -test.cpuprofile $(CURDIR)/cmd/gainsay/ingest.pgo

check: fmt vet lint test ## what has to pass before a commit

fmt:
	@out=$$(gofmt -l .); [ -z "$$out" ] || { echo "not gofmt'd:"; echo "$$out"; exit 1; }

vet:
	go vet ./...

lint: ## staticcheck and unparam, where they are installed (.ci/run installs them)
	@if command -v staticcheck >/dev/null; then staticcheck ./...; else echo "staticcheck is not installed: skipped"; fi
	@if command -v unparam >/dev/null; then unparam ./...; else echo "unparam is not installed: skipped"; fi

test:
	go test ./...

race: ## the only rooms with goroutines
	CGO_ENABLED=1 go test -race ./internal/...

golden: ## rewrite the golden files, then read what changed
	go test $$(grep -rl -e internal/golden -e 'flag.Bool("update"' --include='*_test.go' . | xargs -n1 dirname | sort -u) -update
	git diff --stat -- '*.txtar' '*.golden'

FUZZTIME ?= 30s
fuzz: ## every fuzz target for FUZZTIME each
	@for p in $$(go list ./...); do \
	  for f in $$(go test -list '^Fuzz' $$p | grep ^Fuzz); do \
	    echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) $$p || exit 1; \
	  done; \
	done

bench: ## the benchmarks on one core, built as the program is; BENCHMARKS.md keeps the figures
	GOMAXPROCS=1 go test -pgo=cmd/gainsay/ingest.pgo -run '^$$' -bench . -benchmem ./...

eval: ## score every stage on the development data and rewrite internal/eval/scores.txt
	go run ./cmd/gainsay eval scores --data $(SHARED)/eval

train: ## fit every model again from annotated text
	go run ./internal/train/cmd all --shared $(SHARED)

docs: ## docs/cli.md from the commands
	go run ./cmd/gainsay docs > docs/cli.md
