// Divides a graph of pieces of land into connected parts of about the same weight, with short borders along what divides
// anyway. Grown from seeds, then bettered by moving pieces and whole blocks across borders, at first also for the worse.

export interface Graph {
  /** Households of each piece, or whatever is balanced. */
  weights: readonly number[]
  /** Pieces of one block move together now and then. */
  blocks: readonly number[]
  /** Metres west-east and south-north, for seeds far apart. */
  middles: readonly (readonly [number, number])[]
  /** Each pair once. `cost`: metres of common border, fewer where it is a good one. */
  edges: readonly { a: number; b: number; cost: number }[]
}

export interface Wish {
  parts: number
  seed: number
  /** Part of each piece to begin from, and to stay with where that costs little; undefined: of none. */
  keep?: readonly (number | undefined)[]
}

/** What a border is worth against balance, see `cost`. */
const worth = { deviation: 12, excess: 40, moved: 0.4 }
/** Beyond this share a grid leaves 300 to 500 households when the mean is 400. */
const freeDeviation = 0.2
const starts = 5
/** Tried moves for each piece, and at the most; to stay near what is there takes fewer. */
const tries = { anew: { each: 800, most: 200_000 }, keep: { each: 400, most: 60_000 } }
const heat = { first: 0.03, last: 0.0004 }

/** The part, 0 to `parts` - 1, of every piece. @throws when there are fewer pieces than parts, or they do not hang together */
export function partition(graph: Graph, wish: Wish): number[] {
  if (graph.weights.length < wish.parts) throw new Error('There are fewer pieces than parts.')
  const chance = random(wish.seed)
  let best: State | undefined
  for (let start = 0; start < (wish.keep ? 1 : starts); start++) {
    const state = new State(graph, wish, wish.keep ? complete(graph, wish) : grow(graph, wish.parts, chance))
    anneal(state, chance, wish.keep ? heat.first / 4 : heat.first)
    if (!best || state.cost() < best.cost() - 1e-12) best = state
  }
  return [...best!.part]
}

/** The same numbers for the same seed on every machine (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

type Links = readonly (readonly { to: number; cost: number }[])[]

export function linksOf({ weights, edges }: Pick<Graph, 'weights' | 'edges'>): Links {
  const links = weights.map((): { to: number; cost: number }[] => [])
  for (const { a, b, cost } of edges) {
    links[a]!.push({ to: b, cost })
    links[b]!.push({ to: a, cost })
  }
  return links
}

/** Seeds far from each other; the lightest part takes the free neighbour with the longest common border. */
function grow(graph: Graph, parts: number, chance: () => number): number[] {
  const { weights, middles } = graph
  const links = linksOf(graph)
  const count = weights.length
  const away = new Array<number>(count).fill(Infinity)
  const part = new Array<number>(count).fill(-1)
  let seed = Math.floor(chance() * count)
  for (let each = 0; each < parts; each++) {
    part[seed] = each
    for (let i = 0; i < count; i++) {
      const [dx, dy] = [middles[i]![0] - middles[seed]![0], middles[i]![1] - middles[seed]![1]]
      away[i] = Math.min(away[i]!, dx * dx + dy * dy)
    }
    // By chance in proportion to the square of the distance: far, but not always the same corner.
    const total = away.reduce((sum, each, i) => sum + (part[i] === -1 ? each : 0), 0)
    let left = chance() * total
    const next = away.findIndex((each, i) => {
      if (part[i] !== -1) return false
      left -= each
      return left <= 0
    })
    seed = next >= 0 ? next : part.indexOf(-1)
  }
  return fill(weights, links, part, parts)
}

/** Pieces without a part go to the lightest part beside them. */
function fill(weights: readonly number[], links: Links, part: number[], parts: number): number[] {
  const sums = new Array<number>(parts).fill(0)
  part.forEach((each, i) => {
    if (each >= 0) sums[each]! += weights[i]!
  })
  for (let left = part.filter((each) => each < 0).length; left > 0; left--) {
    let best: { piece: number; part: number; sum: number; border: number } | undefined
    for (let piece = 0; piece < part.length; piece++) {
      if (part[piece]! >= 0) continue
      const borders = new Map<number, number>()
      for (const { to, cost } of links[piece]!)
        if (part[to]! >= 0) borders.set(part[to]!, (borders.get(part[to]!) ?? 0) + cost)
      for (const [each, border] of borders) {
        const sum = sums[each]!
        if (!best || sum < best.sum || (sum === best.sum && border > best.border))
          best = { piece, part: each, sum, border }
      }
    }
    if (!best) throw new Error('The pieces do not hang together.')
    part[best.piece] = best.part
    sums[best.part]! += weights[best.piece]!
  }
  return part
}

/** From what is there: parts that fell apart keep their heaviest piece, missing ones take the heaviest piece of the heaviest. */
function complete(graph: Graph, { keep = [], parts }: Wish): number[] {
  const { weights } = graph
  const links = linksOf(graph)
  const part = weights.map((_, i) => {
    const wished = keep[i]
    return wished !== undefined && wished < parts ? wished : -1
  })
  for (let each = 0; each < parts; each++) {
    const groups = componentsOf(links, part, each).sort(
      (a, b) => sumOf(weights, b) - sumOf(weights, a) || a[0]! - b[0]!,
    )
    for (const piece of groups.slice(1).flat()) part[piece] = -1
  }
  for (let each = 0; each < parts; each++) {
    if (part.includes(each)) continue
    const free = part
      .map((own, piece) => ({ own, piece }))
      .filter(({ own, piece }) => {
        const mates = part.filter((other) => other === own).length
        return own < 0 || (mates > 1 && componentsOf(links, part.with(piece, -2), own).length === 1)
      })
    const piece = free.sort(
      (a, b) =>
        sumOf(weights, membersOf(part, b.own)) - sumOf(weights, membersOf(part, a.own)) ||
        weights[b.piece]! - weights[a.piece]!,
    )[0]
    if (piece) part[piece.piece] = each
  }
  return fill(weights, links, part, parts)
}

function membersOf(part: readonly number[], each: number): number[] {
  return part.flatMap((own, piece) => (own === each ? [piece] : []))
}

function sumOf(weights: readonly number[], pieces: readonly number[]): number {
  return pieces.reduce((sum, piece) => sum + weights[piece]!, 0)
}

/** The connected groups that a part consists of. */
export function componentsOf(links: Links, part: readonly number[], each: number): number[][] {
  const open = new Set(membersOf(part, each))
  const groups: number[][] = []
  for (const start of open) {
    const group = [start]
    open.delete(start)
    for (let i = 0; i < group.length; i++)
      for (const { to } of links[group[i]!]!) if (open.delete(to)) group.push(to)
    groups.push(group)
  }
  return groups
}

/** A division with the sums that its cost needs. */
class State {
  readonly part: Int32Array
  readonly #links: Links
  readonly #sums: Float64Array
  readonly #sizes: Int32Array
  readonly #mean: number
  readonly #scale: number
  readonly #seen: Int32Array
  readonly #stack: Int32Array
  readonly #total: number
  #stamp = 0
  #cut = 0
  #moved = 0

  readonly graph: Graph
  readonly wish: Wish

  constructor(graph: Graph, wish: Wish, start: readonly number[]) {
    const { weights, edges } = graph
    this.graph = graph
    this.wish = wish
    this.part = Int32Array.from(start)
    this.#links = linksOf(graph)
    this.#sums = new Float64Array(wish.parts)
    this.#sizes = new Int32Array(wish.parts)
    this.#seen = new Int32Array(weights.length)
    this.#stack = new Int32Array(weights.length)
    start.forEach((part, piece) => {
      this.#sums[part]! += weights[piece]!
      this.#sizes[part]! += 1
    })
    this.#total = weights.reduce((sum, each) => sum + each, 0) || 1
    this.#mean = this.#total / wish.parts
    // As if all borders were cut: their share that is.
    this.#scale = (edges.reduce((sum, { cost }) => sum + cost, 0) || 1) / 2
    for (const { a, b, cost } of edges) if (start[a] !== start[b]) this.#cut += cost
    this.#moved = sumOf(
      weights,
      start.flatMap((_, piece) => (this.#isAway(piece) ? [piece] : [])),
    )
  }

  #isAway(piece: number): boolean {
    const wished = this.wish.keep?.[piece]
    return wished !== undefined && wished !== this.part[piece]
  }

  #imbalance(sum: number): number {
    const deviation = Math.abs(sum / this.#mean - 1)
    const excess = Math.max(0, deviation - freeDeviation)
    return (worth.deviation * deviation * deviation + worth.excess * excess * excess) / this.wish.parts
  }

  cost(): number {
    let cost = this.#cut / this.#scale + (worth.moved * this.#moved) / this.#total
    for (const sum of this.#sums) cost += this.#imbalance(sum)
    return cost
  }

  /** What moving some pieces of one part to another would cost; undefined when either part would not be one piece. */
  tryMove(pieces: readonly number[], to: number): number | undefined {
    const from = this.part[pieces[0]!]!
    if (pieces.length >= this.#sizes[from]!) return undefined
    const before =
      this.#cut / this.#scale + this.#imbalance(this.#sums[from]!) + this.#imbalance(this.#sums[to]!)
    const away = this.#moved
    this.#move(pieces, to)
    const after =
      this.#cut / this.#scale + this.#imbalance(this.#sums[from]!) + this.#imbalance(this.#sums[to]!)
    const delta = after - before + (worth.moved * (this.#moved - away)) / this.#total
    if (this.#isWhole(from, pieces) && this.#isWhole(to, pieces)) return delta
    this.#move(pieces, from)
    return undefined
  }

  undo(pieces: readonly number[], from: number): void {
    this.#move(pieces, from)
  }

  #move(pieces: readonly number[], to: number): void {
    for (const piece of pieces) {
      const from = this.part[piece]!
      if (this.#isAway(piece)) this.#moved -= this.graph.weights[piece]!
      for (const { to: other, cost } of this.#links[piece]!) {
        if (this.part[other] === from) this.#cut += cost
        else if (this.part[other] === to) this.#cut -= cost
      }
      this.part[piece] = to
      this.#sums[from]! -= this.graph.weights[piece]!
      this.#sums[to]! += this.graph.weights[piece]!
      this.#sizes[from]! -= 1
      this.#sizes[to]! += 1
      if (this.#isAway(piece)) this.#moved += this.graph.weights[piece]!
    }
  }

  #isWhole(part: number, near: readonly number[]): boolean {
    let start = -1
    for (const piece of near) {
      if (this.part[piece] === part) start = piece
      for (const { to } of this.#links[piece]!) if (this.part[to] === part) start = to
      if (start >= 0) break
    }
    if (start < 0) return false
    this.#stamp += 1
    this.#seen[start] = this.#stamp
    this.#stack[0] = start
    let size = 1
    for (let i = 0; i < size; i++)
      for (const { to } of this.#links[this.#stack[i]!]!) {
        if (this.part[to] !== part || this.#seen[to] === this.#stamp) continue
        this.#seen[to] = this.#stamp
        this.#stack[size++] = to
      }
    return size === this.#sizes[part]
  }
}

/** Moves for the worse are taken the less often the later; the best that was met is what stays. */
function anneal(state: State, chance: () => number, first: number): void {
  const { edges, blocks, weights } = state.graph
  if (edges.length === 0) return
  const { each, most } = tries[state.wish.keep ? 'keep' : 'anew']
  const steps = Math.min(most, each * weights.length)
  const mates = new Map<number, number[]>()
  blocks.forEach((block, piece) => {
    const known = mates.get(block)
    if (known) known.push(piece)
    else mates.set(block, [piece])
  })
  let cost = state.cost()
  let best = { cost, part: state.part.slice() }
  for (let step = 0; step < steps; step++) {
    const temperature = first * (heat.last / first) ** (step / steps)
    const edge = edges[Math.floor(chance() * edges.length)]!
    const [piece, beside] = chance() < 0.5 ? [edge.a, edge.b] : [edge.b, edge.a]
    const [from, to] = [state.part[piece]!, state.part[beside]!]
    if (from === to) continue
    const wholeBlock = chance() < 0.3
    const pieces = wholeBlock
      ? mates.get(blocks[piece]!)!.filter((mate) => state.part[mate] === from)
      : [piece]
    const delta = state.tryMove(pieces, to)
    if (delta === undefined) continue
    if (delta > 0 && chance() >= Math.exp(-delta / temperature)) state.undo(pieces, from)
    else {
      cost += delta
      if (cost < best.cost - 1e-12) best = { cost, part: state.part.slice() }
    }
  }
  restore(state, best.part)
  descend(state)
}

/** Back to what it was; what happens to be between need not hang together. */
function restore(state: State, part: Int32Array): void {
  part.forEach((own, piece) => {
    if (state.part[piece] !== own) state.undo([piece], own)
  })
}

/** Until no single piece is better elsewhere. */
function descend(state: State): void {
  for (let round = 0; round < 50; round++) {
    let isBetter = false
    for (const { a, b } of state.graph.edges)
      for (const [piece, beside] of [
        [a, b],
        [b, a],
      ] as const) {
        const [from, to] = [state.part[piece]!, state.part[beside]!]
        if (from === to) continue
        const delta = state.tryMove([piece], to)
        if (delta === undefined) continue
        if (delta < -1e-9) isBetter = true
        else state.undo([piece], from)
      }
    if (!isBetter) return
  }
}
