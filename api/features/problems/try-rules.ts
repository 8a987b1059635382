// What would other rules have done? The latest problems routed anew by the present rules and by those that are tried.
import { sql } from 'kysely'
import { type RuleDraft, type RuleTrial, trialDays, trialProblems } from '../../contract/problem-rules.ts'
import { decideRoute } from '../../db/route-problem.ts'
import { type AnsweringUnit, isOpen, readRoutingFacts } from '../../db/routing-facts.ts'
import { type RoutingRule, readRoutingRules } from '../../db/routing-rules.ts'
import type { Db } from '../../db/tables.ts'
import { checkRule } from './change-rules.ts'

/** Of each move, to look at. */
const examples = 5

/** Both with who answers today, so that nothing differs but the rules. @throws as `checkRule` */
export async function tryRules(
  db: Db,
  county: string,
  drafts: readonly RuleDraft[],
  now: Date,
): Promise<RuleTrial> {
  for (const draft of drafts) await checkRule(db, county, draft)
  const since = new Date(now.getTime() - trialDays * 86_400_000)
  const recent = sql`from problem where county_code = ${county} and reported_at >= ${since}`
  const { rows } = await sql<{ total: number }>`select count(*) as total ${recent}`.execute(db)
  const facts = await readRoutingFacts(
    db,
    county,
    sql`select id, geom_m, place_id, grid_id, area_code, category_code as category ${recent}
        order by reported_at desc, id desc limit ${trialProblems}`,
  )
  const present = await readRoutingRules(db, county)
  const tried = await toRules(db, county, drafts)
  const moves = new Map<string, RuleTrial['moves'][number]>()
  // The latest ones serve as examples.
  for (const each of facts.toReversed()) {
    const [from, to] = [decideRoute(present, each), decideRoute(tried, each)]
    if (from.unitId === to.unitId) continue
    const key = `${from.unitId} ${to.unitId}`
    const move = moves.get(key) ?? { from: from.unitName, to: to.unitName, count: 0, problemIds: [] }
    moves.set(key, move)
    move.count++
    if (move.problemIds.length < examples) move.problemIds.push(each.id)
  }
  return {
    total: rows[0]?.total ?? 0,
    tried: facts.length,
    moves: [...moves.values()].toSorted((a, b) => b.count - a.count),
  }
}

async function toRules(db: Db, county: string, drafts: readonly RuleDraft[]): Promise<RoutingRule[]> {
  const ids = drafts.flatMap(({ unitId }) => unitId ?? [])
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from unit where county_code = ${county} and id = any(${ids}::bigint[]) and ${isOpen}`.execute(
    db,
  )
  const units = new Map(rows.map(({ id, name }): [number, AnsweringUnit] => [id, { id, name, role: null }]))
  return drafts
    .filter(({ active }) => active)
    .map(({ id = null, title, categories, area, answer, unitId }) => ({
      ...{ id, title, categories, answer },
      areaCode: area,
      unit: units.get(unitId ?? 0) ?? null,
    }))
}
