/** Things by their keys, of which each may have several. */
export function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    for (const key of keysOf(item)) {
      const same = groups.get(key)
      if (same) same.push(item)
      else groups.set(key, [item])
    }
  }
  return groups
}
