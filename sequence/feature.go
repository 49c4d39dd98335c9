package sequence

// Hash is the feature that a template makes of its parts: "word at -1" of
// "the". Parts are kept apart. It allocates nothing. The hash is FNV-1a with a
// final mix, so that any run of its low bits can serve as an index.
func Hash(template int, parts ...string) uint32 {
	h := (uint32(2166136261) ^ uint32(template)) * 16777619
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0x1f) * 16777619
	}
	return mix(h)
}

// Combine is the feature that a template makes of values that are hashes or
// small numbers already.
func Combine(template int, values ...uint32) uint32 {
	h := (uint32(2166136261) ^ uint32(template)) * 16777619
	for _, v := range values {
		h = (h ^ v) * 16777619
		h ^= h >> 15
	}
	return mix(h)
}

func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}
