// Is every polygon of a change one that can be measured at all? Asked before anything is written.
import { sql } from 'kysely'
import type { Finding, GridShape } from '../../contract/grids.ts'
import { asGeoJson, degreesSrid, hexWkb } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'
import type { Change } from './change-request.ts'
import { finding } from './finding.ts'

/** Farther from the community than this is a slip of the mouse or another datum: degrees. */
const farDegrees = 0.5

/** Polygons that cross themselves, have no area or do not close, each with the place of it; those of another world. */
export async function findInvalid(
  trx: Db,
  county: string,
  community: string,
  { changed, created }: Change,
): Promise<Finding[]> {
  const shapes = [
    ...changed.map(({ code, geometry }) => ({ grid: code, geometry })),
    ...created.map(({ key, geometry }) => ({ grid: key, geometry })),
  ]
  const far = await findFar(trx, county, community, shapes)
  if (far.length > 0) return far
  const open = shapes.filter(({ geometry }) => ringsOf(geometry).some((ring) => !isClosed(ring)))
  if (open.length > 0)
    return open.map(({ grid, geometry }) =>
      finding({
        code: 'invalid',
        grids: [grid],
        squareMetres: null,
        geometry: { type: 'LineString', coordinates: ringsOf(geometry).find((ring) => !isClosed(ring)) },
      }),
    )
  const { rows } = await sql<{ grid: string; geometry: unknown }>`
    with drawn as (
      select grid, hex::geometry as geom, metric_srid
      from unnest(${shapes.map(({ grid }) => grid)}::text[], ${shapes.map(({ geometry }) => hexWkb(geometry))}::text[])
        as drawn (grid, hex), deployment),
    judged as (
      select grid, geom, ${degreesSrid}::int as srid, st_isvaliddetail(geom) as detail from drawn
      union all
      -- a border a millimetre from itself may cross itself in the other plane
      select grid, geom, metric_srid, st_isvaliddetail(st_transform(geom, metric_srid)) from drawn
      where st_isvalid(geom))
    select grid, ${asGeoJson(sql`coalesce(
        st_transform(st_setsrid((detail).location, srid), ${degreesSrid}::int),
        st_startpoint(st_exteriorring(st_geometryn(geom, 1))))`)} as geometry
    from judged where not (detail).valid`.execute(trx)
  return rows.map(({ grid, geometry }) =>
    finding({ code: 'invalid', grids: [grid], squareMetres: null, geometry }),
  )
}

type Ring = [number, number][]

function ringsOf({ type, coordinates }: GridShape): Ring[] {
  return type === 'Polygon' ? coordinates : coordinates.flat()
}

function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

async function findFar(
  trx: Db,
  county: string,
  community: string,
  shapes: readonly { grid: string; geometry: GridShape }[],
): Promise<Finding[]> {
  const { rows } = await sql<{ west: number; south: number; east: number; north: number }>`
    select st_xmin(around) as west, st_ymin(around) as south, st_xmax(around) as east, st_ymax(around) as north
    from (
      select st_expand(st_extent(geom)::geometry, ${farDegrees}) as around
      from grid where county_code = ${county} and community_code = ${community} and valid_to is null) extent
    where around is not null`.execute(trx)
  const [around] = rows
  if (!around) return []
  return shapes
    .filter(({ geometry }) => {
      const [west, south, east, north] = boxAround(geometry)
      return west < around.west || south < around.south || east > around.east || north > around.north
    })
    .map(({ grid, geometry }) => finding({ code: 'outside', grids: [grid], squareMetres: null, geometry }))
}

function boxAround(shape: GridShape): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of ringsOf(shape))
    for (const [lng, lat] of ring) {
      west = Math.min(west, lng)
      south = Math.min(south, lat)
      east = Math.max(east, lng)
      north = Math.max(north, lat)
    }
  return [west, south, east, north]
}
