// Which photos does an entry of the duty log show? Written with the entry, in its transaction.
import { claimPhotos, releasePhotos } from '../../db/photos.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'

/** The entry shows these from now on, in this order. @throws AppError photo-not-usable */
export async function setDutyPhotos(
  trx: Db,
  caller: Caller,
  county: string,
  dutyId: number,
  ids: readonly number[],
  before: readonly number[] = [],
): Promise<void> {
  await claimPhotos(
    trx,
    caller,
    county,
    ids.filter((id) => !before.includes(id)),
  )
  await trx.deleteFrom('dutyPhoto').where('countyCode', '=', county).where('dutyId', '=', dutyId).execute()
  const rows = ids.map((photoId, position) => ({ countyCode: county, dutyId, photoId, position }))
  if (rows.length > 0) await trx.insertInto('dutyPhoto').values(rows).execute()
  await releasePhotos(
    trx,
    county,
    before.filter((id) => !ids.includes(id)),
  )
}
