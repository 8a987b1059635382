// Writes what happened to a problem: its next event with its photos, a line in the audit log, and a word to whoever listens.
import { sql } from 'kysely'
import type { Actor } from '../../contract/access.ts'
import type { PhotoUse } from '../../contract/problem-reports.ts'
import type { ProblemAction, ProblemStatus } from '../../contract/problem-workflow.ts'
import type { Happening } from '../../contract/problems.ts'
import { type Author, appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import { claimPhotos } from '../../db/photos.ts'
import { executePrepared } from '../../db/prepared.ts'
import { announced } from '../../db/problem-changes.ts'
import type { Db } from '../../db/tables.ts'

export interface NewEvent {
  action: ProblemAction | Happening
  at: Date
  from: ProblemStatus | null
  to: ProblemStatus
  /** Who handled it, or was to, when this happened; of `dispatch` and whatever routes again, who does from then on. */
  unitId: number | null
  words?: string | undefined
  internal?: boolean
  details?: Record<string, unknown>
  photos?: readonly PhotoUse[] | undefined
}

/** Whoever acts; the clock itself has no account and no rights. */
export type Doer = Author & Actor & { displayName?: string }

/** Call while the row of the problem is locked: the number of the event is the next one. */
export async function writeEvent(
  trx: Db,
  doer: Doer,
  county: string,
  problemId: number,
  event: NewEvent,
): Promise<void> {
  const { action, at, from, to, unitId, words, internal = false, details = {}, photos = [] } = event
  const next = trx
    .insertInto('problemEvent')
    .values({
      countyCode: county,
      problemId,
      seq: sql<number>`(select coalesce(max(seq), 0) + 1 from problem_event
        where county_code = ${county} and problem_id = ${problemId})`,
      at,
      action,
      fromStatus: from,
      toStatus: to,
      actorId: doer.accountId,
      actorName: doer.accountId === null ? null : (doer.displayName ?? doer.name),
      unitId,
      words: words ?? null,
      internal,
      details: JSON.stringify(details),
    })
    .returning(['seq', announced(county, sql`problem_id`).as('announced')])
  const { rows } = await executePrepared(trx, next)
  const { seq } = rows[0]! // an insert without a conflict answers its row
  if (photos.length > 0) await writePhotos(trx, doer, county, { problemId, seq }, photos)
}

async function writePhotos(
  trx: Db,
  { accountId }: Doer,
  county: string,
  event: { problemId: number; seq: number },
  photos: readonly PhotoUse[],
): Promise<void> {
  const ids = photos.map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw new AppError('bad-request', 'Each photo is shown once.')
  await claimPhotos(trx, { accountId: accountId! }, county, ids) // the clock takes no photos
  await trx
    .insertInto('problemPhoto')
    .values(
      photos.map(({ id, role }, position) => ({ ...event, countyCode: county, photoId: id, role, position })),
    )
    .execute()
}

export interface Noted {
  id: number
  areaCode: string
  /** Case number, or before filing what it is about. */
  name: string
}

export async function noteProblem(
  trx: Db,
  doer: Doer,
  action: 'problem-reported' | 'problem-moved' | 'problem-followed' | 'problem-reminded',
  { id, areaCode, name }: Noted,
  { before, after }: { before?: Record<string, unknown>; after: Record<string, unknown> },
): Promise<void> {
  await appendAudit(trx, doer, {
    action,
    area: areaCode,
    subject: { type: 'problem', id, name },
    ...(before && { before }),
    after,
  })
}
