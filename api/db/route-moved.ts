// Who handles a problem that lies in another grid now? Nobody has it yet: the rules are asked again where it lies. Somebody
// has it: that unit keeps it, since a border does not take work out of anybody's hands, and its time limit goes on.
import { sql } from 'kysely'
import type { MovedProblem } from '../contract/grid-history.ts'
import type { ProblemStatus } from '../contract/problem-workflow.ts'
import type { RelocatedProblem } from './locate.ts'
import { decideRoute } from './route-problem.ts'
import { readRoutingFacts } from './routing-facts.ts'
import { readRoutingRules } from './routing-rules.ts'
import type { Db } from './tables.ts'

/** Waiting to be accepted, filed or dispatched: the unit is only a proposal. */
const notDispatched: readonly ProblemStatus[] = ['reported', 'verifying', 'accepted', 'filed']

interface Moved extends RelocatedProblem {
  dispatched: boolean
  unitName: string | null
  /** Units that sent it back since its place and category are what they are. */
  returnedBy: number[]
}

/** Call after the problems lie where they lie now, and the assignments of grids are moved. */
export async function routeMoved(
  trx: Db,
  county: string,
  problems: readonly RelocatedProblem[],
): Promise<MovedProblem[]> {
  if (problems.length === 0) return []
  const moved = await readMoved(trx, county, problems)
  const proposed = await propose(
    trx,
    county,
    moved.filter(({ dispatched }) => !dispatched),
  )
  return moved.map(({ returnedBy: _, unitName, ...problem }) => ({
    ...problem,
    formerUnitName: unitName,
    unitName: problem.dispatched ? unitName : (proposed.get(problem.id) ?? null),
  }))
}

async function readMoved(trx: Db, county: string, problems: readonly RelocatedProblem[]): Promise<Moved[]> {
  const { rows } = await sql<Omit<Moved, 'from' | 'to'>>`
    select problem.id, problem.number, unit.name as unit_name,
           not problem.status = any(${notDispatched}::text[]) as dispatched,
           coalesce((
             select json_agg(distinct event.unit_id) from problem_event event
             where event.county_code = ${county} and event.problem_id = problem.id and event.action = 'return'
               and event.unit_id is not null and event.seq > coalesce((
                 select max(seq) from problem_event amended
                 where amended.county_code = ${county} and amended.problem_id = problem.id
                   and amended.action = 'amend'), 0)), '[]') as returned_by
    from problem left join unit on unit.county_code = problem.county_code and unit.id = problem.unit_id
    where problem.county_code = ${county} and problem.id = any(${problems.map(({ id }) => id)}::bigint[])`.execute(
    trx,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return problems.map((each) => ({ ...each, ...byId.get(each.id)! })) // they were just moved
}

/** The name of the unit that is proposed now, by the id of the problem; none: the rules find nobody. */
async function propose(
  trx: Db,
  county: string,
  problems: readonly Pick<Moved, 'id' | 'returnedBy'>[],
): Promise<Map<number, string | null>> {
  if (problems.length === 0) return new Map()
  const rules = await readRoutingRules(trx, county)
  const asked = sql`
    select id, geom_m, place_id, grid_id, area_code, category_code as category
    from problem where county_code = ${county} and id = any(${problems.map(({ id }) => id)}::bigint[])`
  const returnedBy = new Map(problems.map((each) => [each.id, new Set(each.returnedBy)]))
  const routes = (await readRoutingFacts(trx, county, asked)).map((facts) => ({
    id: facts.id,
    routing: decideRoute(rules, facts, returnedBy.get(facts.id)),
  }))
  await sql`
    update problem set unit_id = routed.unit_id, routing = routed.routing, routed_at = problem.updated_at
    from unnest(
      ${routes.map(({ id }) => id)}::bigint[], ${routes.map(({ routing }) => routing.unitId)}::bigint[],
      ${routes.map(({ routing }) => JSON.stringify(routing))}::jsonb[]) as routed (id, unit_id, routing)
    where problem.county_code = ${county} and problem.id = routed.id`.execute(trx)
  return new Map(routes.map(({ id, routing }) => [id, routing.unitName]))
}
