// Which sets of verbs are there to begin with? Presets, kept as rows from then on and changed by the administrator.
import { type Static, Type } from 'typebox'
import type { Verb } from './access.ts'

/** Where people of a role land: the indicators of a county, their own area, the duties of their unit, their inbox of problems, people, the log. */
export const landings = ['indicators', 'area', 'duties', 'problems', 'people', 'audit'] as const
export const LandingSchema = Type.Enum(landings)
export type Landing = Static<typeof LandingSchema>

/** Over what a role is usually given. */
export const scopeKinds = ['deployment', 'county', 'township', 'community', 'grid', 'unit'] as const
export const ScopeKindSchema = Type.Enum(scopeKinds)
export type ScopeKind = (typeof scopeKinds)[number]

export interface RolePreset {
  id: string
  title: { zh: string; en: string }
  verbs: readonly Verb[]
  landing: Landing
  /** What the form offers first. */
  usualScope: ScopeKind
}

const reading = ['map.read', 'place.read', 'unit.read'] as const satisfies readonly Verb[]
/** Whoever goes there: sees, reports, and looks whether it is true and whether it is mended. */
const patrolling = ['problem.read', 'problem.report', 'problem.check'] as const satisfies readonly Verb[]

/** System, security and audit are three people: nobody opens accounts, gives rights and reads the log. domain.md §6. */
export const rolePresets: readonly RolePreset[] = [
  {
    id: 'planner',
    title: { zh: '规划员', en: 'Planner' },
    verbs: [
      ...reading,
      'unit.write',
      'assignment.write',
      'grid.write',
      'duty.write',
      'problem.read',
      'problem.report',
      'problem.settings',
      'data.import',
      'data.export',
    ],
    landing: 'indicators',
    usualScope: 'county',
  },
  {
    id: 'grid-leader',
    title: { zh: '网格长', en: 'Grid leader' },
    verbs: [...reading, ...patrolling, 'grid.propose', 'duty.write', 'phone.reveal'],
    landing: 'area',
    usualScope: 'grid',
  },
  {
    id: 'community-staff',
    title: { zh: '社区工作人员', en: 'Community staff' },
    verbs: [...reading, ...patrolling, 'duty.write'],
    landing: 'area',
    usualScope: 'community',
  },
  {
    id: 'unit-staff',
    title: { zh: '包抓单位联络员', en: 'Staff of an assigned unit' },
    verbs: [...reading, 'duty.write', 'problem.read', 'problem.report', 'problem.handle'],
    landing: 'duties',
    usualScope: 'unit',
  },
  {
    id: 'supervisor',
    title: { zh: '督查员', en: 'Supervisor' },
    verbs: [...reading, ...patrolling, 'problem.supervise', 'phone.reveal', 'data.export'],
    landing: 'indicators',
    usualScope: 'county',
  },
  {
    id: 'system-administrator',
    title: { zh: '系统管理员', en: 'System administrator' },
    // Who keeps the numbers of accounts and units may look at a whole one too: they hand over passwords by telephone.
    verbs: [...reading, 'unit.write', 'phone.reveal', 'data.import', 'account.read', 'account.write'],
    landing: 'people',
    usualScope: 'deployment',
  },
  {
    id: 'security-administrator',
    title: { zh: '安全管理员', en: 'Security administrator' },
    verbs: ['map.read', 'unit.read', 'account.read', 'grant.write', 'role.write'],
    landing: 'people',
    usualScope: 'deployment',
  },
  {
    id: 'auditor',
    title: { zh: '审计员', en: 'Auditor' },
    verbs: ['account.read', 'audit.read'],
    landing: 'audit',
    usualScope: 'deployment',
  },
  {
    id: 'dispatcher',
    title: { zh: '受理派遣员', en: 'Dispatcher' },
    verbs: [
      ...reading,
      'problem.read',
      'problem.report',
      'problem.accept',
      'problem.dispatch',
      'data.export',
    ],
    landing: 'problems',
    usualScope: 'county',
  },
]
