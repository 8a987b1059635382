// Who did what? Appends a line to the audit log, in the transaction of what it tells of.
import type { AuditAction } from '../contract/audit.ts'
import { countyOf } from './areas.ts'
import { executePrepared } from './prepared.ts'
import type { Db } from './tables.ts'

/** Whoever acts: an account, or the command line with `accountId` null. */
export interface Author {
  accountId: number | null
  name: string
  address: string
}

export interface AuditLine {
  action: AuditAction
  /** The area it happened in; none for what concerns the whole deployment. */
  area?: string
  subject?: { type: string; id: string | number; name?: string }
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

/** `trx` is the transaction of the write: the line stands or falls with it. Never put a secret into before or after. */
export async function appendAudit(trx: Db, author: Author, line: AuditLine): Promise<void> {
  const { action, area = '', subject, before, after } = line
  const written = trx.insertInto('auditEvent').values({
    countyCode: countyOf(area),
    areaCode: area,
    accountId: author.accountId,
    accountName: author.name,
    address: author.address,
    action,
    subjectType: subject?.type ?? null,
    subjectId: subject === undefined ? null : String(subject.id),
    subjectName: subject?.name ?? null,
    before: before ? JSON.stringify(before) : null,
    after: after ? JSON.stringify(after) : null,
  })
  await executePrepared(trx, written)
}
