/** Sets of names, joined two by two. */
export class Joined {
  readonly #above = new Map<string, string>()
  readonly #sizes = new Map<string, number>()

  /** One name for all that are joined with this one. */
  find(name: string): string {
    let root = name
    for (let next = this.#above.get(root); next !== undefined; next = this.#above.get(root)) root = next
    let here = name
    while (here !== root) {
      const next = this.#above.get(here) ?? root
      this.#above.set(here, root)
      here = next
    }
    return root
  }

  join(one: string, other: string): void {
    const [first, second] = [this.find(one), this.find(other)]
    if (first === second) return
    const sizes = [this.#sizes.get(first) ?? 1, this.#sizes.get(second) ?? 1] as const
    const [root, below] = sizes[0] < sizes[1] ? [second, first] : [first, second]
    this.#above.set(below, root)
    this.#sizes.set(root, sizes[0] + sizes[1])
  }
}
