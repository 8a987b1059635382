// Takes a report: once, however often it is sent; in the grid where it lies; with the unit that answers, and why.
import { sql } from 'kysely'
import { borderMetres, type ReportBody } from '../../contract/problem-reports.ts'
import { unknownArea } from '../../db/areas.ts'
import { AppError } from '../../db/errors.ts'
import { hexWkb } from '../../db/geometry.ts'
import { locatePoint } from '../../db/locate-point.ts'
import type { ProblemSettings } from '../../db/problem-settings.ts'
import { routeProblem } from '../../db/route-problem.ts'
import { askedAt } from '../../db/routing-facts.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { checkCategory, checkHappened, checkSource, namePlace } from './check-report.ts'
import { waitingIn } from './waiting.ts'
import { noteProblem, writeEvent } from './write-event.ts'

/**
 * Answers the id of the problem, of the first one when the report was here before.
 * @throws AppError unknown-area, report-key-taken, unknown-category, category-closed, unknown-source, unknown-place,
 *   outside-county, grid-not-here, bad-request, photo-not-usable
 */
export async function reportProblem(
  trx: Db,
  caller: Caller,
  county: string,
  body: ReportBody,
  settings: ProblemSettings,
  now: Date,
): Promise<number> {
  const known = await findReport(trx, caller, county, body.key)
  if (known !== undefined) return known
  await holdCounty(trx, county)
  const category = await checkCategory(trx, county, body.category)
  const source = body.source ?? 'patrol'
  await checkSource(trx, county, source)
  const happenedAt = checkHappened(body.happenedAt, now)
  const placeName = body.placeId === undefined ? body.placeName : await namePlace(trx, county, body.placeId)
  const spot = await locatePoint(trx, county, body.position, borderMetres, body.gridCode)
  const routing = await routeProblem(
    trx,
    county,
    askedAt(body.position, spot, body.category, body.placeId ?? null),
  )
  const { remindersAhead, ...waiting } = waitingIn(
    'reported',
    { since: now, now },
    settings,
    category,
    undefined,
  )
  const made = await trx
    .insertInto('problem')
    .values({
      countyCode: county,
      reportKey: body.key,
      status: 'reported',
      categoryCode: body.category,
      source,
      words: body.words?.trim() ?? '',
      geom: sql`${hexWkb({ type: 'Point', coordinates: body.position })}::geometry`,
      positionSource: body.positionSource,
      accuracyMetres: body.accuracyMetres ?? null,
      placeId: body.placeId ?? null,
      placeName: placeName?.trim() || null,
      regionCode: spot.regionCode,
      gridId: spot.grid?.id ?? null,
      areaCode: spot.areaCode,
      unitId: routing.unitId,
      routing: JSON.stringify(routing),
      routedAt: now,
      reporterId: caller.accountId,
      reporterName: caller.displayName,
      callerName: body.callerName?.trim() || null,
      callerPhone: body.callerPhone ?? null,
      happenedAt,
      reportedAt: now,
      updatedAt: now,
      ...waiting,
      remindersAhead: JSON.stringify(remindersAhead),
    })
    // Whoever sends the same at the same moment waits here until the first one is through.
    .onConflict((conflict) => conflict.columns(['countyCode', 'reportKey']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return (await findReport(trx, caller, county, body.key))! // the one that was in the way
  await writeEvent(trx, caller, county, made.id, {
    action: 'report',
    at: now,
    from: null,
    to: 'reported',
    unitId: routing.unitId,
    words: body.words?.trim(),
    photos: body.photos,
  })
  await noteProblem(
    trx,
    caller,
    'problem-reported',
    { id: made.id, areaCode: spot.areaCode, name: category.titleZh },
    {
      after: {
        category: body.category,
        source,
        unitId: routing.unitId,
        onBehalf: body.callerName !== undefined,
      },
    },
  )
  return made.id
}

/** @throws AppError report-key-taken when somebody else reported with this key */
async function findReport(db: Db, caller: Caller, county: string, key: string): Promise<number | undefined> {
  const found = await db
    .selectFrom('problem')
    .select(['id', 'reporterId'])
    .where('countyCode', '=', county)
    .where('reportKey', '=', key)
    .executeTakeFirst()
  if (found && found.reporterId !== caller.accountId)
    throw new AppError(
      'report-key-taken',
      'The key of this report belongs to somebody else; send it with a new one.',
    )
  return found?.id
}

/** Whoever removes the county waits for this report, and comes upon it; imports go on. @throws AppError unknown-area */
async function holdCounty(trx: Db, county: string): Promise<void> {
  const { rows } = await sql`select from county_state where county_code = ${county} for key share`.execute(
    trx,
  )
  if (rows.length === 0) throw unknownArea(county)
}
