// The routing rules of a county as they decide: those in use, in their order, with the units that they name.
import { sql } from 'kysely'
import type { RuleAnswer } from '../contract/problem-rules.ts'
import { executePrepared } from './prepared.ts'
import { type AnsweringUnit, isOpen, unitColumns } from './routing-facts.ts'
import type { Db } from './tables.ts'

export interface RoutingRule {
  /** null: one that is only tried. */
  id: number | null
  title: { zh: string; en: string }
  categories: readonly string[]
  areaCode: string | null
  answer: RuleAnswer
  /** Of the answer `unit`; null when that unit was closed. */
  unit: AnsweringUnit | null
}

export async function readRoutingRules(db: Db, county: string): Promise<RoutingRule[]> {
  const { rows } = await executePrepared(
    db,
    sql<RoutingRule>`
    select rule.id, json_build_object('zh', rule.title_zh, 'en', rule.title_en) as title, rule.categories,
           rule.area_code, rule.answer, case when unit.id is not null then ${unitColumns()} end as unit
    from problem_rule rule
    left join unit on unit.county_code = rule.county_code and unit.id = rule.unit_id and ${isOpen}
    where rule.county_code = ${county} and rule.active
    order by rule.position, rule.id`,
  )
  return rows
}
