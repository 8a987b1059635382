// Is there such a unit, and may it be given something to do?
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'

/** Whoever closes it meanwhile waits until `trx` ends, and then hands over what it was given. @throws AppError unknown-unit, unit-closed */
export async function checkUnit(trx: Db, county: string, id: number): Promise<void> {
  const unit = await trx
    .selectFrom('unit')
    .select(['name', 'closedOn'])
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()
  if (!unit) throw new AppError('unknown-unit', `County ${county} has no unit with the id ${id}.`)
  if (unit.closedOn)
    throw new AppError('unit-closed', `${unit.name} was closed on ${unit.closedOn}; choose another unit.`)
}
