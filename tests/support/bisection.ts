// The textbook way to divide a map: halve it across its longer side, and each half again. A peer to be measured against.
import { type Graph, linksOf } from '../../api/features/grids/division/partition.ts'

/** The part of each piece. Halves that fall apart give their lesser pieces to the other half where that touches them. */
export function bisect(graph: Graph, parts: number): number[] {
  const part = new Array<number>(graph.weights.length).fill(0)
  divide(
    graph,
    part.map((_, i) => i),
    parts,
    0,
    part,
  )
  return part
}

function divide(graph: Graph, pieces: number[], parts: number, first: number, part: number[]): void {
  if (parts === 1) {
    for (const piece of pieces) part[piece] = first
    return
  }
  const { weights, middles } = graph
  const spread = (axis: 0 | 1) => {
    const all = pieces.map((piece) => middles[piece]![axis])
    return Math.max(...all) - Math.min(...all)
  }
  const axis = spread(0) >= spread(1) ? 0 : 1
  const order = pieces.toSorted((a, b) => middles[a]![axis] - middles[b]![axis])
  const total = pieces.reduce((sum, piece) => sum + weights[piece]!, 0)
  const half = Math.floor(parts / 2)
  const low = new Set<number>()
  let sum = 0
  for (const piece of order) {
    const isFull = sum + weights[piece]! / 2 > (total * half) / parts && low.size >= half
    if (isFull || order.length - low.size <= parts - half) break
    low.add(piece)
    sum += weights[piece]!
  }
  mend(graph, new Set(pieces), low, [half, parts - half])
  divide(graph, [...low], half, first, part)
  divide(
    graph,
    pieces.filter((piece) => !low.has(piece)),
    parts - half,
    first + half,
    part,
  )
}

/** As far as each half keeps a piece for every part of it. */
function mend(graph: Graph, all: ReadonlySet<number>, low: Set<number>, least: [number, number]): void {
  const links = linksOf(graph)
  for (let round = 0; round < 4; round++)
    for (const side of [true, false]) {
      const open = new Set([...all].filter((piece) => low.has(piece) === side))
      const groups: number[][] = []
      for (const start of open) {
        const group = [start]
        open.delete(start)
        for (let i = 0; i < group.length; i++)
          for (const { to } of links[group[i]!]!) if (open.delete(to)) group.push(to)
        groups.push(group)
      }
      groups.sort((a, b) => b.length - a.length)
      for (const group of groups.slice(1)) {
        const left = [...all].filter((piece) => low.has(piece) === side).length - group.length
        if (left < least[side ? 0 : 1]) continue
        for (const piece of group) side ? low.delete(piece) : low.add(piece)
      }
    }
}
