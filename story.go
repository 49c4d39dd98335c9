package gainsay

// A Story is the documents that tell of one event.
type Story struct {
	ID        StoryID      `json:"id"`
	Title     string       `json:"title"`
	When      Interval     `json:"when,omitzero"`
	Documents []DocumentID `json:"documents"`
	Entities  []Term       `json:"entities,omitempty"` // who and what it is about, weightiest first
}
