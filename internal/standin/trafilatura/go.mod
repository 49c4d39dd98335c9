module github.com/markusmobius/go-trafilatura

go 1.26.0

require (
	github.com/andybalholm/cascadia v1.3.5
	github.com/go-shiori/dom v0.0.0-20230515143342-73569d674e1c
	github.com/markusmobius/go-htmldate v1.10.1
	golang.org/x/net v0.60.0
)
