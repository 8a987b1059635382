// Where do the boxes and arrows of the workflow stand? Computed from the table, so that a new step is drawn by itself: the way
// to the close runs down the middle, what turns aside stands on the right, the ends on the left.
import {
  actionIds,
  endStatuses,
  type ProblemAction,
  type ProblemStatus,
  type Step,
  workflow,
} from '../../api/contract/problem-workflow.ts'

interface Spot {
  column: 'left' | 'middle' | 'right'
  row: number
}

/** Closed is an end too, but the one that everything leads to. */
const spots: Readonly<Record<ProblemStatus, Spot>> = {
  reported: { column: 'middle', row: 0 },
  verifying: { column: 'right', row: 0.5 },
  accepted: { column: 'middle', row: 1 },
  filed: { column: 'middle', row: 2 },
  dispatched: { column: 'middle', row: 3 },
  suspended: { column: 'right', row: 3 },
  handled: { column: 'middle', row: 4 },
  checked: { column: 'middle', row: 5 },
  closed: { column: 'middle', row: 6 },
  refused: { column: 'left', row: 4 },
  void: { column: 'left', row: 5 },
  merged: { column: 'left', row: 6 },
}

export const boxSize = { width: 168, height: 64 }
export const drawing = { width: 1120, height: 980 }
const columnX = { left: 24, middle: 380, right: 900 }
const rowHeight = 148
const top = 16
/** Lines that gather what leads to the same end. */
const busX = { first: 236, apart: 36 }

export interface Box {
  status: ProblemStatus
  x: number
  y: number
  /** Steps that leave the status as it is. */
  stays: readonly ProblemAction[]
}

export interface Arrow {
  key: string
  path: string
  actions: readonly ProblemAction[]
  /** Leads to an end before its time. */
  aside: boolean
  /** Where the words of the arrow begin, or end. */
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
}

export function boxesOf(): Box[] {
  return (Object.keys(spots) as ProblemStatus[]).map((status) => ({
    status,
    ...cornerOf(status),
    stays: actionIds.filter((id) => {
      const { from, to }: Step = workflow[id]
      // A note may be added anywhere: saying so in each box would hide the rest.
      return to === 'same' && from.includes(status) && id !== 'note'
    }),
  })) // the keys of the table of spots
}

export function arrowsOf(): Arrow[] {
  const pairs = new Map<string, { from: ProblemStatus; to: ProblemStatus; actions: ProblemAction[] }>()
  for (const id of actionIds) {
    const { from, to }: Step = workflow[id]
    if (to === 'same' || isSideEnd(to)) continue
    for (const each of from) {
      const key = `${each} ${to}`
      const pair = pairs.get(key) ?? { from: each, to, actions: [] }
      pairs.set(key, { ...pair, actions: [...pair.actions, id] })
    }
  }
  return [
    ...[...pairs].map(([key, pair]) => ({ key, ...pair, aside: false, ...between(pair.from, pair.to) })),
    ...buses(),
  ]
}

/** Down to the next one, back up in a bow on the right, or straight over to the side. */
function between(from: ProblemStatus, to: ProblemStatus): Pick<Arrow, 'path' | 'x' | 'y' | 'anchor'> {
  const a = cornerOf(from)
  const b = cornerOf(to)
  const { width, height } = boxSize
  const middle = width / 2
  if (a.x === b.x && spots[to].row === spots[from].row + 1) {
    const [x, y] = [a.x + middle, a.y + height]
    return { path: `M${x} ${y}V${b.y - 6}`, x: x + 10, y: (y + b.y) / 2, anchor: 'start' }
  }
  if (a.x === b.x) {
    const out = 44 + 42 * Math.abs(spots[from].row - spots[to].row)
    const right = a.x + width
    const [y1, y2] = [a.y + height / 2, b.y + height * 0.72]
    return {
      path: `M${right} ${y1}C${right + out} ${y1} ${right + out} ${y2} ${right + 6} ${y2}`,
      x: right + out * 0.72 + 8,
      y: (y1 + y2) / 2,
      anchor: 'start',
    }
  }
  // Two arrows between the same columns run beside each other.
  const isOutward = a.x < b.x
  const y1 = a.y + height * (isOutward ? 0.3 : 0.7)
  const y2 = b.y + height * (isOutward ? 0.3 : 0.7)
  const [x1, x2] = isOutward ? [a.x + width, b.x - 6] : [a.x, b.x + width + 6]
  return {
    path: `M${x1} ${y1}L${x2} ${y2}`,
    x: x1 + (x2 - x1) * (isOutward ? 0.62 : 0.38),
    y: y1 + (y2 - y1) * (isOutward ? 0.62 : 0.38) + (isOutward ? -14 : 18),
    anchor: 'middle',
  }
}

/** One line for each of the ends on the left, with a stub from every status that leads there. */
function buses(): Arrow[] {
  const ends = endStatuses.filter(isSideEnd)
  return ends.flatMap((end, index) => {
    const actions = actionIds.filter((id) => (workflow[id] as Step).to === end) // the table satisfies it
    const from = [...new Set(actions.flatMap((id) => (workflow[id] as Step).from))]
    if (from.length === 0) return []
    const x = busX.first + busX.apart * index
    const target = cornerOf(end)
    const lift = 10 + 14 * index
    const starts = from.map(cornerOf)
    const stubs = starts.map(({ x: left, y }) => `M${left} ${y + lift}H${x}`)
    const highest = Math.min(...starts.map(({ y }) => y + lift))
    const y = target.y + boxSize.height / 2
    return [
      {
        key: `bus ${end}`,
        path: `${stubs.join('')}M${x} ${highest}V${y}H${target.x + boxSize.width + 6}`,
        actions,
        aside: true,
        x: target.x,
        y: target.y - 30,
        anchor: 'start' as const,
      },
    ]
  })
}

function isSideEnd(status: ProblemStatus): boolean {
  return spots[status].column === 'left'
}

function cornerOf(status: ProblemStatus): { x: number; y: number } {
  const { column, row } = spots[status]
  return { x: columnX[column], y: top + row * rowHeight }
}
