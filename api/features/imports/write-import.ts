// Writes what was prepared, county by county: regions and grids, then places, then what no fact counts.
import { sql } from 'kysely'
import type { RegionInput } from '../../../geodata/county-data.ts'
import type { Origin, Prepared } from '../../../geodata/prepare.ts'
import { BadInput, type Progress } from '../../../geodata/remark.ts'
import { type Author, appendAudit } from '../../db/audit.ts'
import { lockCounty, raiseDataVersion } from '../../db/data-version.ts'
import type { Db } from '../../db/tables.ts'
import { hasMosaic } from '../../indicators/refresh.ts'
import { type Batch, closeBatch, dropBatch, findCounty, openBatch, type Saved } from './batch.ts'
import { codeGrids } from './code-grids.ts'
import { namesCounty } from './decide-county.ts'
import { followGrids, listRedrawn } from './follow-problems.ts'
import type { ImportRequest, Look } from './import-files.ts'
import { ensureMetricCrs } from './metric-crs.ts'
import { findOffsets } from './offset-check.ts'
import { countFacts, layAreas } from './refresh-facts.ts'
import {
  addRejected,
  addSaved,
  countChanges,
  type ImportReport,
  importedLine,
  reportForBatch,
} from './report.ts'
import { centreOf } from './save-county-data.ts'
import { saveGrids } from './save-grids.ts'
import { saveListedUnits } from './save-listed-units.ts'
import { saveMicroGrids } from './save-micro-grids.ts'
import { savePlaces } from './save-places.ts'
import { saveRegions } from './save-regions.ts'
import { saveUnitGrids } from './save-unit-grids.ts'
import { strayMicroGrids } from './stray-micro-grids.ts'

export async function writeImport(
  trx: Db,
  prepared: Prepared,
  placeCounty: string | undefined,
  {
    lookAtGrids,
    lookAtUnitGrids,
    ...request
  }: ImportRequest & { lookAtGrids: Look | undefined; lookAtUnitGrids: Look | undefined },
  report: ImportReport,
  author: Author,
  progress: Progress,
): Promise<void> {
  const regions = mergeRegions(prepared.regions)
  const counties = new Set(
    [...regions, ...prepared.grids, ...prepared.unitGrids].flatMap(({ code }) => code?.slice(0, 6) ?? []),
  )
  const microGrids = Map.groupBy(prepared.microGrids, (each) => namesCounty(each) ?? placeCounty ?? '')
  for (const code of microGrids.keys()) counties.add(code)
  if (placeCounty) counties.add(placeCounty)
  for (const countyCode of [...counties].sort()) {
    // A grid without a code lies in the county that the import is about.
    const ofCounty = <T extends { code?: string }>(areas: readonly T[]) =>
      areas.filter(({ code }) => (code ?? placeCounty)?.startsWith(countyCode))
    const [itsRegions, itsGrids] = [ofCounty(regions), ofCounty(prepared.grids)]
    const itsUnitGrids = ofCounty(prepared.unitGrids)
    const itsMicroGrids = microGrids.get(countyCode) ?? []
    if (!itsRegions.some(({ code }) => code === countyCode) && !(await findCounty(trx, countyCode))) {
      for (const [kind, areas] of [
        ['region', itsRegions],
        ['grid', itsGrids],
        ['unit-grid', itsUnitGrids],
        ['micro-grid', itsMicroGrids],
      ] as const)
        for (const { file, row } of areas)
          addRejected(report, {
            kind,
            file,
            row,
            reason: { code: 'county-unknown', values: { county: countyCode } },
          })
      continue
    }
    const arrival = { code: countyCode, position: await positionOf(trx, itsRegions), demo: false }
    for (const remark of await ensureMetricCrs(trx, arrival, request.metricCrs, progress))
      report.warnings.push({ remark, kind: 'region', rows: [] })
    const batch = await openBatch(trx, {
      countyCode,
      source: prepared.places.osm.length > 0 ? 'osm' : 'file',
      fileNames: prepared.files.map((file) => file.name),
      sourceCrs: [...new Set(prepared.files.map((file) => file.crs))].join(' '),
      options: { ...request, files: undefined },
    })
    const before = countChanges(report)
    await saveAreas(trx, batch, itsRegions, itsGrids, report, author)
    // Also of a dry run: what is wrong is best known before.
    if (itsGrids.length > 0 && lookAtGrids) report.warnings.push(...(await lookAtGrids(trx, countyCode)))
    if (itsGrids.length > 0) report.warnings.push(...(await strayMicroGrids(trx, countyCode)))
    if (countChanges(report) > before || !(await hasMosaic(trx, countyCode)))
      await layAreas(trx, countyCode, progress)
    if (countyCode === placeCounty) {
      // Its own row may just have been rejected.
      if (!(await findCounty(trx, countyCode))) throw new BadInput('county-not-there', { code: countyCode })
      await saveBothSources(trx, batch, prepared, report, progress)
    }
    // Facts count neither units nor micro grids nor unit grids.
    const movesFacts = countChanges(report) > before
    await saveItsMicroGrids(trx, batch, itsMicroGrids, report)
    if (itsUnitGrids.length > 0) {
      progress('write')
      await saveCounted(trx, batch, 'unit-grid', itsUnitGrids, saveUnitGrids, report)
      progress('judge')
      if (lookAtUnitGrids) report.warnings.push(...(await lookAtUnitGrids(trx, countyCode)))
    }
    if (countyCode === placeCounty && prepared.units.length > 0)
      await saveCounted(trx, { ...batch, source: 'file' }, 'unit', prepared.units, saveListedUnits, report)
    if (countChanges(report) === before) {
      await dropBatch(trx, batch)
      continue
    }
    if (movesFacts) {
      await countFacts(trx, countyCode, progress)
      report.warnings.push(...(await listShares(trx, batch)), ...(await findOffsets(trx, batch)))
    }
    await followGrids(trx, countyCode, author, await listRedrawn(trx, countyCode, batch.id))
    report.batches.push({ county: countyCode, id: batch.id })
    await closeBatch(trx, batch, reportForBatch(report, batch))
    await appendAudit(trx, author, importedLine(batch, report))
  }
}

async function saveAreas(
  trx: Db,
  batch: Batch,
  regions: readonly (RegionInput & Origin)[],
  grids: Prepared['grids'],
  report: ImportReport,
  author: Author,
): Promise<void> {
  const byCode = (areas: readonly ({ code: string } & Origin)[]) => {
    const origins = new Map<string, Origin>(areas.map((area) => [area.code, area]))
    return (code: string) => origins.get(code)
  }
  if (regions.length > 0) addSaved(report, 'region', await saveRegions(trx, batch, regions), byCode(regions))
  if (grids.length === 0) return
  const { coded, rejected, notes } = await codeGrids(trx, batch.countyCode, grids)
  for (const { file, row, reason } of rejected) addRejected(report, { kind: 'grid', file, row, reason })
  report.warnings.push(...notes.map((note) => ({ ...note, kind: 'grid' })))
  addSaved(report, 'grid', await saveGrids(trx, batch, coded, author), byCode(coded))
}

async function saveBothSources(
  trx: Db,
  batch: Batch,
  prepared: Prepared,
  report: ImportReport,
  progress: Progress,
): Promise<void> {
  for (const source of ['osm', 'file'] as const) {
    const places = prepared.places[source]
    if (places.length === 0) continue
    const origins = new Map<string, Origin>(
      places.map((place) => [`${place.kind} ${place.sourceKey}`, place]),
    )
    for (const [kind, saved] of await savePlaces(trx, { ...batch, source }, places, progress))
      addSaved(report, kind, saved, (key) => origins.get(`${kind} ${key}`))
  }
}

/** Rows that may have no code of their own: two files may both have a row 2, so that they are told apart by their position. */
async function saveCounted<T extends Origin>(
  trx: Db,
  batch: Batch,
  kind: 'unit' | 'unit-grid',
  rows: readonly T[],
  save: (trx: Db, batch: Batch, rows: readonly (T & { row: string })[]) => Promise<Saved>,
  report: ImportReport,
): Promise<void> {
  const keyed = rows.map((each, index) => ({ ...each, row: String(index) }))
  addSaved(report, kind, await save(trx, batch, keyed), (key) => rows[Number(key)])
}

async function saveItsMicroGrids(
  trx: Db,
  batch: Batch,
  microGrids: Prepared['microGrids'],
  report: ImportReport,
): Promise<void> {
  if (microGrids.length === 0) return
  // Two files may both have a row 2, and not every row has a code.
  const keyed = microGrids.map((each, index) => ({ ...each, row: String(index), told: each.row }))
  const before = countChanges(report)
  await lockCounty(trx, batch.countyCode)
  addSaved(report, 'micro-grid', await saveMicroGrids(trx, batch, keyed), (key) => microGrids[Number(key)])
  // Tiles and search show them.
  if (countChanges(report) > before) await raiseDataVersion(trx, batch.countyCode, { shapes: true })
}

/** A list with names and a file with the boundary of the same region make one. */
function mergeRegions(regions: Prepared['regions']): Prepared['regions'] {
  const byCode = new Map<string, Prepared['regions'][number]>()
  for (const region of regions) {
    const known = byCode.get(region.code)
    const name = region.name === region.code ? known?.name : region.name
    const geometry = region.geometry ?? known?.geometry ?? null
    const properties = { ...known?.properties, ...region.properties }
    byCode.set(region.code, { ...known, ...region, name: name ?? region.code, geometry, properties })
  }
  return [...byCode.values()].sort((a, b) => a.code.localeCompare(b.code))
}

/** A position to choose the metric CRS by: in a boundary, else the centre that a list gives. */
async function positionOf(trx: Db, regions: readonly RegionInput[]): Promise<[number, number] | undefined> {
  const centre = await centreOf(trx, regions)
  if (centre) return centre
  const listed = regions.find((region) => Array.isArray(region.properties?.centre))?.properties?.centre
  return listed as [number, number] | undefined // written by cleanRegions from a point
}

/** Lines that countFacts found to stand twice, of this batch. */
async function listShares(trx: Db, batch: Batch): Promise<ImportReport['warnings']> {
  const { rows } = await sql<{ reason: 'both-directions' | 'dual-carriageway'; kind: string; count: number }>`
    select share.reason, place.kind, count(*)::int as count
    from line_share share join place on place.county_code = share.county_code and place.id = share.place_id
    where share.county_code = ${batch.countyCode} and place.batch_id = ${batch.id}::bigint
    group by share.reason, place.kind order by share.reason`.execute(trx)
  return rows.map(({ reason, kind, count }) => ({
    remark: { code: reason, values: { count } },
    kind,
    rows: [],
  }))
}
