// Numbers the micro grids of a grid as one reads a map. They all get new numbers, since no number is ever used again;
// when they stand in that order already nothing changes.
import { sql } from 'kysely'
import { orderLikeAPage, placeOfShape } from '../../../contract/grid-order.ts'
import type { GridShape } from '../../../contract/grids.ts'
import type { MicroNumbering, microGridRoutes } from '../../../contract/micro-grids.ts'
import type { BodyOf } from '../../../contract/route.ts'
import { countyOf, unknownArea } from '../../../db/areas.ts'
import { appendAudit } from '../../../db/audit.ts'
import { lockCounty, raiseDataVersion } from '../../../db/data-version.ts'
import { AppError } from '../../../db/errors.ts'
import { asGeoJson } from '../../../db/geometry.ts'
import { freeMicroCodes, moveMicroGrids, usedMicroCodes } from '../../../db/micro-grids.ts'
import type { Db } from '../../../db/tables.ts'
import type { Caller } from '../../handler.ts'

type Asked = BodyOf<typeof microGridRoutes.numberMicroGrids>['changes']

interface Row {
  id: number
  gridId: number
  code: string
  name: string
  geometry: GridShape
}

/** @throws AppError unknown-area, bad-request when numbers are used up, changed-meanwhile (with the present numbering) */
export async function numberMicroGrids(
  trx: Db,
  caller: Caller,
  grid: string,
  asked: Asked,
): Promise<MicroNumbering> {
  const county = countyOf(grid)
  await lockCounty(trx, county)
  const { ordered, ...numbering } = await plan(trx, county, grid)
  if (!asked) return numbering
  const { changes } = numbering
  if (JSON.stringify(asked.map(pairOf)) !== JSON.stringify(changes.map(pairOf)))
    throw new AppError('changed-meanwhile', 'The micro grids of this grid have changed meanwhile.', {
      current: numbering,
    })
  await raiseDataVersion(trx, county, { shapes: true })
  await moveMicroGrids(trx, county, ordered)
  await appendAudit(trx, caller, {
    action: 'micro-grids-numbered',
    area: grid,
    subject: { type: 'grid', id: grid },
    after: { codes: Object.fromEntries(changes.map(({ from, to }) => [from, to])) },
  })
  return { changes, left: numbering.left - changes.length }
}

function pairOf({ from, to }: { from: string; to: string }): string {
  return `${from} ${to}`
}

async function plan(trx: Db, county: string, grid: string): Promise<MicroNumbering & { ordered: Row[] }> {
  const { rows: grids } = await sql<{ id: number }>`
    select id from grid where county_code = ${county} and code = ${grid} and valid_to is null`.execute(trx)
  if (!grids[0]) throw unknownArea(grid)
  const { rows } = await sql<Row>`
    select id, grid_id, code, name, ${asGeoJson(sql`geom`)} as geometry
    from micro_grid where county_code = ${county} and grid_id = ${grids[0].id}::bigint and valid_to is null
    order by code`.execute(trx)
  const free = freeMicroCodes(grid, (await usedMicroCodes(trx, county, [grid])).get(grid) ?? [])
  const ordered = orderLikeAPage(rows, ({ geometry }) => placeOfShape(geometry))
  const left = free.length
  if (ordered.every(({ code }, index) => code === rows[index]?.code))
    return { changes: [], left, ordered: [] }
  if (left < ordered.length)
    throw new AppError(
      'bad-request',
      `Grid ${grid} has ${left} numbers of micro grids left, and ${ordered.length} are needed: those that ended are not used again.`,
    )
  const changes = ordered.map(({ name, code }, index) => ({ name, from: code, to: free[index]! })) // enough are left
  return { changes, left, ordered }
}
