// OpenStreetMap objects in memory, whichever file they came from. Who mapped them and when is never read.

export type Tags = Record<string, string>

export interface OsmWay {
  refs: number[]
  tags?: Tags
}

export interface OsmRelation {
  id: number
  tags: Tags
  /** Ids of the member ways. */
  ways: number[]
}

export interface OsmData {
  nodes: NodeTable
  taggedNodes: { id: number; tags: Tags }[]
  ways: Map<number, OsmWay>
  relations: OsmRelation[]
  bounds?: [number, number, number, number]
}

export const emptyOsmData = (): OsmData => ({
  nodes: new NodeTable(),
  taggedNodes: [],
  ways: new Map(),
  relations: [],
})

/** Positions by node id in typed arrays: a Map of millions of nodes would not fit. */
export class NodeTable {
  #ids = new Float64Array(1 << 16)
  #positions = new Float64Array(1 << 17)
  #length = 0
  #sorted = true

  get size(): number {
    return this.#length
  }

  add(id: number, lng: number, lat: number): void {
    if (this.#length === this.#ids.length) this.#grow()
    if (this.#length > 0 && id <= this.#ids[this.#length - 1]!) this.#sorted = false
    this.#ids[this.#length] = id
    this.#positions[2 * this.#length] = lng
    this.#positions[2 * this.#length + 1] = lat
    this.#length += 1
  }

  /** Position `[lng, lat]`, or undefined when the file does not hold the node. */
  find(id: number): [number, number] | undefined {
    if (!this.#sorted) this.#sort()
    let low = 0
    let high = this.#length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = this.#ids[middle]!
      if (found === id) return [this.#positions[2 * middle]!, this.#positions[2 * middle + 1]!]
      if (found < id) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }

  #grow(): void {
    const ids = new Float64Array(this.#ids.length * 2)
    ids.set(this.#ids)
    this.#ids = ids
    const positions = new Float64Array(this.#positions.length * 2)
    positions.set(this.#positions)
    this.#positions = positions
  }

  // Files are sorted by id as a rule; edited ones hold new nodes, with negative ids, anywhere.
  #sort(): void {
    const order = Array.from({ length: this.#length }, (_, index) => index)
    order.sort((a, b) => this.#ids[a]! - this.#ids[b]!)
    this.#ids = Float64Array.from(order, (index) => this.#ids[index]!)
    const positions = new Float64Array(2 * this.#length)
    order.forEach((from, to) => {
      positions[2 * to] = this.#positions[2 * from]!
      positions[2 * to + 1] = this.#positions[2 * from + 1]!
    })
    this.#positions = positions
    this.#sorted = true
  }
}
