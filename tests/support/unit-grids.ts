// A unit grid as an import leaves it.
import type { Geometry } from 'geojson'
import { sql } from 'kysely'
import { hexWkb } from '../../api/db/geometry.ts'
import type { Db } from '../../api/db/tables.ts'

export interface UnitGridFacts {
  name?: string
  landUse?: string
  grade?: string
  responsibleBody?: string
  validFrom?: string
  validTo?: string
}

export async function makeUnitGrid(db: Db, code: string, shape: Geometry, facts: UnitGridFacts = {}) {
  const { name = code, landUse = null, grade = null, responsibleBody = null } = facts
  const { validFrom = '2026-01-01', validTo = null } = facts
  await sql`
    insert into unit_grid (county_code, code, community_code, name, land_use, grade, responsible_body, geom, valid_from,
      valid_to, source)
    values (${code.slice(0, 6)}, ${code}, ${code.slice(0, 12)}, ${name}, ${landUse}, ${grade}, ${responsibleBody},
      ${hexWkb(shape)}::geometry, ${validFrom}::date, ${validTo}::date, 'test')`.execute(db)
}
