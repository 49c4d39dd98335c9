//go:build !amd64 || purego

package sequence

// fetch does nothing where there is no way to say it.
func (m *Model) fetch([]uint32, uint32) {}

func addFours(rows []uint32, mask uint32, features []uint32, sums *[few]int16) {
	addFoursInGo(rows, mask, features, sums)
}

func (p *plane) addColumns(columns int, mask uint32, rows []uint32, sums []int16) {
	p.addColumnsInGo(columns, mask, rows, sums)
}
