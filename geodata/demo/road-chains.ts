// Which edges of the plan are one road? At every crossing the straightest pair of the same class.
import type { Mesh } from './mesh.ts'
import { dot, minus, unit } from './plane.ts'

/** Still straight on: the cosine of 32°. */
const straightOn = 0.85

/** Every edge that is a road, in chains of half-edges that follow each other. */
export function joinStraight(mesh: Mesh, isRoad: (h: number) => boolean): number[][] {
  /** By half-edge that arrives at a crossing: the one by which the road leaves it. */
  const onward = new Map<number, number>()
  const seen = new Set<number>()
  for (let h = 0; h < mesh.origin.length; h++) {
    const vertex = mesh.origin[h]!
    if (seen.has(vertex)) continue
    seen.add(vertex)
    pairUp(mesh, mesh.fan(h).filter(isRoad), onward)
  }
  const chains: number[][] = []
  const used = new Set<number>()
  for (let h = 0; h < mesh.origin.length; h++) {
    if (used.has(h >> 1) || !isRoad(h)) continue
    let start = h
    // Back to the road's beginning: forward along the twin; a ring road comes round to itself.
    for (let back = onward.get(start ^ 1); back !== undefined && back >> 1 !== h >> 1; ) {
      start = back ^ 1
      back = onward.get(back)
    }
    const chain: number[] = []
    for (let step: number | undefined = start; step !== undefined && !used.has(step >> 1); ) {
      used.add(step >> 1)
      chain.push(step)
      step = onward.get(step)
    }
    chains.push(chain)
  }
  return chains
}

function pairUp(mesh: Mesh, leaving: number[], onward: Map<number, number>) {
  const direction = (h: number) => {
    const [from, to] = mesh.ends(h)
    return unit(minus(to, from))
  }
  const pairs: { a: number; b: number; straight: number }[] = []
  for (const [i, a] of leaving.entries()) {
    for (const b of leaving.slice(i + 1)) {
      if (mesh.role[a >> 1] !== mesh.role[b >> 1]) continue
      const straight = -dot(direction(a), direction(b))
      if (straight > straightOn) pairs.push({ a, b, straight })
    }
  }
  const taken = new Set<number>()
  for (const { a, b } of pairs.sort((x, y) => y.straight - x.straight)) {
    if (taken.has(a) || taken.has(b)) continue
    taken.add(a).add(b)
    onward.set(a ^ 1, b)
    onward.set(b ^ 1, a)
  }
}
