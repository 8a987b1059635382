// The roles that every deployment begins with. They are rows from then on: what an administrator changed stays.
import { rolePresets } from '../contract/roles.ts'
import type { Db } from './tables.ts'

export async function ensureRoles(db: Db): Promise<void> {
  await db
    .insertInto('role')
    .values(
      rolePresets.map(({ id, title, verbs, landing, usualScope }) => ({
        id,
        titleZh: title.zh,
        titleEn: title.en,
        verbs: [...verbs],
        landing,
        usualScope,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
