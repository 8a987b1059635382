// Proposes a change of borders: checked as a save would be, kept aside, and put before whoever leads the grids beside.
import { sql } from 'kysely'
import { borderVerbs, can } from '../../../contract/access.ts'
import { hasAllAnswers, type JudgedProposal } from '../../../contract/grid-proposal-workflow.ts'
import type { gridProposalRoutes } from '../../../contract/grid-proposals.ts'
import type { MosaicAnswer } from '../../../contract/grids.ts'
import type { BodyOf } from '../../../contract/route.ts'
import { countyOf } from '../../../db/areas.ts'
import { appendAudit } from '../../../db/audit.ts'
import { lockCounty } from '../../../db/data-version.ts'
import { AppError } from '../../../db/errors.ts'
import type { Db } from '../../../db/tables.ts'
import type { Caller } from '../../handler.ts'
import { changeMosaic, DryRun } from '../change-mosaic.ts'
import { onBehalf } from '../changer.ts'
import { sightOfHands } from './sight.ts'
import { writeProposalEvent } from './write-event.ts'

type Body = BodyOf<typeof gridProposalRoutes.proposeGrids>

/** Whoever wants to change borders in a year does not know them yet: days. */
const mostDaysAhead = 366

/** Answers the id of the new proposal; none of a dry run. @throws AppError as `changeMosaic` does */
export async function proposeGrids(
  trx: Db,
  caller: Caller,
  community: string,
  { inForceOn, ...body }: Body,
): Promise<{ answer: MosaicAnswer; id: number | undefined }> {
  const county = countyOf(community)
  const { created = [], removed = [], confirmed = [] } = body
  const touched = [
    ...new Set([
      ...[...body.changed, ...removed].map(({ code }) => code),
      ...[...created.flatMap(({ from }) => from ?? []), ...removed.map(({ into }) => into)],
    ]),
  ].toSorted()
  if (created.some(({ from }) => !from))
    throw new AppError(
      'not-permitted',
      'Land without a grid gets its first one from the planner, who saves it; it cannot be proposed.',
    )
  checkRight(caller, community, touched)
  if (body.dryRun !== true && body.reason.trim() === '')
    throw new AppError('bad-request', 'Say why the borders shall change.')
  await lockCounty(trx, county)
  const answer = await tryOut(trx, caller, community, body)
  const told = { ...answer, ...sightOfHands(caller, answer) }
  if (body.dryRun === true) return { answer: told, id: undefined }
  checkFindings(community, answer, confirmed)
  const day = await checkDay(trx, inForceOn)
  const parties = await findParties(trx, caller, county, touched)
  const status = hasAllAnswers(parties) ? 'deciding' : 'consulting'
  const change = { changed: body.changed, created, removed, confirmed }
  const { findings, transfers, assignments, grants, microGrids } = answer
  const { id } = await trx
    .insertInto('gridProposal')
    .values({
      countyCode: county,
      communityCode: community,
      status,
      authorId: caller.accountId,
      authorName: caller.displayName,
      reason: body.reason.trim(),
      inForceOn: day,
      change: JSON.stringify(change),
      base: sql`(
        select coalesce(jsonb_object_agg(code, version), '{}') from grid
        where county_code = ${county} and community_code = ${community} and valid_to is null)`,
      answer: JSON.stringify({ findings, transfers, assignments, grants, microGrids }),
      changeId: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('gridProposalParty')
    .values(
      parties.map(({ grid, kind }) => ({
        ...{ countyCode: county, proposalId: id, gridCode: grid, kind },
        ...{ answer: null, words: null, actorName: null, at: null },
      })),
    )
    .execute()
  await writeProposalEvent(trx, caller, county, id, { action: 'propose', to: status, words: body.reason })
  await appendAudit(trx, caller, {
    action: 'grids-proposed',
    area: community,
    subject: { type: 'grid-proposal', id, name: body.reason.trim() },
    after: { status, inForceOn: day, grids: touched },
  })
  return { answer: { ...told, dryRun: false }, id }
}

/** One of the grids has to be the caller's own: the others consent. */
function checkRight(caller: Caller, community: string, touched: readonly string[]): void {
  const strange = touched.find((code) => !code.startsWith(community))
  if (strange)
    throw new AppError(
      'bad-request',
      `Grid ${strange} is not in community ${community}; one proposal changes one community.`,
    )
  const own = touched.some((area) => borderVerbs.some((verb) => can(caller, verb, { area })))
  if (!own)
    throw new AppError('not-permitted', 'None of these grids is yours: propose what touches one of your own.')
}

/** What a save would say; taken back at once, so that it is one transaction with what follows. */
async function tryOut(trx: Db, caller: Caller, community: string, body: Omit<Body, 'inForceOn'>) {
  await sql`savepoint tried`.execute(trx)
  try {
    await changeMosaic(trx, onBehalf(caller, community), community, { ...body, dryRun: true })
    throw new Error('A dry run always ends by taking itself back.')
  } catch (error) {
    if (!(error instanceof DryRun)) throw error
    await sql`rollback to savepoint tried`.execute(trx)
    return error.answer
  }
}

function checkFindings(community: string, { findings }: MosaicAnswer, confirmed: readonly string[]): void {
  if (findings.some(({ severity }) => severity === 'error'))
    throw new AppError('mosaic-refused', `The grids of ${community} would not be a mosaic any more.`, {
      findings,
    })
  if (findings.some(({ key }) => !confirmed.includes(key)))
    throw new AppError('mosaic-unconfirmed', 'Some of what would change has to be confirmed.', { findings })
}

async function checkDay(trx: Db, asked: string | undefined): Promise<string> {
  const { rows } = await sql<{ today: string; day: string; fits: boolean }>`
    select current_date::text as today, day::text, day between current_date and current_date + ${mostDaysAhead}::int as fits
    from (select coalesce(${asked ?? null}::date, current_date) as day) asked`.execute(trx)
  const { today, day, fits } = rows[0]! // one row without a table
  if (!fits) throw new AppError('bad-request', `Choose a day from ${today} on, within a year; ${day} is not.`)
  return day
}

/** Who leads a grid: whoever may propose over it or its community. A whole county is nobody's own grid. */
async function findParties(
  trx: Db,
  caller: Caller,
  county: string,
  touched: readonly string[],
): Promise<JudgedProposal['parties']> {
  const { rows } = await sql<{ code: string; led: boolean }>`
    select touched.code, exists (
      select from role_grant
      join role on role.id = role_grant.role_id
      join account on account.id = role_grant.account_id
      where role_grant.area_code in (touched.code, left(touched.code, 12)) and role_grant.unit_id is null
        and 'grid.propose' = any(role.verbs) and account.disabled_at is null
        and role_grant.valid_from <= current_date
        and (role_grant.valid_to is null or role_grant.valid_to >= current_date)) as led
    from unnest(${touched}::text[]) as touched (code)
    join grid on grid.county_code = ${county} and grid.code = touched.code and grid.valid_to is null
    order by touched.code`.execute(trx)
  return rows.map(({ code, led }) => {
    const own = can(caller, 'grid.propose', { area: code })
    return { grid: code, kind: own ? 'own' : led ? 'asked' : 'leaderless', answer: null }
  })
}
