// Which place does an area take? Best first, equal values share a place, areas without a value have none.
import type { IndicatorValue } from '../../api/contract/indicators.ts'

type Ranked = Pick<IndicatorValue, 'area' | 'name' | 'value'>

export interface Rank {
  /** From 1; undefined: the area has no value. */
  place: number | undefined
  /** How many areas have a value. */
  of: number
  before: Ranked | undefined
  after: Ranked | undefined
}

/** `best`: whether high (`>=`) or low (`<=`) values lead. Without a value the steps begin at the first. */
export function rankOf(values: readonly Ranked[], area: string, best: '>=' | '<='): Rank {
  const ordered = values
    .filter((each): each is Ranked & { value: number } => each.value !== null)
    .sort((a, b) => (best === '>=' ? b.value - a.value : a.value - b.value) || a.area.localeCompare(b.area))
  const index = ordered.findIndex((each) => each.area === area)
  const own = ordered[index]
  return {
    place: own && ordered.findIndex((each) => each.value === own.value) + 1,
    of: ordered.length,
    before: index > 0 ? ordered[index - 1] : undefined,
    after: ordered[index + 1],
  }
}
