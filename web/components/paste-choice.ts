// What a pasted row is taken to mean: the first meaning where it is sure, nothing yet where somebody has to look.
import type { BulkAssignment, MatchedRow, TargetKey } from '../../api/contract/assignments.ts'
import type { PastedRow } from './pasted-rows.ts'

export interface MatchChoice {
  pasted: PastedRow
  match: MatchedRow
  target: TargetKey | undefined
  unitId: number | undefined
  skipped: boolean
}

export type MatchState = 'sure' | 'unsure' | 'unmatched'

export function firstChoice(pasted: PastedRow | undefined, match: MatchedRow): MatchChoice[] {
  if (!pasted) return []
  return [
    {
      pasted,
      match,
      target: match.targetSure ? match.targets[0]?.target : undefined,
      unitId: match.unitSure ? match.units[0]?.unitId : undefined,
      skipped: false,
    },
  ]
}

/** How the row was matched, whatever was chosen since. */
export function stateOf({ match: { targets, units, targetSure, unitSure } }: MatchChoice): MatchState {
  if (targets.length === 0 || units.length === 0) return 'unmatched'
  return targetSure && unitSure ? 'sure' : 'unsure'
}

/** Rows of which both sides are known and that nobody skipped. */
export function rowsToAssign(choices: readonly MatchChoice[]): NonNullable<BulkAssignment['rows']> {
  return choices.flatMap(({ pasted, target, unitId, skipped }) =>
    skipped || !target || unitId === undefined
      ? []
      : [
          {
            unitId,
            target: { type: target.type, id: target.id },
            leaderName: pasted.leader.slice(0, 40) || null,
          },
        ],
  )
}
