// Package gazetteer is not written yet.
package gazetteer
