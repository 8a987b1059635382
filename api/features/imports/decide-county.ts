// Which county do rows belong to that do not say it themselves?
import { isAboveCounties } from '../../../geodata/clean-areas.ts'
import type { Prepared } from '../../../geodata/prepare.ts'
import { BadInput } from '../../../geodata/remark.ts'
import { codeLength } from '../../contract/areas.ts'
import type { Db } from '../../db/tables.ts'
import { findCounty } from './batch.ts'
import { boundsPlace, boundsRegion } from './county-bounds.ts'
import type { ImportRequest } from './import-files.ts'

/** The county named by an option, or the only one there is. */
export async function findTarget(db: Db, request: ImportRequest): Promise<string | undefined> {
  const { region, regionFromBounds } = request
  if (regionFromBounds !== undefined) return readCounty(regionFromBounds, /^\d{6}$/)
  if (region !== undefined) return readCounty(region, /^\d{6}(\d{3}){0,2}$/)
  const counties = await listCounties(db)
  return counties.length === 1 ? counties[0]?.code : undefined
}

/** The county of a code that was given. @throws BadInput when it is none, or that of a province or prefecture */
function readCounty(code: string, shape: RegExp): string {
  if (!shape.test(code)) throw new BadInput('county-code-wrong', { code })
  const county = code.slice(0, 6)
  if (isAboveCounties(county)) throw new BadInput('not-a-county', { code })
  return county
}

async function listCounties(db: Db) {
  return await db
    .selectFrom('region')
    .select(['code', 'name'])
    .where('level', '=', 'county')
    .orderBy('code')
    .execute()
}

export function addBounds(prepared: Prepared, code: string, name: string | undefined): void {
  if (!prepared.bounds) throw new BadInput('no-bounds', { file: prepared.files[0]?.name ?? '' })
  const origin = { file: prepared.files[0]?.name ?? '', row: 'bounds' }
  prepared.regions.unshift({ ...boundsRegion(code, name ?? code, prepared.bounds), ...origin })
  prepared.places.file.unshift({ ...boundsPlace(prepared.bounds), ...origin })
}

export function needsCounty(prepared: Prepared): boolean {
  const { places, units, grids, unitGrids, microGrids } = prepared
  // Without a code they do not say themselves where they belong.
  const uncoded = [
    ...[...grids, ...unitGrids].filter(({ code }) => code === undefined),
    ...microGrids.filter((each) => namesCounty(each) === undefined),
  ]
  return places.osm.length + places.file.length + units.length + uncoded.length > 0
}

/** By its own code or by that of its grid. */
export function namesCounty({ code, gridCode }: Prepared['microGrids'][number]): string | undefined {
  return (code ?? gridCode)?.slice(0, codeLength.county)
}

export async function decideCounty(db: Db, target: string | undefined, prepared: Prepared): Promise<string> {
  const inFile = prepared.regions.filter((region) => region.code.length === 6).map((region) => region.code)
  const code = target ?? (inFile.length === 1 ? inFile[0] : undefined)
  if (code === undefined) {
    const known = await listCounties(db)
    if (known.length === 0) throw new BadInput('no-county')
    throw new BadInput('which-county', { known: known.map((each) => `${each.code} ${each.name}`).join(', ') })
  }
  if (!inFile.includes(code) && !(await findCounty(db, code)))
    throw new BadInput('county-not-there', { code })
  return code
}
