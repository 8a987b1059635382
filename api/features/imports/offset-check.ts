// Do the new places look shifted (GCJ-02, BD-09) against the roads already there? A shift back that halves the
// distance to the nearest road gives it away. domain.md §5.6 "offset signature".
import { sql } from 'kysely'
import { type ShiftedDatum, shiftedDatums, unshift } from '../../../geodata/datum.ts'
import type { Db } from '../../db/tables.ts'
import type { Batch } from './batch.ts'
import type { Warning } from './report.ts'

/** Fewer than this say nothing. */
const fewestSamples = 20
const mostSamples = 400
/** Closer than this the data fit: a shift moves them by hundreds of metres. */
const fittingMetres = 15

interface Sample {
  kind: string
  lng: number
  lat: number
}

/** One warning per kind of the batch that fits the earlier roads of the county better when shifted back. */
export async function findOffsets(trx: Db, batch: Batch): Promise<Warning[]> {
  const byKind = Map.groupBy(await takeSamples(trx, batch), (sample) => sample.kind)
  const warnings: Warning[] = []
  for (const [kind, samples] of byKind) {
    if (samples.length < fewestSamples) continue
    const before = await medianToRoad(
      trx,
      batch,
      samples.map(({ lng, lat }) => [lng, lat]),
    )
    if (before === undefined || before < fittingMetres) continue
    for (const datum of Object.keys(shiftedDatums) as ShiftedDatum[]) {
      // keys of a literal record
      const after = await medianToRoad(
        trx,
        batch,
        samples.map(({ lng, lat }) => unshift([lng, lat], datum)),
      )
      if (after === undefined || after > before / 2) continue
      const values = { datum, before: Math.round(before), after: Math.round(after) }
      warnings.push({ remark: { code: 'looks-shifted', values }, kind, rows: [] })
      break
    }
  }
  return warnings
}

/** Points, and a middle corner of lines; areas lie beside roads, not on them. */
async function takeSamples(trx: Db, batch: Batch): Promise<Sample[]> {
  const { rows } = await sql<Sample>`
    with numbered as (
      select kind, row_number() over (partition by kind order by md5(id::text)) as number,
        case when st_dimension(geom) = 0 then geom
          else st_pointn(geom, (st_npoints(geom) + 1) / 2) end as point
      from place
      where county_code = ${batch.countyCode} and batch_id = ${batch.id}::bigint and source <> 'osm'
        and st_geometrytype(geom) in ('ST_Point', 'ST_LineString')
    )
    select kind, st_x(point) as lng, st_y(point) as lat from numbered
    where number <= ${sql.lit(mostSamples)}`.execute(trx)
  return rows
}

async function medianToRoad(trx: Db, batch: Batch, positions: number[][]): Promise<number | undefined> {
  const { rows } = await sql<{ metres: number | null }>`
    with sample as (
      select st_transform(st_setsrid(st_makepoint(lng, lat), 4326), d.metric_srid) as point
      from unnest(${positions.map(([lng]) => lng)}::float8[], ${positions.map(([, lat]) => lat)}::float8[])
        as list (lng, lat), deployment d
    )
    select percentile_cont(0.5) within group (order by nearest.metres) as metres
    from sample cross join lateral (
      select road.geom_m <-> sample.point as metres from place road
      where road.county_code = ${batch.countyCode} and road.kind = 'road'
        and road.batch_id is distinct from ${batch.id}::bigint
      order by road.geom_m <-> sample.point limit 1
    ) as nearest`.execute(trx)
  return rows[0]?.metres ?? undefined
}
