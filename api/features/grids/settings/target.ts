// The households that a grid should have: the county's own, or the standard's while it has said nothing.
import { sql } from 'kysely'
import { gridTarget } from '../../../contract/grid-division.ts'
import type { GridSettings, gridSettingRoutes } from '../../../contract/grid-settings.ts'
import type { BodyOf } from '../../../contract/route.ts'
import { appendAudit } from '../../../db/audit.ts'
import { lockCounty } from '../../../db/data-version.ts'
import { AppError } from '../../../db/errors.ts'
import type { Db } from '../../../db/tables.ts'
import type { Caller } from '../../handler.ts'

const ownWords = { zh: '本县规定', en: 'as the county says' }

export async function readGridSettings(db: Db, county: string): Promise<GridSettings> {
  const said = await db
    .selectFrom('gridSetting')
    .select(['leastHouseholds', 'mostHouseholds', 'source', 'version'])
    .where('countyCode', '=', county)
    .executeTakeFirst()
  if (!said) return { target: gridTarget, own: false, paper: '', version: 0 }
  const { leastHouseholds: least, mostHouseholds: most, source, version } = said
  return {
    target: { least, most, source: source === '' ? ownWords : { zh: source, en: source } },
    own: true,
    paper: source,
    version,
  }
}

/** @throws AppError bad-request, changed-meanwhile with `details.current` */
export async function changeGridSettings(
  trx: Db,
  caller: Caller,
  county: string,
  { version, least, most, source }: BodyOf<typeof gridSettingRoutes.changeGridSettings>,
): Promise<GridSettings> {
  if (least > most)
    throw new AppError(
      'bad-request',
      `A grid cannot have at least ${least} and at most ${most} households; the smaller number comes first.`,
    )
  // There may be no row to lock yet.
  await lockCounty(trx, county)
  const before = await readGridSettings(trx, county)
  if (before.version !== version)
    throw new AppError('changed-meanwhile', 'Somebody else has changed this meanwhile.', { current: before })
  const said = { leastHouseholds: least, mostHouseholds: most, source: source.trim() }
  await trx
    .insertInto('gridSetting')
    .values({ countyCode: county, ...said })
    .onConflict((row) =>
      row.column('countyCode').doUpdateSet({ ...said, version: sql`grid_setting.version + 1` }),
    )
    .execute()
  const after = await readGridSettings(trx, county)
  const told = ({ target, paper }: GridSettings) => ({
    leastHouseholds: target.least,
    mostHouseholds: target.most,
    source: paper,
  })
  await appendAudit(trx, caller, {
    action: 'grid-settings-changed',
    area: county,
    subject: { type: 'grid-settings', id: county },
    before: told(before),
    after: told(after),
  })
  return after
}
