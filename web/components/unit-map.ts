// What one unit answers for, as colours for the map.
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import type { Duties } from '../map/map-props.ts'
import type { DutyState } from '../map/unit-colours.ts'

/** All of it in one colour: the accent of the product, so that it stands out from everything else. */
export function dutiesOf(assignments: readonly AssignmentInfo[], color: string): Duties {
  const state: DutyState = { color, open: false, faint: false, picked: false }
  const places = new Map<string, Map<number, DutyState>>()
  const areas = new Map<string, DutyState>()
  for (const { target } of assignments) {
    if (target.type === 'place' && target.kind !== null) {
      const ofKind = places.get(target.kind) ?? new Map<number, DutyState>()
      places.set(target.kind, ofKind.set(Number(target.id), state))
    }
    if (target.type === 'region' || target.type === 'grid') areas.set(target.id, state)
  }
  return { places, areas }
}
