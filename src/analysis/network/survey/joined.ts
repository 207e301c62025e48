/** Sets of names, joined two by two. */
export class Joined {
  readonly #above = new Map<string, string>()

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
    if (first !== second) this.#above.set(second, first)
  }
}
