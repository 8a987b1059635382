// Which photos may this caller use or see? Whatever shows photos is one record here, with a table of its own that names them.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, canInside } from '../contract/access.ts'
import { type PhotoInfo, photoHoursUnused } from '../contract/photos.ts'
import { AppError } from './errors.ts'
import { problemsInSight } from './problem-scope.ts'
import type { Db } from './tables.ts'

type Viewer = Actor & Uploader

interface PhotoUse {
  /** Names photos by `county_code` and `photo_id`, in an order `position`, with foreign keys to both sides. */
  table: string
  /** SQL: may the actor read what the row `shown` of that table belongs to? */
  isSeen: (viewer: Viewer, county: string) => RawBuilder<boolean>
}

/** To add one: its table in a migration, a record here, `claimPhotos` where it is written, `photosOf` where it is read. */
const photoUses: readonly PhotoUse[] = [
  // Read in all of the county, like the log itself: contract/duties.ts.
  {
    table: 'duty_photo',
    isSeen: (viewer, county) => sql<boolean>`${canInside(viewer, 'unit.read', county)}`,
  },
  { table: 'problem_photo', isSeen: isProblemSeen },
]

interface Uploader {
  accountId: number
}

/**
 * With the problem itself or the one that it was merged into; and what shows an open one to whoever could report it a
 * second time, anywhere in the county.
 */
function isProblemSeen(viewer: Viewer, county: string): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from problem as told
    join problem on problem.county_code = told.county_code and problem.id in (told.id, told.merged_into)
    where told.county_code = shown.county_code and told.id = shown.problem_id
      and (${problemsInSight(viewer)}
        or ${canInside(viewer, 'problem.report', county)} and shown.role <> 'after'
          and told.status not in ('closed', 'refused', 'void', 'merged')))`
}

/**
 * Takes uploaded photos for what is written in this transaction: the caller's own, of this county, which nothing shows.
 * @throws AppError photo-not-usable, with the ids in `details.photoIds`
 */
export async function claimPhotos(
  trx: Db,
  { accountId }: Uploader,
  county: string,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return
  // The rows stay locked until the end of the transaction, so neither the sweep nor another write has them meanwhile.
  const { rows } = await sql<{ id: number }>`
    update photo set used_at = now()
    where county_code = ${county} and id = any(${[...ids]}::bigint[]) and author_id = ${accountId}
      and used_at is null and stored_at is not null and not ${isForgotten} returning id`.execute(trx)
  const taken = new Set(rows.map(({ id }) => id))
  const photoIds = ids.filter((id) => !taken.has(id))
  if (photoIds.length > 0)
    throw new AppError(
      'photo-not-usable',
      `Of these photos ${photoIds.length} cannot be used: they were taken away, or belong to something else. Choose them again.`,
      { photoIds },
    )
}

/** Nothing shows these any more: they go with the next sweep, once they are a day old. */
export async function releasePhotos(trx: Db, county: string, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update photo set used_at = null, original_hash = null
    where county_code = ${county} and id = any(${[...ids]}::bigint[])`.execute(trx)
}

/** All photos of a county go with the next sweep. Call it when nothing there shows them any more. */
export async function abandonPhotos(trx: Db, county: string): Promise<void> {
  await sql`
    update photo set used_at = null, original_hash = null, created_at = '-infinity'
    where county_code = ${county}`.execute(trx)
}

/** SQL: nothing has used this `photo` in its time; `used_at is null` is asked beside it, for the index. */
export const isForgotten = sql<boolean>`(photo.created_at < now() - make_interval(hours => ${photoHoursUnused}))`

/** SQL: may the actor see this `photo`? Whoever uploaded it, and whoever may read what shows it. */
export function photoInScope(viewer: Viewer, county: string): RawBuilder<boolean> {
  const shown = photoUses.map(
    ({ table, isSeen }) => sql`exists (
      select from ${sql.table(table)} shown
      where shown.county_code = photo.county_code and shown.photo_id = photo.id and ${isSeen(viewer, county)})`,
  )
  return sql<boolean>`(photo.author_id = ${viewer.accountId} or ${sql.join(shown, sql` or `)})`
}

/** SQL, as a column: the photos that a row shows. `chosen`: a condition on `shown`, the rows of that table. */
export function photosOf(table: string, chosen: RawBuilder<boolean>): RawBuilder<PhotoInfo[]> {
  return sql`coalesce((
    select json_agg(json_build_object('id', photo.id, 'width', photo.width, 'height', photo.height)
                    order by shown.position)
    from ${sql.table(table)} shown
    join photo on photo.county_code = shown.county_code and photo.id = shown.photo_id
    where ${chosen}), '[]')`
}
