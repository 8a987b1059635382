// Who handles a problem whose grid changed, in words: whoever had it keeps it; nobody had it, so the rules say who is proposed.
import type { MovedProblem } from '../../api/contract/grid-history.ts'
import type { Text } from '../text/zh-CN.ts'

type Unit = Pick<MovedProblem, 'dispatched' | 'unitName' | 'formerUnitName'>

/** '' where nothing is known of it. */
export function unitWords({ dispatched, unitName, formerUnitName }: Unit, text: Text): string {
  const words = text.gridHistory.unit
  if (dispatched === undefined) return ''
  if (dispatched) return unitName ? words.keeps(unitName) : ''
  if (unitName === formerUnitName) return unitName ? words.same(unitName) : words.nobody
  return unitName
    ? words.proposed(unitName, formerUnitName ?? words.none)
    : words.lost(formerUnitName ?? words.none)
}
