// Lines of the audit log page by page, and the address of the same lines as a table.
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import type { AuditFilters } from '../../api/contract/audit.ts'
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
