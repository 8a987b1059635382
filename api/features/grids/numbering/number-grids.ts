// Gives the grids of a community their numbers anew, in the order of a page; in one transaction, or taken back as a whole.
import { sql } from 'kysely'
import type { gridNumberingRoutes, NumberedGrid, Numbering } from '../../../contract/grid-numbering.ts'
import { mostNumber } from '../../../contract/grid-numbering.ts'
import { orderLikeAPage, placeOfShape } from '../../../contract/grid-order.ts'
import type { GridShape } from '../../../contract/grids.ts'
import type { BodyOf } from '../../../contract/route.ts'
import { countyOf } from '../../../db/areas.ts'
import { appendAudit } from '../../../db/audit.ts'
import { closeCounty, raiseDataVersion } from '../../../db/data-version.ts'
import { AppError } from '../../../db/errors.ts'
import { asGeoJson } from '../../../db/geometry.ts'
import { codeOf, freeFrom, numberOf, readUsedNumbers } from '../../../db/grid-numbers.ts'
import { moveMicroGridsOf } from '../../../db/micro-grids.ts'
import type { Db } from '../../../db/tables.ts'
import { refreshGrids } from '../../../indicators/refresh.ts'
import { type BorderVersions, bordersSince } from '../border-version.ts'
import type { Changer } from '../changer.ts'
import { handOver } from '../hand-over.ts'
import { overtakeProposals } from '../proposals/overtake.ts'
import { keepVersions, writeChange } from '../write-grids.ts'
import { carryCodes, type Recoded } from './carry-codes.ts'
import { planNumbers } from './plan-numbers.ts'
import { nameAfter } from './usual-name.ts'

type Wish = BodyOf<typeof gridNumberingRoutes.numberGrids>

/** Carries the answer of a dry run out of the transaction that it takes back. */
export class NumberingTried extends Error {
  readonly answer: Numbering
  constructor(answer: Numbering) {
    super()
    this.answer = answer
  }
}

/**
 * @throws AppError bad-request, changed-meanwhile (with the numbers of now), grid-numbers-used-up; @throws NumberingTried
 *   instead of answering when nothing shall be kept
 */
export async function numberGrids(
  trx: Db,
  caller: Changer,
  community: string,
  { begin, keep = true, reason, seen = [], dryRun = false }: Wish,
): Promise<Numbering> {
  const county = countyOf(community)
  if (!dryRun && reason.trim() === '')
    throw new AppError('bad-request', 'Say why the grids get other numbers.')
  // Whoever reports a problem just now holds the county too: it would be written with a code that is no more.
  if (!dryRun) await closeCounty(trx, county)
  const dataVersion = await raiseDataVersion(trx, county, { shapes: true })
  const present = await lockGrids(trx, county, community)
  const used = await readUsedNumbers(trx, county, community)
  const grids = plan(community, present, used, { begin, keep })
  if (!dryRun) checkSeen(grids, seen)
  const recoded = grids
    .filter(({ code, becomes }) => code !== becomes)
    .map(({ code, becomes, ...grid }) => ({ ...grid, from: code, to: becomes }))
  if (!dryRun && recoded.length === 0)
    throw new AppError('bad-request', 'The numbers are in order already: no grid would get another one.')
  const changeId = await write(trx, caller, county, community, reason.trim(), grids)
  const carried = await carryCodes(trx, county, community, recoded)
  const pairs = recoded.map(({ id }) => ({ from: id, to: id }))
  const microGrids = await moveMicroGridsOf(trx, county, pairs)
  const answer: Numbering = {
    dryRun,
    grids: grids.map(({ id: _, regionName: __, bordersSince: ___, ...grid }) => grid),
    changed: recoded.length,
    highest: Math.max(0, ...used),
    free: freeFrom(1, used).length,
    carried,
  }
  if (dryRun) throw new NumberingTried(answer)
  // Where imported grids overlap, the lower number keeps the land: that may be another one now.
  const problems = await refreshGrids(trx, county, community, dataVersion)
  const moved = { transfers: [], assignments: [], grants: [], problems, microGrids }
  await handOver(trx, caller, county, changeId, moved)
  await overtakeProposals(trx, county, community)
  await note(trx, caller, community, reason.trim(), recoded)
  return answer
}

interface PresentGrid extends BorderVersions {
  id: number
  code: string
  name: string
  geometry: GridShape
  regionName: string
}
type PlannedGrid = PresentGrid & NumberedGrid

async function lockGrids(trx: Db, county: string, community: string): Promise<PresentGrid[]> {
  const { rows } = await sql<PresentGrid>`
    select grid.id, grid.code, grid.name, grid.version, ${bordersSince} as borders_since,
           ${asGeoJson(sql`grid.geom`)} as geometry, region.name as region_name
    from grid join region on region.county_code = ${county} and region.code = grid.community_code
    where grid.county_code = ${county} and grid.community_code = ${community} and grid.valid_to is null
    order by grid.id for no key update of grid`.execute(trx)
  return rows
}

function plan(
  community: string,
  present: readonly PresentGrid[],
  used: ReadonlySet<number>,
  wish: { begin: number | undefined; keep: boolean },
): PlannedGrid[] {
  const inOrder = orderLikeAPage(present, ({ geometry }) => placeOfShape(geometry))
  const numbers = planNumbers(
    inOrder.map(({ code }) => numberOf(code)),
    used,
    wish,
  )
  if (!numbers) {
    const free = freeFrom(wish.begin ?? Math.max(0, ...used) + 1, used).length
    throw new AppError(
      'grid-numbers-used-up',
      `There are too few numbers left: of those up to ${mostNumber} only ${free} from there on were never used.`,
      { free, grids: present.length },
    )
  }
  return inOrder.map((grid, i) => {
    const becomes = codeOf(community, numbers[i]!)
    return { ...grid, becomes, becomesName: nameAfter(grid, becomes) }
  })
}

function checkSeen(grids: readonly PlannedGrid[], seen: NonNullable<Wish['seen']>): void {
  const known = new Map(seen.map((each) => [each.code, each]))
  const other = grids.filter(({ code, version, becomes }) => {
    const before = known.get(code)
    return before?.version !== version || before.becomes !== becomes
  })
  if (other.length > 0 || seen.length !== grids.length)
    throw new AppError(
      'changed-meanwhile',
      'Somebody changed these grids meanwhile; look at their numbers again.',
      {
        grids: other.map(({ code }) => code),
      },
    )
}

async function write(
  trx: Db,
  caller: Changer,
  county: string,
  community: string,
  reason: string,
  grids: readonly PlannedGrid[],
): Promise<number> {
  const others = grids.filter(({ code, becomes }) => code !== becomes)
  const changeId = await writeChange(trx, caller, { county, community, reason })
  const ids = others.map(({ id }) => id)
  await keepVersions(trx, county, changeId, ids)
  await sql`
    update grid set code = given.code, name = given.name, version = grid.version + 1, valid_from = current_date
    from unnest(${ids}::bigint[], ${others.map(({ becomes }) => becomes)}::text[],
      ${others.map(({ becomesName }) => becomesName)}::text[]) as given (id, code, name)
    where grid.county_code = ${county} and grid.id = given.id`.execute(trx)
  return changeId
}

async function note(
  trx: Db,
  caller: Changer,
  community: string,
  reason: string,
  recoded: readonly Recoded[],
): Promise<void> {
  await appendAudit(trx, caller, {
    action: 'grids-renumbered',
    area: community,
    subject: { type: 'community', id: community, name: reason },
    before: { codes: recoded.map(({ from }) => from) },
    after: { codes: recoded.map(({ to }) => to) },
  })
}
