// People of the tests: accounts with the grants that a test names, signed in as the product signs them in.
import { type Scope, verbIds } from '../../api/contract/access.ts'
import type { Db } from '../../api/db/tables.ts'
import { openSession } from '../../api/features/accounts/sessions.ts'

const from = { address: '127.0.0.1', agent: 'test' }

/** A new account with these roles; answers its id. */
export async function makeAccount(
  db: Db,
  name: string,
  grants: readonly { roleId: string; scope: Scope }[],
): Promise<number> {
  const { id } = await db
    .insertInto('account')
    .values({ name, displayName: name })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { roleId, scope } of grants)
    await db
      .insertInto('roleGrant')
      .values({ accountId: id, roleId, areaCode: scope.area, unitId: scope.unitId })
      .execute()
  return id
}

/** The cookie of a new session of a new account. */
export async function signedIn(
  db: Db,
  name: string,
  grants: readonly { roleId: string; scope: Scope }[],
): Promise<string> {
  return openSession(db, await makeAccount(db, name, grants), from)
}

/** The cookie of somebody who may do everything everywhere: for tests that ask about something else. */
export async function almighty(db: Db): Promise<string> {
  const name = 'almighty'
  const known = await db.selectFrom('account').select('id').where('name', '=', name).executeTakeFirst()
  return openSession(db, known?.id ?? (await makeAlmighty(db, name)), from)
}

/** In one transaction: questions of one test are asked at the same moment, and the first ones all find nobody. */
async function makeAlmighty(db: Db, name: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('role')
      .values({
        id: name,
        titleZh: '全能',
        titleEn: 'Almighty',
        verbs: [...verbIds],
        landing: 'indicators',
        usualScope: 'deployment',
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    const made = await trx
      .insertInto('account')
      .values({ name, displayName: name })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made)
      await trx.insertInto('roleGrant').values({ accountId: made.id, roleId: name, areaCode: '' }).execute()
    const { id } = await trx
      .selectFrom('account')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    return id
  })
}
