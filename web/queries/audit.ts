// Lines of the audit log page by page, and what they can be narrowed to.
import { infiniteQueryOptions, keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { AuditFilters, auditRoutes } from '../../api/contract/audit.ts'
import type { BodyOf, QueryOf } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

export const auditPagesOptions = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', filters],
    queryFn: ({ signal, pageParam }) =>
      call(routes.listAudit, { query: { ...filters, after: pageParam, limit: 50 } }, signal),
    initialPageParam: undefined as string | undefined, // the newest page has no cursor
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

export const noteValueExportOptions = (code: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof auditRoutes.noteValueExport>) =>
      call(routes.noteValueExport, { params: { code }, body }),
  })

const halfMinute = 30_000

/** Areas whose log may be read: those right below one, that of a code, or what words find. */
export const auditAreasOptions = (query: QueryOf<typeof auditRoutes.listAuditAreas>) =>
  queryOptions({
    queryKey: ['audit-areas', query],
    queryFn: async ({ signal }) => (await call(routes.listAuditAreas, { query }, signal)).items,
    staleTime: halfMinute,
  })

/** What the log tells of, of one sort. */
export const auditSubjectsOptions = (query: QueryOf<typeof auditRoutes.listAuditSubjects>) =>
  queryOptions({
    queryKey: ['audit-subjects', query],
    queryFn: async ({ signal }) => (await call(routes.listAuditSubjects, { query }, signal)).items,
    staleTime: halfMinute,
    placeholderData: keepPreviousData,
  })
