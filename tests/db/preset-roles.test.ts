// Does a deployment that began before problems learn their verbs, and does a role that somebody changed stay as it is?
import type { Kysely } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { rolePresets } from '../../api/contract/roles.ts'
import { ensureRoles } from '../../api/db/preset-roles.ts'
import { up as learnProblems } from '../../migrations/0025-problem-verbs.ts'
import { up as learnGrids } from '../../migrations/0027-grid-verb.ts'
import { useDatabase } from '../support/database.ts'

const { db } = await useDatabase()
const upgrade = async () => {
  const untyped = db as unknown as Kysely<unknown> // a migration knows no tables
  await learnProblems(untyped)
  await learnGrids(untyped)
}

/** As they began, before there were problems. */
const early: Record<string, string[]> = {
  planner: [
    'map.read',
    'place.read',
    'unit.read',
    'unit.write',
    'assignment.write',
    'duty.write',
    'data.import',
    'data.export',
  ],
  'grid-leader': ['map.read', 'place.read', 'unit.read', 'duty.write', 'phone.reveal'],
  'community-staff': ['map.read', 'place.read', 'unit.read', 'duty.write'],
  'unit-staff': ['map.read', 'place.read', 'unit.read', 'duty.write'],
  supervisor: ['map.read', 'place.read', 'unit.read', 'phone.reveal', 'data.export'],
  'system-administrator': [
    'map.read',
    'place.read',
    'unit.read',
    'unit.write',
    'data.import',
    'account.read',
    'account.write',
  ],
  'security-administrator': ['map.read', 'unit.read', 'account.read', 'grant.write', 'role.write'],
  auditor: ['account.read', 'audit.read'],
}

const verbsOf = async () => {
  const roles = await db.selectFrom('role').select(['id', 'verbs']).orderBy('id').execute()
  return Object.fromEntries(roles.map(({ id, verbs }) => [id, verbs.toSorted()]))
}

const setVerbs = (id: string, verbs: string[]) =>
  db.updateTable('role').set({ verbs }).where('id', '=', id).execute()

beforeEach(async () => {
  await db.deleteFrom('role').where('id', '=', 'dispatcher').execute()
  for (const [id, verbs] of Object.entries(early)) await setVerbs(id, verbs)
})

test('after the upgrade the roles of an old deployment are those that a new one begins with', async () => {
  await upgrade()
  await ensureRoles(db)
  expect(await verbsOf()).toEqual(
    Object.fromEntries(rolePresets.map(({ id, verbs }) => [id, verbs.toSorted()])),
  )
})

test('a role that lost or gained a verb keeps exactly what it has', async () => {
  await setVerbs('grid-leader', ['map.read', 'place.read', 'unit.read', 'duty.write'])
  await setVerbs('supervisor', [
    'map.read',
    'place.read',
    'unit.read',
    'unit.write',
    'phone.reveal',
    'data.export',
  ])
  await upgrade()
  const verbs = await verbsOf()
  expect(verbs['grid-leader']).toEqual(['duty.write', 'map.read', 'place.read', 'unit.read'])
  expect(verbs.supervisor).toEqual([
    'data.export',
    'map.read',
    'phone.reveal',
    'place.read',
    'unit.read',
    'unit.write',
  ])
})

test('an open form over such a role is told that it changed; running it again changes nothing', async () => {
  const versionOf = () =>
    db.selectFrom('role').select('version').where('id', '=', 'planner').executeTakeFirstOrThrow()
  const { version } = await versionOf()
  await upgrade()
  await upgrade()
  // once for problems, once for grids
  expect(await versionOf()).toEqual({ version: version + 2 })
})
