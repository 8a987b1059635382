// Gathers neighbouring cells into connected groups of about equal weight: cells to villages, communities to streets.

/**
 * Answers the group of every cell, numbered from 0. Groups are connected wherever the cells are.
 * @param neighbours by cell, symmetric
 * @param target weight at which a group is full
 */
export function groupConnected(
  weights: readonly number[],
  neighbours: readonly (readonly number[])[],
  target: number,
): number[] {
  const group = new Array<number>(weights.length).fill(-1)
  let count = 0
  for (const start of cornersFirst(neighbours)) {
    if (group[start] !== -1) continue
    grow(start, count++, target, weights, neighbours, group)
  }
  return renumber(mergeSmall(group, count, target, weights, neighbours))
}

/** Breadth-first from a cell at the rim: a group that starts beside finished ones leaves no islands behind. */
function cornersFirst(neighbours: readonly (readonly number[])[]): number[] {
  const order: number[] = []
  const seen = new Set<number>()
  const byDegree = neighbours
    .map((_, cell) => cell)
    .sort((a, b) => neighbours[a]!.length - neighbours[b]!.length)
  for (const root of byDegree) {
    if (seen.has(root)) continue
    seen.add(root)
    const queue = [root]
    for (let i = 0; i < queue.length; i++) {
      order.push(queue[i]!)
      for (const next of neighbours[queue[i]!]!) {
        if (seen.has(next)) continue
        seen.add(next)
        queue.push(next)
      }
    }
  }
  return order
}

function grow(
  start: number,
  name: number,
  target: number,
  weights: readonly number[],
  neighbours: readonly (readonly number[])[],
  group: number[],
) {
  let weight = weights[start]!
  group[start] = name
  /** Free cells beside the group, by how many of its cells they touch: the most embraced joins first. */
  const touching = new Map<number, number>()
  const touch = (cell: number) => {
    for (const next of neighbours[cell]!) {
      if (group[next] === -1) touching.set(next, (touching.get(next) ?? 0) + 1)
    }
  }
  touch(start)
  while (weight < target && touching.size > 0) {
    let [best, most] = [-1, -1]
    for (const [cell, count] of touching) {
      const free = neighbours[cell]!.filter((next) => group[next] === -1).length
      const score = 2 * count - 0.5 * free
      if (best === -1 || score > most) [best, most] = [cell, score]
    }
    touching.delete(best)
    if (weight + weights[best]! > target * 1.35) continue
    group[best] = name
    weight += weights[best]!
    touch(best)
  }
}

/** Left-over groups below half the target join their lightest neighbour. */
function mergeSmall(
  group: number[],
  count: number,
  target: number,
  weights: readonly number[],
  neighbours: readonly (readonly number[])[],
): number[] {
  const total = new Array<number>(count).fill(0)
  const members: number[][] = Array.from({ length: count }, () => [])
  group.forEach((name, cell) => {
    total[name]! += weights[cell]!
    members[name]!.push(cell)
  })
  const smallFirst = total.map((_, name) => name).sort((a, b) => total[a]! - total[b]!)
  for (const name of smallFirst) {
    if (total[name]! >= target / 2) continue
    const beside = new Set(members[name]!.flatMap((cell) => neighbours[cell]!.map((next) => group[next]!)))
    beside.delete(name)
    const [into] = [...beside].sort((a, b) => total[a]! - total[b]!)
    if (into === undefined) continue
    for (const cell of members[name]!) group[cell] = into
    members[into]!.push(...members[name]!)
    total[into]! += total[name]!
    total[name] = 0
    members[name] = []
  }
  return group
}

function renumber(group: readonly number[]): number[] {
  const names = new Map<number, number>()
  return group.map((name) => {
    if (!names.has(name)) names.set(name, names.size)
    return names.get(name)!
  })
}
