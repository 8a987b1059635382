// Numbers that are counted when somebody asks: open problems, by the households or the grids of an area.
import { sql } from 'kysely'
import { codeLength, type Level } from '../contract/areas.ts'
import type { IndicatorValue, Note } from '../contract/indicators.ts'
import type { Db } from '../db/tables.ts'
import type { LiveMeasure } from './definition.ts'
import { note } from './notes.ts'

export interface LiveSums {
  area: string
  name: string
  /** null: nobody has ever reported a problem in the county, so no grid is known to be without one. */
  open: number | null
  /** Of the area itself, else of all its grids; null where one of them is not known. */
  households: number | null
  grids: number
}

/** Areas of a level inside an area, by code. A problem counts where its area code says, in no grid as well as in one. */
export async function sumOpenProblems(db: Db, within: string, level: Level): Promise<LiveSums[]> {
  const county = within.slice(0, codeLength.county)
  const inside = `${within}%`
  const { rows } = await sql<LiveSums>`
    with area as (
      select code, name, households from region
      where county_code = ${county} and level = ${level} and code like ${inside}
      union all
      select code, name, households from grid
      where county_code = ${county} and ${level} = 'grid' and valid_to is null and code like ${inside}),
    open as (
      select left(area_code, ${codeLength[level]}) as code, count(*) as number from problem
      where county_code = ${county} and area_code like ${inside} and length(area_code) >= ${codeLength[level]}
        and status not in ('closed', 'refused', 'void', 'merged')
      group by 1),
    inner_grid as (
      select left(code, ${codeLength[level]}) as code, count(*) as number,
             case when bool_and(households is not null) then sum(households) end as households
      from grid where county_code = ${county} and valid_to is null and code like ${inside} group by 1)
    select area.code as area, area.name,
           case when exists (select from problem where county_code = ${county}) then coalesce(open.number, 0) end as open,
           coalesce(area.households, inner_grid.households) as households, coalesce(inner_grid.number, 0) as grids
    from area left join open using (code) left join inner_grid using (code)
    order by area.code`.execute(db)
  return rows
}

export function denominatorOf({ households, grids }: LiveSums, { per }: LiveMeasure): number | null {
  return per === 'households' ? households : grids
}

/** Why there is no value. */
export function notesOfLive({ value, numerator }: IndicatorValue, { per }: LiveMeasure): Note[] {
  if (value !== null) return []
  if (numerator === null) return [note('no-problems')]
  return [note(per === 'households' ? 'no-households' : 'no-grids-here')]
}
