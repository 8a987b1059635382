// Which problems may somebody see, and over which may they do something? The rows for which `can` says yes, and one's own.
import { type RawBuilder, sql } from 'kysely'
import type { Actor, Verb } from '../contract/access.ts'
import type { Mover } from '../contract/problem-workflow.ts'
import type { ProblemColumns } from './problem-columns.ts'
import { type Condition, everything, narrow } from './problem-condition.ts'

/** Where in a county a verb is held. A unit scope holds over the problems of its unit, wherever they lie in its area. */
export function heldOver(county: string, { grants }: Actor, verb: Verb): Condition {
  const scopes = grants.filter(({ verbs }) => verbs.includes(verb)).map(({ scope }) => scope)
  const areas = scopes.flatMap(({ area, unitId }) => (unitId === null ? [area] : []))
  if (areas.some((area) => county.startsWith(area))) return everything
  const ofUnits = scopes.flatMap(({ area, unitId }): Condition[] =>
    unitId === null
      ? []
      : [
          {
            all: [
              { id: 'unit', in: [unitId] },
              { code: 'area', within: [area] },
            ],
          },
        ],
  )
  return { any: [{ code: 'area', within: areas }, ...ofUnits] }
}

/**
 * What somebody sees: what `problem.read` is held over, what they reported, and the case that their report was merged
 * into. Following a problem does not open it: whoever likes could follow any.
 */
export function sightOf(columns: ProblemColumns, caller: Mover): Condition {
  const held = heldOver(columns.county, caller, 'problem.read')
  if (held === everything) return everything
  const own: Condition = { id: 'reporter', in: [caller.accountId] }
  const merged = narrow(columns, { all: [own, { code: 'status', in: ['merged'] }] })
  const into = Array.from(merged, (row) => columns.idValues.mergedInto.values[columns.idOf.mergedInto[row]!])
  const targets = into.filter((id) => typeof id === 'number')
  return { any: [held, own, ...(targets.length > 0 ? [{ problem: targets }] : [])] }
}

/**
 * The same as a condition on `problem` in SQL. Columns in memory propose rows; before one leaves the house the database
 * is asked once more.
 */
export function problemsInSight(caller: Mover): RawBuilder<boolean> {
  const own = sql`problem.reporter_id = ${caller.accountId}`
  const merged = sql`exists (
    select from problem mine where mine.county_code = problem.county_code and mine.merged_into = problem.id
      and mine.reporter_id = ${caller.accountId})`
  return sql<boolean>`(${problemsHeld(caller, 'problem.read')} or ${own} or ${merged})`
}

/** A condition on `problem`: the verb is held over it. */
export function problemsHeld({ grants }: Actor, verb: Verb): RawBuilder<boolean> {
  const scopes = grants.filter(({ verbs }) => verbs.includes(verb)).map(({ scope }) => scope)
  const conditions = scopes.map(({ area, unitId }) => {
    const inArea = area === '' ? sql`true` : sql`problem.area_code like ${`${area}%`}`
    return unitId === null ? inArea : sql`(problem.unit_id = ${unitId} and ${inArea})`
  })
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`
}
