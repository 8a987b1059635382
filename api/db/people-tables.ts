// The tables of people as Kysely sees them: accounts, sessions, roles, grants and the log of what was done.
import type { Generated, JSONColumnType } from 'kysely'
import type { DateText } from './tables.ts'

export interface AccountTable {
  id: Generated<number>
  name: string
  displayName: string
  phone: string | null
  passwordHash: string | null
  passwordChangedAt: Date | null
  mustChangePassword: Generated<boolean>
  secondFactor: string | null
  pendingSecondFactor: string | null
  secondFactorStep: Generated<number>
  demo: Generated<boolean>
  disabledAt: Date | null
  createdAt: Generated<Date>
  version: Generated<number>
}

export interface SessionTable {
  id: Generated<number>
  accountId: number
  tokenHash: Buffer
  createdAt: Generated<Date>
  seenAt: Generated<Date>
  address: string
  agent: string
  /** Of a screen that nobody sits before: it may only look. */
  wall: Generated<boolean>
}

export interface SignInFailureTable {
  nameHash: Buffer
  times: number
  lastAt: Generated<Date>
  lockedUntil: Date | null
}

export interface OneTimeLinkTable {
  tokenHash: Buffer
  createdAt: Generated<Date>
  expiresAt: Date
}

export interface RoleTable {
  id: string
  titleZh: string
  titleEn: string
  verbs: string[]
  landing: string
  usualScope: string
  version: Generated<number>
}

export interface RoleGrantTable {
  id: Generated<number>
  accountId: number
  roleId: string
  areaCode: string
  unitId: number | null
  validFrom: DateText
  validTo: DateText | null
  version: Generated<number>
}

export interface AuditEventTable {
  countyCode: string
  id: Generated<number>
  at: Generated<Date>
  accountId: number | null
  accountName: string
  address: string
  action: string
  areaCode: string
  subjectType: string | null
  subjectId: string | null
  subjectName: string | null
  before: JSONColumnType<Record<string, unknown>> | null
  after: JSONColumnType<Record<string, unknown>> | null
}
