// Who may do what, and over what? Verbs, scopes, and the one question `can` that server and web both ask. design §10.
import { type Static, Type } from 'typebox'

const title = (zh: string, en: string) => ({ zh, en })

/** What can be done. A role is a set of these; code asks for a verb and a scope, never for a role. */
export const verbs = {
  'map.read': title('查看地图和指标', 'See the map and the indicators'),
  'place.read': title('查看点位资料', 'See what is known of a place'),
  'unit.read': title('查看单位和包抓关系', 'See units and what they answer for'),
  'unit.write': title('维护单位', 'Keep the units'),
  'assignment.write': title('指定包抓单位', 'Say which unit answers for what'),
  'grid.write': title('调整网格边界、审批调整申请', 'Change the borders of grids, approve proposals'),
  'grid.propose': title(
    '申请调整网格、会签、维护本网格公示信息',
    'Propose changes of borders, consent to them, keep the notice of the grid',
  ),
  'duty.write': title('填写履职记录', 'Write the duty log'),
  'problem.read': title('查看问题', 'See problems'),
  'problem.report': title('上报问题', 'Report problems'),
  'problem.accept': title('受理、立案和结案', 'Accept, file and close problems'),
  'problem.dispatch': title('派遣、审批延期和挂账', 'Dispatch problems, grant extensions, suspend'),
  'problem.handle': title('处置问题', 'Handle problems'),
  'problem.check': title('核实和核查', 'Verify and check on the spot'),
  'problem.supervise': title('督办和裁定申诉', 'Supervise, decide appeals'),
  'problem.settings': title('维护问题类别、时限和派遣规则', 'Keep categories, time limits and routing rules'),
  'phone.reveal': title('查看完整电话号码', 'See whole phone numbers'),
  'data.import': title('导入数据', 'Import data'),
  'data.export': title('导出数据', 'Export data'),
  'account.read': title('查看账号和授权', 'See accounts and grants'),
  'account.write': title('开设和停用账号', 'Open and close accounts'),
  'grant.write': title('授权', 'Give and take roles'),
  'role.write': title('调整角色', 'Change what roles may do'),
  'audit.read': title('查看和导出操作日志', 'Read and export the audit log'),
} as const

/** Whoever has one of these draws borders: a leader proposes them, a planner saves them. */
export const borderVerbs = ['grid.propose', 'grid.write'] as const satisfies readonly Verb[]

export type Verb = keyof typeof verbs
export const verbIds = Object.keys(verbs) as Verb[] // keys of the literal above
export const VerbSchema = Type.Enum(verbIds)

/** Verbs that rule over people. Roles with one are given only by whoever may give roles over the whole deployment. */
export const rulingVerbs: readonly Verb[] = ['account.write', 'grant.write', 'role.write', 'audit.read']

/**
 * Over what a grant holds: everything below an area code (`''`: the whole deployment), or, with `unitId`, only what that
 * unit of the county `area` answers for.
 */
export const Scope = Type.Object(
  {
    area: Type.String({
      pattern: '^(\\d{6}|\\d{9}|\\d{12}|\\d{15})?$',
      description: 'Area code, or empty for all',
    }),
    unitId: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
  },
  { additionalProperties: false },
)
export type Scope = Static<typeof Scope>

export const wholeDeployment: Scope = { area: '', unitId: null }

/** A grant in force: what its role may do, and over what. */
export const HeldGrant = Type.Object({
  roleId: Type.String(),
  verbs: Type.Array(VerbSchema),
  scope: Scope,
})
export type HeldGrant = Static<typeof HeldGrant>

/** What is asked about: the finest area that holds a row, and the units that answer for it. */
export interface Target {
  area: string
  unitIds?: readonly number[]
}

export interface Actor {
  grants: readonly HeldGrant[]
}

/** Does one of the grants give this verb over all of the target? */
export function can({ grants }: Actor, verb: Verb, target: Target): boolean {
  return grants.some(({ verbs, scope }) => verbs.includes(verb) && covers(scope, target))
}

/** Does one of the grants give this verb over anything inside the area? Rows are then chosen one by one. */
export function canInside({ grants }: Actor, verb: Verb, area: string): boolean {
  return grants.some(({ verbs, scope }) => verbs.includes(verb) && touches(scope, area))
}

export function covers(scope: Scope, { area, unitIds = [] }: Target): boolean {
  return area.startsWith(scope.area) && (scope.unitId === null || unitIds.includes(scope.unitId))
}

/** Do the two share any land? One code is then the beginning of the other. */
function touches(scope: Scope, area: string): boolean {
  return area.startsWith(scope.area) || scope.area.startsWith(area)
}

/** Is all of the inner scope in the outer one? A unit's duties lie in its county. */
export function isWithin(inner: Scope, outer: Scope): boolean {
  return inner.area.startsWith(outer.area) && (outer.unitId === null || outer.unitId === inner.unitId)
}

/** Why somebody may not: it is their own, it reaches beyond their scope, or it would rule where they do not. */
export type Refusal = 'self' | 'outside' | 'ruling'

type Somebody = Actor & { accountId: number }

/** Why these verbs may not be given to this account over this scope; undefined when they may. */
export function whyNotGive(
  actor: Somebody,
  role: { verbs: readonly Verb[] },
  scope: Scope,
  receiverId: number,
): Refusal | undefined {
  return receiverId === actor.accountId ? 'self' : whyNotTake(actor, role, scope)
}

export function mayGive(...asked: Parameters<typeof whyNotGive>): boolean {
  return whyNotGive(...asked) === undefined
}

/** Why a grant may not be taken back; what one holds oneself may be laid down. */
export function whyNotTake(
  actor: Actor,
  { verbs }: { verbs: readonly Verb[] },
  scope: Scope,
): Refusal | undefined {
  if (!canOver(actor, 'grant.write', scope)) return 'outside'
  const rules = verbs.some((verb) => rulingVerbs.includes(verb))
  return rules && !canOver(actor, 'grant.write', wholeDeployment) ? 'ruling' : undefined
}

/** Of an account: its grants in force and to come as far as the actor sees them, and whether there are others. */
export interface KeptAccount {
  id: number
  grants: readonly { verbs: readonly Verb[]; scope: Scope; state: 'in-force' | 'coming' | 'over' }[]
  hasGrantsElsewhere: boolean
}

/** Why an account may not be changed, disabled or signed out: a grant of it, or the lack of any, is beyond one's scope. */
export function whyNotKeep(actor: Actor, account: KeptAccount): Refusal | undefined {
  if (canOver(actor, 'account.write', wholeDeployment)) return undefined
  const grants = account.grants.filter(({ state }) => state !== 'over')
  const isInside = grants.length > 0 && grants.every(({ scope }) => canOver(actor, 'account.write', scope))
  return isInside && !account.hasGrantsElsewhere ? undefined : 'outside'
}

/**
 * Why somebody may not get a new password for an account or turn its second factor off: with both one could sign in as
 * that person, so nobody may do it to an account that rules where they do not.
 */
export function whyNotTakeOver(actor: Somebody, account: KeptAccount): Refusal | undefined {
  if (account.id === actor.accountId) return 'self'
  const beyond = account.grants.some(
    ({ verbs, scope, state }) =>
      state !== 'over' && verbs.some((verb) => rulingVerbs.includes(verb) && !canOver(actor, verb, scope)),
  )
  return whyNotKeep(actor, account) ?? (beyond ? 'ruling' : undefined)
}

/** Does one of the grants give this verb over all of the scope? */
export function canOver({ grants }: Actor, verb: Verb, scope: Scope): boolean {
  return grants.some((held) => held.verbs.includes(verb) && isWithin(scope, held.scope))
}
