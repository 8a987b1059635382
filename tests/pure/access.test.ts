// Who may do what over what: the verbs of every preset, how scopes hold each other, who may give and keep what.
import { describe, expect, test } from 'vitest'
import {
  can,
  canInside,
  type HeldGrant,
  isWithin,
  type KeptAccount,
  type Scope,
  type Verb,
  verbIds,
  whyNotGive,
  whyNotKeep,
  whyNotTake,
  whyNotTakeOver,
} from '../../api/contract/access.ts'
import { rolePresets } from '../../api/contract/roles.ts'

// Read along a line: which roles may do this? P planner, G grid leader, C community staff, U unit staff, V supervisor,
// then the three administrators: S system, K security (the keys), A audit; D dispatcher.
const matrix = `
  map.read          P G C U V S K . D
  place.read        P G C U V S . . D
  unit.read         P G C U V S K . D
  unit.write        P . . . . S . . .
  assignment.write  P . . . . . . . .
  grid.write        P . . . . . . . .
  grid.propose      . G . . . . . . .
  duty.write        P G C U . . . . .
  problem.read      P G C U V . . . D
  problem.report    P G C U V . . . D
  problem.accept    . . . . . . . . D
  problem.dispatch  . . . . . . . . D
  problem.handle    . . . U . . . . .
  problem.check     . G C . V . . . .
  problem.supervise . . . . V . . . .
  problem.settings  P . . . . . . . .
  phone.reveal      . G . . V S . . .
  data.import       P . . . . S . . .
  data.export       P . . . V . . . D
  account.read      . . . . . S K A .
  account.write     . . . . . S . . .
  grant.write       . . . . . . K . .
  role.write        . . . . . . K . .
  audit.read        . . . . . . . A .`

const columns: Record<string, string> = {
  planner: 'P',
  'grid-leader': 'G',
  'community-staff': 'C',
  'unit-staff': 'U',
  supervisor: 'V',
  'system-administrator': 'S',
  'security-administrator': 'K',
  auditor: 'A',
  dispatcher: 'D',
}

test('each preset role may do what the table says', () => {
  const printed = verbIds.map((verb) => {
    const cells = rolePresets.map(({ id, verbs }) => (verbs.includes(verb) ? columns[id] : '.'))
    return `  ${verb.padEnd(18)}${cells.join(' ')}`
  })
  expect(`\n${printed.join('\n')}`).toBe(matrix)
})

const county = '629901'
const township = '629901001'
const community = '629901001001'
const grid = '629901001001001'
const whole: Scope = { area: '', unitId: null }
const over = (area: string, unitId: number | null = null): Scope => ({ area, unitId })

/** Account 1, with these verbs over this scope. */
function somebody(scope: Scope, ...verbs: Verb[]) {
  const grants: HeldGrant[] = [{ roleId: 'some', verbs, scope }]
  return { accountId: 1, grants }
}

describe('a scope holds', () => {
  const held: [Scope, Scope, boolean][] = [
    [over(grid), over(community), true],
    [over(community), over(grid), false],
    [over('629901001002'), over(community), false],
    [over('629902'), over(county), false],
    [over(county), whole, true],
    [whole, over(county), false],
    // a unit's duties lie in its county; what they are, no community can say
    [over(county, 7), over(county), true],
    [over(county, 7), over(community), false],
    [over(county, 7), over(county, 7), true],
    [over(county, 8), over(county, 7), false],
    [over(county), over(county, 7), false],
  ]
  test.each(held)('%j in %j: %s', (inner, outer, expected) => {
    expect(isWithin(inner, outer)).toBe(expected)
  })
})

describe('can', () => {
  const leader = somebody(over(community), 'place.read')

  test('what the grant names, below its area and nowhere else', () => {
    expect(can(leader, 'place.read', { area: grid })).toBe(true)
    expect(can(leader, 'place.read', { area: township })).toBe(false)
    expect(can(leader, 'place.read', { area: '629901001002' })).toBe(false)
    expect(can(leader, 'duty.write', { area: grid })).toBe(false)
  })

  test('over a unit only what that unit answers for', () => {
    const staff = somebody(over(county, 7), 'duty.write')
    expect(can(staff, 'duty.write', { area: grid, unitIds: [3, 7] })).toBe(true)
    expect(can(staff, 'duty.write', { area: grid, unitIds: [3] })).toBe(false)
    expect(can(staff, 'duty.write', { area: grid })).toBe(false)
  })

  test('inside an area: where the two share land', () => {
    expect(canInside(leader, 'place.read', county)).toBe(true)
    expect(canInside(leader, 'place.read', grid)).toBe(true)
    expect(canInside(leader, 'place.read', '')).toBe(true)
    expect(canInside(leader, 'place.read', '629902')).toBe(false)
    expect(canInside({ grants: [] }, 'place.read', '')).toBe(false)
  })

  test('one verb of one grant and the area of another make no right', () => {
    const grants = [
      ...somebody(over(grid), 'duty.write').grants,
      ...somebody(over(county), 'place.read').grants,
    ]
    expect(can({ grants }, 'duty.write', { area: community })).toBe(false)
  })
})

describe('a role is given', () => {
  const planner = { verbs: ['map.read', 'unit.write'] as const }
  const auditor = { verbs: ['account.read', 'audit.read'] as const }
  const ofCounty = somebody(over(county), 'grant.write')
  const ofAll = somebody(whole, 'grant.write')

  test('inside the own scope', () => {
    expect(whyNotGive(ofCounty, planner, over(grid), 2)).toBeUndefined()
    expect(whyNotGive(ofCounty, planner, over('629902'), 2)).toBe('outside')
    expect(whyNotGive(ofCounty, planner, whole, 2)).toBe('outside')
    expect(whyNotGive(somebody(whole, 'account.write'), planner, over(grid), 2)).toBe('outside')
  })

  test('never to oneself, though one may lay it down', () => {
    expect(whyNotGive(ofAll, planner, over(grid), 1)).toBe('self')
    expect(whyNotTake(ofAll, planner, over(grid))).toBeUndefined()
  })

  test('with power over people only by whoever gives roles everywhere', () => {
    expect(whyNotGive(ofCounty, auditor, over(county), 2)).toBe('ruling')
    expect(whyNotTake(ofCounty, auditor, over(county))).toBe('ruling')
    expect(whyNotGive(ofAll, auditor, over(county), 2)).toBeUndefined()
  })
})

describe('an account is kept', () => {
  const ofCounty = somebody(over(county), 'account.write')
  const ofAll = somebody(whole, 'account.write')
  const held = (scope: Scope, verbs: Verb[] = ['map.read']) => ({ scope, verbs, state: 'in-force' as const })
  const account = (grants: KeptAccount['grants'], hasGrantsElsewhere = false): KeptAccount => ({
    id: 2,
    grants,
    hasGrantsElsewhere,
  })

  test('by whoever opens accounts over every scope in which it has a say', () => {
    expect(whyNotKeep(ofCounty, account([held(over(grid))]))).toBeUndefined()
    expect(whyNotKeep(ofCounty, account([held(over(grid)), held(over('629902'))]))).toBe('outside')
    expect(whyNotKeep(ofCounty, account([held(over(grid))], true))).toBe('outside')
    expect(whyNotKeep(ofAll, account([held(over(grid))], true))).toBeUndefined()
  })

  test('without any grant in force or to come, only over the whole deployment', () => {
    const past = { ...held(over(grid)), state: 'over' as const }
    expect(whyNotKeep(ofCounty, account([]))).toBe('outside')
    expect(whyNotKeep(ofCounty, account([past]))).toBe('outside')
    expect(whyNotKeep(ofAll, account([]))).toBeUndefined()
  })

  test('taken over, with a new password, never by who does not rule what it rules', () => {
    const auditor = account([held(whole, ['audit.read'])])
    expect(whyNotTakeOver(ofAll, auditor)).toBe('ruling')
    expect(whyNotTakeOver(somebody(whole, 'account.write', 'audit.read'), auditor)).toBeUndefined()
    expect(whyNotTakeOver(ofAll, account([held(over(grid))]))).toBeUndefined()
    expect(whyNotTakeOver(ofCounty, account([held(over('629902'))]))).toBe('outside')
    expect(whyNotTakeOver(ofAll, { ...account([]), id: 1 })).toBe('self')
    // the rulers of one county are not ruled by another's
    const ofOther = somebody(over('629902'), 'account.write', 'audit.read')
    expect(whyNotTakeOver(ofOther, account([held(over(county), ['audit.read'])]))).toBe('outside')
  })
})
