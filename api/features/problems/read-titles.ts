// What are the units, areas, categories and sources called that numbers are parted by?
import { sql } from 'kysely'
import type { Db } from '../../db/tables.ts'

export interface Title {
  zh: string
  en: string
}

/** Keys as text: unit ids, area codes, category codes, source ids. */
export interface Keys {
  units?: readonly string[]
  areas?: readonly string[]
  categories?: readonly string[]
  sources?: readonly string[]
}

export type Titles = Record<keyof Keys, ReadonlyMap<string, Title>>

export async function readTitles(db: Db, county: string, keys: Keys): Promise<Titles> {
  const { units = [], areas = [], categories = [], sources = [] } = keys
  const { rows } = await sql<Title & { of: keyof Keys; key: string }>`
    select 'units' as of, id::text as key, name as zh, name as en from unit
    where county_code = ${county} and id = any(${units}::bigint[])
    union all
    select 'areas', code, name, name from region where county_code = ${county} and code = any(${areas}::text[])
    union all
    -- a code is never used for another grid, so the latest name is its name
    (select distinct on (code) 'areas', code, name, name from grid
     where county_code = ${county} and code = any(${areas}::text[]) order by code, valid_from desc)
    union all
    select 'categories', code, title_zh, title_en from problem_category
    where county_code = ${county} and code = any(${categories}::text[])
    union all
    select 'sources', id, title_zh, title_en from problem_source
    where county_code = ${county} and id = any(${sources}::text[])`.execute(db)
  const named = (of: keyof Keys) =>
    new Map(rows.filter((row) => row.of === of).map(({ key, zh, en }) => [key, { zh, en }]))
  return {
    units: named('units'),
    areas: named('areas'),
    categories: named('categories'),
    sources: named('sources'),
  }
}
