// Sets that join: which atoms make one parcel, which parcels one block.

export class Groups {
  readonly #parent: number[]

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, i) => i)
  }

  of(member: number): number {
    let root = member
    while (this.#parent[root] !== root) root = this.#parent[root]!
    // The way is short next time.
    for (let each = member; each !== root; ) {
      const next = this.#parent[each]!
      this.#parent[each] = root
      each = next
    }
    return root
  }

  join(a: number, b: number): void {
    const [one, other] = [this.of(a), this.of(b)]
    // The lower number stays: the same land gives the same groups.
    if (one !== other) this.#parent[Math.max(one, other)] = Math.min(one, other)
  }

  /** The group of every member, numbered from 0 in the order of their first members. */
  numbered(): { group: number[]; count: number } {
    const numbers = new Map<number, number>()
    const group = this.#parent.map((_, member) => {
      const root = this.of(member)
      const known = numbers.get(root) ?? numbers.size
      numbers.set(root, known)
      return known
    })
    return { group, count: numbers.size }
  }
}
