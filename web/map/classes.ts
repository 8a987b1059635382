// Which colour has which value? The classes of an indicator, one truth for the legend and for the map.
// Around a target they run from orange to blue (colour-blind safe), without one from light to dark blue.
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import type { IndicatorValue } from '../../api/contract/indicators.ts'

export interface LegendClass {
  /** undefined: open towards low values. */
  from: number | undefined
  /** undefined: open towards high values. */
  to: number | undefined
  color: string
  /** Figures only, so that it needs no language: `< 80`, `80–85`, `≥ 95`. */
  label: string
}

export interface Legend {
  /** From low to high values. */
  classes: readonly LegendClass[]
  noDataColor: string
  /** Which end belongs to a class: with a target `>= 80` the value 80 has passed, with `<= 60` the value 60 has. */
  includes: 'from' | 'to'
}

/** Stands for the areas without a value where a class is named by its position. */
export const noDataClass = -1
export const noDataColor = '#E5E7EB'

/** Far below the target to just below it, then just above to far above: worst to best. */
const shortColors = ['#B35806', '#E08214', '#FDB863'] as const
const metColors = ['#9CC9E2', '#4393C3', '#2166AC'] as const
const sequential = ['#EFF6FB', '#08519C'] as const

/** The legend of an indicator for these values. Breaks are round numbers that fit target and spread. */
export function classesOf(
  indicator: Pick<IndicatorInfo, 'target' | 'method' | 'factor'>,
  values: readonly Pick<IndicatorValue, 'value'>[],
): Legend {
  const known = values.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b)
  const { target } = indicator
  if (!target) {
    const breaks = evenBreaks(known)
    const count = known.length === 0 ? 0 : breaks.length + 1
    return legend(breaks, shades(count), 'from')
  }
  // Shares of a whole end at the factor (100 %): no class may begin beyond what can be reached.
  const isShare = ['coverage', 'area-ratio', 'share'].includes(indicator.method)
  const room = isShare ? indicator.factor - target.value : Number.POSITIVE_INFINITY
  const below = sideBreaks(target.value, known.map((value) => target.value - value).reverse(), target.value)
  const above = sideBreaks(
    target.value,
    known.map((value) => value - target.value),
    room,
  )
  const breaks = [...below.map((step) => -step).reverse(), 0, ...above].map((step) =>
    tidy(target.value + step),
  )
  const colors = [
    ...sideColors(target.op, 'low', below.length),
    ...sideColors(target.op, 'high', above.length),
  ]
  return legend(breaks, colors, target.op === '>=' ? 'from' : 'to')
}

/** Position of the class that holds a value; `noDataClass` for none. */
export function classIndexOf({ classes, includes }: Legend, value: number | null): number {
  if (value === null) return noDataClass
  const index = classes.findIndex(
    ({ to }) => to === undefined || (includes === 'from' ? value < to : value <= to),
  )
  return index
}

/** Colours and breaks of the heat surface, near to far; `label` in metres. */
export function surfaceClasses(breaksMetres: readonly number[]): readonly LegendClass[] {
  const colors = Array.from({ length: breaksMetres.length + 1 }, (_, index) =>
    mixed(viridis, index / Math.max(1, breaksMetres.length)),
  )
  return legend(breaksMetres, colors, 'to').classes
}
/** Near to far; five stops of the published ramp. */
const viridis = ['#FDE725', '#5EC962', '#21918C', '#3B528B', '#440154'] as const

/** Colours of one side of the target, from low to high values, for that many breaks beyond the target. */
function sideColors(op: '>=' | '<=', side: 'low' | 'high', breaks: number): string[] {
  const met = (op === '>=') === (side === 'high')
  const worstToBest = met ? metColors : shortColors
  const ramp = op === '>=' ? worstToBest : [...worstToBest].reverse()
  return breaks === 0 ? ramp.slice(1, 2) : [...ramp]
}

/** Distances from the target to the two breaks of one side, smaller than `room`; none where there is no room. */
function sideBreaks(target: number, distances: readonly number[], room: number): number[] {
  if (room <= 0) return []
  const onThisSide = distances.filter((distance) => distance > 0).sort((a, b) => a - b)
  // One far-off area must not flatten all others: nine of ten decide.
  const reach = onThisSide[Math.ceil(onThisSide.length * 0.9) - 1]
  const spread = reach ?? (Number.isFinite(room) ? room : target / 2)
  let step = roundStep(spread / 3)
  while (2 * step >= room) step = roundStep(step / 2)
  return [step, 2 * step]
}

/** At most five breaks at multiples of a round step, inside the middle nine tenths of sorted values. */
function evenBreaks(sorted: readonly number[]): number[] {
  const low = sorted[Math.floor(sorted.length * 0.05)] ?? 0
  const high = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0
  if (high <= low) return []
  const step = roundStep((high - low) / 5)
  const breaks: number[] = []
  for (let at = Math.floor(low / step) * step + step; at < high && breaks.length < 5; at += step)
    breaks.push(tidy(at))
  return breaks
}

/** The nearest of 1, 2 and 5 times a power of ten, by ratio. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted))
  const ratio = wanted / power
  const round = [1, 2, 5, 10].reduce((best, each) =>
    Math.abs(Math.log(each / ratio)) < Math.abs(Math.log(best / ratio)) ? each : best,
  )
  return tidy(round * power)
}

/** Sums of decimal steps without binary dust. */
function tidy(value: number): number {
  return Number(value.toPrecision(10))
}

function legend(breaks: readonly number[], colors: readonly string[], includes: 'from' | 'to'): Legend {
  const classes = colors.map((color, index): LegendClass => {
    const from = breaks[index - 1]
    const to = breaks[index]
    return { from, to, color, label: labelOf(from, to, includes) }
  })
  return { classes, noDataColor, includes }
}

function labelOf(from: number | undefined, to: number | undefined, includes: 'from' | 'to'): string {
  const figure = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 6 })
  if (from !== undefined && to !== undefined) return `${figure(from)}–${figure(to)}`
  if (to !== undefined) return `${includes === 'from' ? '<' : '≤'} ${figure(to)}`
  if (from !== undefined) return `${includes === 'from' ? '≥' : '>'} ${figure(from)}`
  return ''
}

function shades(count: number): string[] {
  // A single class takes the middle, where it reads best.
  return Array.from({ length: count }, (_, index) =>
    mixed(sequential, count === 1 ? 0.5 : index / (count - 1)),
  )
}

/** The colour at `at` (0 to 1) of a ramp of `#rrggbb` stops. */
function mixed(stops: readonly string[], at: number): string {
  const position = at * (stops.length - 1)
  const index = Math.min(Math.floor(position), stops.length - 2)
  const [start, end] = [stops[index] ?? '', stops[index + 1] ?? '']
  const channels = [1, 3, 5].map((offset) => {
    const [a, b] = [start, end].map((color) => Number.parseInt(color.slice(offset, offset + 2), 16))
    const value = Math.round((a ?? 0) + ((b ?? 0) - (a ?? 0)) * (position - index))
    return value.toString(16).padStart(2, '0')
  })
  return `#${channels.join('')}`.toUpperCase()
}
