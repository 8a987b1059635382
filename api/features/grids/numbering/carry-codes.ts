// A grid has another code now: whatever names it by its code follows. What tells of the past (the log, the history of
// grids and problems, proposals that are decided) keeps the code of then, and is still found by it.
import { type RawBuilder, sql } from 'kysely'
import type { CarriedRows } from '../../../contract/grid-numbering.ts'
import { openProposalStatuses } from '../../../contract/grid-proposal-workflow.ts'
import { announced } from '../../../db/problem-changes.ts'
import type { Db } from '../../../db/tables.ts'
import { type BorderVersions, hasBordersOf } from '../border-version.ts'

/** With the versions that it had before; the one after is the next. */
export interface Recoded extends BorderVersions {
  id: number
  from: string
  to: string
}

/** Call while the county is locked, after the grids have their new codes. */
export async function carryCodes(
  trx: Db,
  county: string,
  community: string,
  recoded: readonly Recoded[],
): Promise<CarriedRows> {
  const pair = sql`
    pair as materialized (
      select * from unnest(
        ${recoded.map(({ id }) => id)}::bigint[], ${recoded.map(({ from }) => from)}::text[],
        ${recoded.map(({ to }) => to)}::text[]) as pair (id, was, becomes))`
  const count = async (query: RawBuilder<{ number: number }>) =>
    (await query.execute(trx)).rows[0]?.number ?? 0
  return {
    places: await count(sql`
      with ${pair}, carried as (
        update place set area_code = pair.becomes || substr(area_code, 16) from pair
        where county_code = ${county} and grid_id = pair.id and left(area_code, 15) = pair.was returning place.id)
      select count(*)::int as number from carried`),
    problems: await count(sql`
      with ${pair}, held as materialized (
        select problem.id, pair.was, pair.becomes from pair
        join problem on problem.county_code = ${county} and problem.grid_id = pair.id
          and left(problem.area_code, 15) = pair.was
        -- in the order in which a step for many locks them, or the two wait for each other
        order by problem.id for no key update of problem),
      carried as (
        update problem set area_code = held.becomes || substr(area_code, 16) from held
        where county_code = ${county} and problem.id = held.id returning problem.id),
      said as (select ${announced(county, sql`carried.id`)} from carried)
      select (select count(*)::int from carried) as number, (select count(*) from said) as heard`),
    grants: await count(sql`
      with ${pair}, carried as (
        update role_grant set area_code = pair.becomes || substr(area_code, 16), version = version + 1 from pair
        where left(area_code, 15) = pair.was returning role_grant.id)
      select count(*)::int as number from carried`),
    rules: await count(sql`
      with ${pair}, carried as (
        update problem_rule set area_code = pair.becomes, version = version + 1 from pair
        where county_code = ${county} and area_code = pair.was returning problem_rule.id)
      select count(*)::int as number from carried`),
    views: await count(sql`
      with ${pair}, carried as (
        update problem_view set filter = filter || jsonb_build_object('area', pair.becomes) from pair
        where county_code = ${county} and filter ->> 'area' = pair.was returning problem_view.id)
      select count(*)::int as number from carried`),
    proposals: await carryProposals(trx, county, community, pair, recoded),
  }
}

/** Who is asked about which grid follows in all proposals, or their leaders would not see them any more. */
async function carryProposals(
  trx: Db,
  county: string,
  community: string,
  pair: RawBuilder<unknown>,
  recoded: readonly Recoded[],
): Promise<number> {
  await sql`
    with ${pair}
    update grid_proposal_party set grid_code = pair.becomes from pair
    where county_code = ${county} and grid_code = pair.was`.execute(trx)
  const open = await trx
    .selectFrom('gridProposal')
    .select(['id', 'change', 'base', 'answer'])
    .where('countyCode', '=', county)
    .where('communityCode', '=', community)
    .where('status', 'in', openProposalStatuses)
    .orderBy('id')
    .forUpdate()
    .execute()
  const renamed = new Map(recoded.map((each) => [each.from, each.to]))
  /** Drawn on the borders of now, it is still drawn on them; what was overtaken stays so. */
  const raised = (code: string, version: number) => {
    const grid = recoded.find((each) => each.from === code)
    return grid && hasBordersOf(grid, version) ? grid.version + 1 : version
  }
  for (const { id, change, base, answer } of open) {
    const withVersions = {
      ...change,
      changed: change.changed.map((each) => ({ ...each, version: raised(each.code, each.version) })),
      removed: change.removed.map((each) => ({ ...each, version: raised(each.code, each.version) })),
    }
    const versions = Object.entries(base).map(([code, version]) => [code, raised(code, version)])
    await trx
      .updateTable('gridProposal')
      .set({
        change: JSON.stringify(recode(withVersions, renamed)),
        base: JSON.stringify(recode(Object.fromEntries(versions), renamed)),
        answer: JSON.stringify(recode(answer, renamed)),
      })
      .where('countyCode', '=', county)
      .where('id', '=', id)
      .execute()
  }
  return open.length
}

/** Every code in a text or as a name, also inside the key of a finding. */
function recode(value: unknown, codes: ReadonlyMap<string, string>): unknown {
  const say = (text: string) => text.replace(/\d{15}/g, (code) => codes.get(code) ?? code)
  if (typeof value === 'string') return say(value)
  if (Array.isArray(value)) return value.map((each) => recode(each, codes))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [say(key), recode(each, codes)]))
}
