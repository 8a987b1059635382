// Which steps may be taken for several problems at once, and how many of the chosen ones each would move.
import { canInside } from '../../api/contract/access.ts'
import type { Profile } from '../../api/contract/accounts.ts'
import { type ProblemAction, type Step, workflow } from '../../api/contract/problem-workflow.ts'
import type { ProblemRow } from '../../api/contract/problems.ts'

/** Steps of the desk that ask for nothing that differs from problem to problem: at most a unit for all. */
const together = ['accept', 'file', 'dispatch', 'close'] as const satisfies readonly ProblemAction[]
export type BulkAction = (typeof together)[number]

export interface BulkChoice {
  action: BulkAction
  /** Of the chosen ones those whose status lets it; the server judges each by all of the rules. */
  rows: readonly ProblemRow[]
}

export function bulkChoices(profile: Profile, county: string, rows: readonly ProblemRow[]): BulkChoice[] {
  return together
    .filter((action) => canInside(profile, (workflow[action] as Step).verb, county)) // the table satisfies it
    .map((action) => ({
      action,
      rows: rows.filter(({ status }) => (workflow[action] as Step).from.includes(status)),
    }))
    .filter((choice) => choice.rows.length > 0)
}

/** Is there any step that this person might take for several at once? */
export function mayBulk(profile: Profile, county: string): boolean {
  return together.some((action) => canInside(profile, (workflow[action] as Step).verb, county))
}
