// Package lexicon is what words mean: number words, months, cue verbs, titles,
// demonyms, frames. It is data with the look-ups that belong to it, one file a
// subject; it knows nothing of documents.
package lexicon
