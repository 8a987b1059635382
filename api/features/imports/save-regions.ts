// Writes counties, townships and communities; what a file does not say about a known region stays as it was.
import { sql } from 'kysely'
import type { RegionInput } from '../../../geodata/county-data.ts'
import { levelOf } from '../../contract/areas.ts'
import { hexWkb } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'
import { type Batch, findCounty, nothingSaved, type Saved } from './batch.ts'

interface WrittenRegion {
  code: string
  outcome: 'accepted' | 'updated' | 'unchanged' | 'rejected'
  repaired: boolean
}

/**
 * Writes the regions of one county. A region listed without a boundary, a number or a name of its own (its
 * code stands for it) keeps what it had. The metric CRS must be set.
 */
export async function saveRegions(trx: Db, batch: Batch, regions: readonly RegionInput[]): Promise<Saved> {
  const saved = nothingSaved()
  // The county first: when its own row is rejected, those below it have nothing to stand under.
  const { own = [], below = [] } = Object.groupBy(regions, ({ code }) =>
    code === batch.countyCode ? 'own' : 'below',
  )
  for (const some of [own, below]) {
    const usable = await sortOut(trx, batch.countyCode, some, saved)
    if (usable.length === 0) continue
    for (const row of await write(trx, batch, usable)) {
      if (row.outcome === 'rejected') saved.rejected.push({ row: row.code, reason: { code: 'no-area' } })
      else saved[row.outcome] += 1
      if (row.repaired && row.outcome !== 'rejected')
        saved.notes.push({ remark: { code: 'repaired' }, rows: [row.code] })
    }
    await sql`
      insert into county_state (county_code)
      select code from region where county_code = ${batch.countyCode} and level = 'county'
      on conflict do nothing`.execute(trx)
  }
  await linkParents(trx, batch.countyCode)
  return saved
}

async function sortOut(trx: Db, county: string, regions: readonly RegionInput[], saved: Saved) {
  const hasCounty = (await findCounty(trx, county)) !== undefined
  const byCode = new Map<string, RegionInput>()
  const reject = (row: string, reason: Saved['rejected'][number]['reason']) =>
    saved.rejected.push({ row, reason })
  for (const region of regions) {
    const level = levelOf(region.code)
    if (!level || level === 'grid' || !region.code.startsWith(county))
      reject(region.code, { code: 'region-code-wrong', values: { code: region.code, county } })
    else if (!hasCounty && region.code !== county)
      reject(region.code, { code: 'county-unknown', values: { county } })
    else if (byCode.has(region.code))
      reject(region.code, { code: 'duplicate-code', values: { code: region.code } })
    else if (region.geometry && !region.geometry.type.endsWith('Polygon'))
      reject(region.code, { code: 'needs-area', values: { type: region.geometry.type } })
    else byCode.set(region.code, region)
  }
  return [...byCode.values()]
}

async function write(trx: Db, batch: Batch, regions: RegionInput[]): Promise<WrittenRegion[]> {
  const column = <T>(of: (region: RegionInput) => T) => regions.map(of)
  const { rows } = await sql<WrittenRegion>`
    with incoming as (
      select code, level, nullif(name, code) as name, properties,
        urban_population, temporary_population, resident_population, households,
        not st_isvalid(geom) as repaired,
        case when st_isvalid(geom) then geom else st_collectionextract(st_makevalid(geom), 3) end as geom
      from (
        select code, level, name, hex::geometry as geom, properties::jsonb as properties,
          urban_population, temporary_population, resident_population, households
        from unnest(
          ${column((each) => each.code)}::text[],
          ${column((each) => levelOf(each.code))}::text[],
          ${column((each) => each.name)}::text[],
          ${column((each) => each.geometry && hexWkb(each.geometry))}::text[],
          ${column((each) => JSON.stringify(each.properties ?? {}))}::text[],
          ${column((each) => each.urbanPopulation ?? null)}::int[],
          ${column((each) => each.temporaryPopulation ?? null)}::int[],
          ${column((each) => each.residentPopulation ?? null)}::int[],
          ${column((each) => each.households ?? null)}::int[]
        ) as file (code, level, name, hex, properties,
          urban_population, temporary_population, resident_population, households)
      ) as parsed
    ),
    merged as (
      select i.code, i.level, coalesce(i.name, r.name, i.code) as name, coalesce(i.geom, r.geom) as geom,
        coalesce(r.properties, '{}') || i.properties as properties,
        coalesce(i.urban_population, r.urban_population) as urban_population,
        coalesce(i.temporary_population, r.temporary_population) as temporary_population,
        coalesce(i.resident_population, r.resident_population) as resident_population,
        coalesce(i.households, r.households) as households,
        coalesce(i.repaired, false) as repaired,
        case when r.code is not null
          then to_jsonb(r) - 'geom_m' || jsonb_build_object('geom', r.geom::text) end as before,
        r.geom as old_geom
      from incoming i
      left join region r on r.county_code = ${batch.countyCode} and r.code = i.code
    ),
    compared as (
      select *, case
        when st_isempty(geom) then 'rejected'
        when before is null then 'accepted'
        when geom is not distinct from old_geom
          and (before ->> 'name', before -> 'properties') = (name, properties)
          and (before ->> 'urban_population')::int is not distinct from urban_population
          and (before ->> 'temporary_population')::int is not distinct from temporary_population
          and (before ->> 'resident_population')::int is not distinct from resident_population
          and (before ->> 'households')::int is not distinct from households
        then 'unchanged' else 'updated' end as outcome
      from merged
    ),
    written as (
      insert into region as r (county_code, code, level, name, geom, properties, urban_population,
        temporary_population, resident_population, households, source, batch_id)
      select ${batch.countyCode}, code, level, name, geom, properties, urban_population,
        temporary_population, resident_population, households, ${batch.source}, ${batch.id}::bigint
      from compared where outcome in ('accepted', 'updated')
      on conflict (county_code, code) do update set
        name = excluded.name, geom = excluded.geom, properties = excluded.properties,
        urban_population = excluded.urban_population, temporary_population = excluded.temporary_population,
        resident_population = excluded.resident_population, households = excluded.households,
        source = excluded.source, batch_id = excluded.batch_id
    ),
    remembered as (
      insert into import_change (county_code, batch_id, table_name, row_key, before)
      select ${batch.countyCode}, ${batch.id}::bigint, 'region', code, before
      from compared where outcome in ('accepted', 'updated')
      on conflict do nothing
    )
    select code, outcome, repaired from compared`.execute(trx)
  return rows
}

/** The parent is the nearest region above that exists: some communities hang directly under their county. */
export async function linkParents(trx: Db, county: string): Promise<void> {
  await sql`
    update region child set parent_code = parent.code
    from (
      select c.code as child_code,
        (select max(p.code) from region p
         where p.county_code = c.county_code and length(p.code) < length(c.code)
           and c.code like p.code || '%') as code
      from region c where c.county_code = ${county}
    ) as parent
    where child.county_code = ${county} and child.code = parent.child_code
      and child.parent_code is distinct from parent.code`.execute(trx)
}
