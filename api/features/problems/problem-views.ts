// Filters that somebody uses again and again, under a name: one's own, in one county.
import { sql } from 'kysely'
import { mostViews, type ProblemView } from '../../contract/problem-views.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'

type Fields = Omit<ProblemView, 'id'>

export async function listViews(db: Db, caller: Caller, county: string): Promise<ProblemView[]> {
  const { rows } = await sql<ProblemView>`
    select id, name, filter from problem_view
    where account_id = ${caller.accountId} and county_code = ${county} order by name, id`.execute(db)
  return rows
}

/** @throws AppError name-taken, too-many-views */
export async function createView(
  trx: Db,
  caller: Caller,
  county: string,
  { name, filter }: Fields,
): Promise<ProblemView> {
  // Two at once would both find room for one more.
  await sql`select from account where id = ${caller.accountId} for update`.execute(trx)
  const views = await listViews(trx, caller, county)
  if (views.length >= mostViews)
    throw new AppError('too-many-views', `You have ${mostViews} views already; remove one first.`)
  checkName(views, name.trim())
  const { rows } = await sql<ProblemView>`
    insert into problem_view (account_id, county_code, name, filter)
    values (${caller.accountId}, ${county}, ${name.trim()}, ${JSON.stringify(filter)}::jsonb)
    returning id, name, filter`.execute(trx)
  const [after] = rows
  if (!after) throw new Error('an insert returned no row')
  await appendAudit(trx, caller, {
    action: 'problem-view-saved',
    area: county,
    subject: subjectOf(after),
    after,
  })
  return after
}

/** @throws AppError unknown-view, name-taken */
export async function changeView(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  { name, filter }: Fields,
): Promise<ProblemView> {
  await sql`select from account where id = ${caller.accountId} for update`.execute(trx)
  const views = await listViews(trx, caller, county)
  const before = getOwn(views, county, id)
  checkName(
    views.filter((view) => view.id !== id),
    name.trim(),
  )
  await sql`
    update problem_view set name = ${name.trim()}, filter = ${JSON.stringify(filter)}::jsonb
    where account_id = ${caller.accountId} and county_code = ${county} and id = ${id}`.execute(trx)
  const after = { id, name: name.trim(), filter }
  await appendAudit(trx, caller, {
    action: 'problem-view-saved',
    area: county,
    subject: subjectOf(after),
    before,
    after,
  })
  return after
}

/** @throws AppError unknown-view */
export async function removeView(trx: Db, caller: Caller, county: string, id: number): Promise<void> {
  const before = getOwn(await listViews(trx, caller, county), county, id)
  await sql`
    delete from problem_view
    where account_id = ${caller.accountId} and county_code = ${county} and id = ${id}`.execute(trx)
  await appendAudit(trx, caller, {
    action: 'problem-view-removed',
    area: county,
    subject: subjectOf(before),
    before,
  })
}

function getOwn(views: readonly ProblemView[], county: string, id: number): ProblemView {
  const view = views.find((each) => each.id === id)
  if (!view) throw new AppError('unknown-view', `You have no view with the id ${id} in county ${county}.`)
  return view
}

function checkName(others: readonly ProblemView[], name: string): void {
  if (others.some((view) => view.name === name))
    throw new AppError('name-taken', `You have a view called ${name} already.`)
}

function subjectOf({ id, name }: ProblemView) {
  return { type: 'problem-view', id, name }
}
