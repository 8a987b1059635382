// How is the value of an indicator written? In its own unit and decimals, and so is its target.
import type { IndicatorInfo, IndicatorLevel } from '../../api/contract/catalog.ts'
import type { Substitute } from '../../api/contract/indicators.ts'
import { type Figure, formatNumber, thinSpace } from '../text/figures.ts'
import { scaleEnd } from '../ui/BulletBar.tsx'

type ReadTitle = (title: { zh: string; en: string }) => string

/** `82.99` and `%` apart; a dash where nothing can be said. */
export function valueFigure(indicator: IndicatorInfo, value: number | null, title: ReadTitle): Figure {
  return value === null
    ? { number: '—', unit: '' }
    : { number: formatNumber(value, indicator.decimals), unit: title(indicator.unit) }
}

/** What the value was divided by: the denominator of the definition, or what stood in for it. */
export function denominatorTitle({ denominator }: IndicatorInfo, substitutes: readonly Substitute[]) {
  return substitutes.map((each) => denominator.titleWith[each]).find(Boolean) ?? denominator.title
}

/** `≥ 80`, where the unit stands beside it already. */
export function targetNumber(level: Pick<IndicatorLevel, 'op' | 'value'>): string {
  const decimals = (String(level.value).split('.')[1] ?? '').length
  return `${level.op === '>=' ? '≥' : '≤'} ${formatNumber(level.value, decimals)}`
}

/** `≥ 80 %`, with as few decimals as the published number has. */
export function targetText(
  indicator: IndicatorInfo,
  level: Pick<IndicatorLevel, 'op' | 'value'>,
  title: ReadTitle,
): string {
  return `${targetNumber(level)}${thinSpace}${title(indicator.unit)}`
}

/** Where the bar of an indicator ends: at the whole for what can be reached in full, otherwise around its target. */
export function barEnd(indicator: IndicatorInfo, value: number | null): number {
  const { method, target, factor } = indicator
  const whole = method === 'coverage' || method === 'share' || target?.value === factor
  return whole ? factor : scaleEnd(value, target?.value ?? null)
}
