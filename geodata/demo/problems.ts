// A year of problems in the demo county: where people live and move, in working hours, handled well and not so well.
import type { Position } from 'geojson'
import type { PlaceInput, ProblemInput, ProblemStepInput } from '../county-data.ts'
import type { KindId } from '../kinds/index.ts'
import { OfficeClock } from './office-clock.ts'
import { type Story, stories } from './problem-stories.ts'
import type { Random } from './random.ts'

const dayMs = 24 * 3_600_000
const suspendedDays = 60

/** How often something is reported, beside places of other kinds. */
const pull: Partial<Record<KindId, number>> = {
  compound: 4,
  road: 3,
  market: 12,
  toilet: 2,
  park: 2,
  'bus-stop': 0.5,
}

/** Shares by how a report came in; `inspection` finds what others walk past. */
const sources = [
  ['patrol', 62],
  ['hotline', 16],
  ['public', 12],
  ['inspection', 6],
  ['video', 3],
  ['letter', 1],
] as const

interface Site {
  place: PlaceInput
  stories: readonly Story[]
  spots: readonly Position[]
}

/**
 * `count` problems of the year before `until`; made one by one, so a million of them need no memory.
 * Steps that would lie after `until` have not happened yet: these are the open ones.
 */
export function* reportProblems(
  places: readonly PlaceInput[],
  people: readonly string[],
  { count, until }: { count: number; until: Date },
  random: Random,
): Generator<ProblemInput> {
  const sites = drawSites(places, random)
  if (sites.length === 0 || people.length === 0) return
  const end = until.getTime()
  const clock = new OfficeClock(random)
  for (let index = 0; index < count; index++) {
    const reportedAt = clock.inDaylight(end - daysAgo(index / count, random) * dayMs, end)
    const month = new Date(reportedAt).getUTCMonth() + 1
    const site = random.pick(sites)
    const story = pickStory(site.stories, month, random)
    const source = weighted(sources, random)
    yield {
      category: story.category,
      position: random.pick(site.spots),
      place: { place: site.place.sourceKey, kind: site.place.kind },
      placeName: whereabouts(site.place, random),
      words: random.pick(story.reported),
      source,
      reporterName: random.pick(people),
      reportedAt: new Date(reportedAt).toISOString(),
      scene: story.scene,
      picture: random.integer(0, 2),
      steps: stepsOf(story, reportedAt, clock, people, random).filter(({ at }) => Date.parse(at) <= end),
    }
  }
}

/** Half of them evenly through the year; the others more and more towards its end, as the town gets ready for an inspection. */
function daysAgo(share: number, random: Random): number {
  return share < 0.5 ? 365 * (1 - 2 * share) : 60 * random.next() ** 2.4
}

/** Each place as often as it draws problems: some draw many, most few. */
function drawSites(places: readonly PlaceInput[], random: Random): Site[] {
  return places.flatMap((place) => {
    const kind = place.kind as KindId // places of the generator are of known kinds
    const found = stories[kind]
    if (!found) return []
    const spots = spotsOf(place)
    // Few compounds make most of the trouble.
    const often = Math.min(8, Math.round((pull[kind] ?? 1) * random.between(0.1, 1) ** 3 * 3))
    return Array.from({ length: often }, () => ({ place, stories: found, spots }))
  })
}

/** Where somebody would stand: corners of an area, along a line, at a point. */
function spotsOf({ geometry }: PlaceInput): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'LineString':
      return midpoints(geometry.coordinates)
    case 'Polygon':
      return midpoints(geometry.coordinates[0] ?? []).map((spot) =>
        towards(spot, geometry.coordinates[0] ?? []),
      )
    case 'MultiPolygon':
      return midpoints(geometry.coordinates[0]?.[0] ?? [])
    case 'MultiLineString':
      return geometry.coordinates.flatMap(midpoints)
    default:
      return []
  }
}

function midpoints(line: readonly Position[]): Position[] {
  return line.slice(1).map((to, index) => mix(line[index]!, to, 0.5))
}

/** A little inside of the middle of an edge, so that the compound holds it. */
function towards(spot: Position, ring: readonly Position[]): Position {
  const centre = ring.reduce<[number, number]>(
    ([x, y], [lng = 0, lat = 0]) => [x + lng / ring.length, y + lat / ring.length],
    [0, 0],
  )
  return mix(spot, centre, 0.2)
}

/** Seven digits are a centimetre. */
function mix([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, share: number): Position {
  return [ax + (bx - ax) * share, ay + (by - ay) * share].map((each) => Number(each.toFixed(7)))
}

function pickStory(choice: readonly Story[], month: number, random: Random): Story {
  const now = choice.filter(({ months }) => !months || months.includes(month))
  return weighted(
    now.map((each) => [each, each.weight] as const),
    random,
  )
}

function weighted<T>(choice: readonly (readonly [T, number])[], random: Random): T {
  let left = random.next() * choice.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [each, weight] of choice) {
    left -= weight
    if (left < 0) return each
  }
  return choice.at(-1)![0] // lists of the generator are never empty
}

function whereabouts({ name, kind }: PlaceInput, random: Random): string {
  const where = name ?? '路边'
  if (kind === 'compound')
    return `${where}${random.pick(['北门', '东门', '车棚旁', '2 号楼前', '5 号楼前', '物业用房旁'])}`
  return kind === 'road' ? `${where}${random.pick(['北侧', '南侧', '路口', '公交站旁'])}` : where
}

/** From acceptance to the close, with what goes wrong on the way; some units are slow. */
function stepsOf(
  story: Story,
  reportedAt: number,
  clock: OfficeClock,
  people: readonly string[],
  random: Random,
): ProblemStepInput[] {
  const steps: ProblemStepInput[] = []
  let now = reportedAt
  const byUnit = (action: string, hours: number, rest: Partial<ProblemStepInput> = {}) => {
    now = clock.after(now, hours)
    steps.push({ action, at: new Date(now).toISOString(), ...rest })
  }
  const step = (action: string, hours: number, rest: Partial<ProblemStepInput> = {}) =>
    byUnit(action, hours, { actorName: random.pick(people), ...rest })
  // One in six lies on a desk until somebody finds the time.
  const waiting = (least: number, most: number) =>
    random.chance(0.17) ? random.between(3, 14) : random.between(least, most)
  const fate = random.next()
  if (fate < 0.04) {
    step('refuse', random.between(0.1, 2), { words: '经核对，不属于受理范围，已向上报人说明。' })
    return steps
  }
  step('accept', waiting(0.05, 0.8))
  if (fate < 0.16) {
    step('ask-verification', 0.1)
    if (fate < 0.06) {
      step('deny', random.between(1, 5), { words: '到现场查看，未发现该问题。' })
      return steps
    }
    step('confirm', random.between(0.5, 8))
  }
  step('file', waiting(0.05, 0.5))
  step('dispatch', waiting(0.05, 0.6))
  if (fate > 0.97) {
    step('suspend', random.between(2, 8), {
      words: '涉及资金安排，列入下一批维修计划。',
      days: suspendedDays,
    })
    now += suspendedDays * dayMs
    steps.push({ action: 'resume', at: new Date(now).toISOString() })
  }
  if (fate > 0.93 && fate <= 0.97) {
    byUnit('ask-extension', random.between(1, 3), { words: '需采购材料，申请延期。' })
    step('grant-extension', random.between(0.3, 2))
  }
  if (fate > 0.91 && fate < 0.93) {
    step('supervise', random.between(1, 3), { words: '请尽快处置并回复进展。', days: 3 })
    byUnit('reply', random.between(1, 4), { words: '已安排人员到场，今日内办结。' })
  }
  // Most units answer within the day, a few leave it lying.
  const diligence = random.chance(0.16) ? random.between(5, 40) : random.between(0.2, 3.2)
  byUnit('handle', diligence, { words: random.pick(story.mended), mended: true })
  if (random.chance(0.07)) {
    step('rework', random.between(1, 6), { words: '现场仍有遗留，请返工。' })
    byUnit('handle', random.between(0.2, 2), { words: random.pick(story.mended), mended: true })
  }
  step('pass', random.between(0.5, 16))
  step('close', waiting(0.1, 4))
  return steps
}
