// Which routing rules are for a grid that ends or is divided? They do not follow the land: who handles what there is for the
// planner to say, who has to know.
import { sql } from 'kysely'
import type { Finding } from '../../contract/grids.ts'
import { asGeoJson } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'
import { finding } from './finding.ts'
import { formerAndPresent } from './former-grids.ts'
import type { Written } from './write-grids.ts'

interface RuleOfGrid {
  id: number
  title: { zh: string; en: string }
  gridId: number
  gridCode: string
  geometry: unknown
}

export async function findRules(
  trx: Db,
  county: string,
  { changeId, removed, created }: Written,
): Promise<Finding[]> {
  const ended = removed.map(({ id }) => id)
  const divided = created.map(({ from }) => from)
  if (ended.length + divided.length === 0) return []
  const { rows } = await sql<RuleOfGrid>`
    with ${formerAndPresent(county, changeId)}
    select rule.id, json_build_object('zh', rule.title_zh, 'en', rule.title_en) as title,
           former.id as grid_id, former.code as grid_code, ${asGeoJson(sql`former.geom`)} as geometry
    from former
    join problem_rule rule on rule.county_code = ${county} and rule.area_code = former.code and rule.active
    where former.id = any(${[...ended, ...divided]}::bigint[])
    order by former.code, rule.position, rule.id`.execute(trx)
  return rows.map(({ id, title, gridId, gridCode, geometry }) =>
    finding({
      code: ended.includes(gridId) ? 'rule-ends' : 'rule-divided',
      grids: [gridCode],
      squareMetres: null,
      geometry,
      cut: { id, name: title },
    }),
  )
}
