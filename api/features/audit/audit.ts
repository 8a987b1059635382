// Who did what? The audit log page by page, and as a table for Excel.
import { Readable } from 'node:stream'
import { type auditRoutes, csvMediaType } from '../../contract/audit.ts'
import { checkArea } from '../../db/areas.ts'
import { appendAudit } from '../../db/audit.ts'
import { today } from '../../db/time-zone.ts'
import { getDefinition } from '../../indicators/values.ts'
import { type Handlers, pageOf } from '../handler.ts'
import { listAreasOfAudit, listSubjects } from './audit-choices.ts'
import { writeTable } from './audit-table.ts'
import { cursorOf, listLines, toEntry } from './read-audit.ts'

export const auditHandlers: Handlers<typeof auditRoutes> = {
  listAudit: async ({ db, caller, query: { after, limit, ...filters } }) => {
    const rows = await listLines(db, caller, filters, { after, limit: limit + 1 })
    const { items, next } = pageOf(rows, limit, cursorOf)
    return { items: items.map(toEntry), next }
  },

  listAuditAreas: async ({ db, caller, query }) => ({ items: await listAreasOfAudit(db, caller, query) }),

  listAuditSubjects: async ({ db, caller, query }) => ({ items: await listSubjects(db, caller, query) }),

  noteValueExport: async ({ db, caller, params: { code }, body: { indicator, level, rows } }) => {
    await checkArea(db, code)
    await appendAudit(db, caller, {
      action: 'exported',
      area: code,
      subject: { type: 'values', id: indicator, name: getDefinition(indicator).title.zh },
      after: { level, rows },
    })
    return { done: true }
  },

  exportAudit: async ({ db, caller, reply, query: { language, ...filters } }) => {
    // Before the first row leaves: whoever breaks off has read what came so far.
    await appendAudit(db, caller, {
      action: 'exported',
      area: filters.area,
      subject: { type: 'audit', id: '' },
      after: filters,
    })
    reply.header('content-disposition', `attachment; filename="audit-${today()}.csv"`)
    return reply.type(csvMediaType).send(Readable.from(writeTable(db, caller, filters, language)))
  },
}
