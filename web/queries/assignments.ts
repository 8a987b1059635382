// Who answers for what, as queries and mutations: lists by area, the history of one thing, one or many at once.
import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { assignmentRoutes, BulkAssignment, TargetKey } from '../../api/contract/assignments.ts'
import type { BodyOf, QueryOf } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'
import { refreshResponsibility } from './units.ts'

type Body<Name extends keyof typeof assignmentRoutes> = BodyOf<(typeof assignmentRoutes)[Name]>

const halfMinute = 30_000
const pageSize = 200

type ListFilter = Omit<QueryOf<typeof assignmentRoutes.listAreaAssignments>, 'after' | 'limit'>

export const assignmentPagesOptions = (code: string, filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: ['assignment-pages', code, filter],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filter, after: pageParam, limit: pageSize }
      return call(routes.listAreaAssignments, { params: { code }, query }, signal)
    },
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    staleTime: halfMinute,
  })

type OpenFilter = Omit<QueryOf<typeof assignmentRoutes.listUnassignedPlaces>, 'after' | 'limit'>

export const unassignedPagesOptions = (code: string, filter: OpenFilter) =>
  infiniteQueryOptions({
    queryKey: ['unassigned-places', code, filter],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filter, after: pageParam, limit: pageSize }
      return call(routes.listUnassignedPlaces, { params: { code }, query }, signal)
    },
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    staleTime: halfMinute,
  })

/** Every place of a kind with its unit. */
export const assignedPlacesOptions = (county: string, kind: string) =>
  queryOptions({
    queryKey: ['assigned-places', county, kind],
    queryFn: ({ signal }) => call(routes.listAssignedPlaces, { params: { county }, query: { kind } }, signal),
    staleTime: halfMinute,
  })

export const targetHistoryOptions = (county: string, { type, id }: TargetKey, on?: string) =>
  queryOptions({
    queryKey: ['target-history', county, type, id, on],
    queryFn: ({ signal }) =>
      call(routes.listTargetAssignments, { params: { county, type, id }, query: { on } }, signal),
    staleTime: halfMinute,
  })

export const createAssignmentOptions = (county: string) =>
  mutationOptions({
    mutationFn: (body: Body<'createAssignment'>) =>
      call(routes.createAssignment, { params: { county }, body }),
    onSettled: (_data, _error, _body, _result, { client }) => refreshResponsibility(client),
  })

export const changeAssignmentOptions = (county: string, id: number) =>
  mutationOptions({
    mutationFn: (body: Body<'changeAssignment'>) =>
      call(routes.changeAssignment, { params: { county, id }, body }),
    onSettled: (_data, _error, _body, _result, { client }) => refreshResponsibility(client),
  })

export const endAssignmentOptions = (county: string, id: number) =>
  mutationOptions({
    mutationFn: (body: Body<'endAssignment'>) => call(routes.endAssignment, { params: { county, id }, body }),
    onSettled: (_data, _error, _body, _result, { client }) => refreshResponsibility(client),
  })

/** With `dryRun` it only says what would become of each. */
export const assignManyOptions = (county: string) =>
  mutationOptions({
    mutationFn: (body: BulkAssignment) => call(routes.assignMany, { params: { county }, body }),
    onSuccess: ({ dryRun }, _body, _result, { client }) =>
      dryRun ? undefined : refreshResponsibility(client),
  })

/** `rest`: all but what was changed since. */
export const undoAssignManyOptions = (county: string) =>
  mutationOptions({
    mutationFn: ({ bulk, rest }: { bulk: number; rest: boolean }) =>
      call(routes.undoAssignMany, { params: { county, id: bulk }, body: { rest } }),
    // After a refusal too: what was changed since is not on the screen yet.
    onSettled: (_data, _error, _bulk, _result, { client }) => refreshResponsibility(client),
  })

export const matchAssignmentsOptions = (county: string) =>
  mutationOptions({
    mutationFn: (body: Body<'matchAssignments'>) =>
      call(routes.matchAssignments, { params: { county }, body }),
  })

/** Those of the area itself: a handful. */
export const areaAssignmentsOptions = (code: string) =>
  queryOptions({
    queryKey: ['area-assignments', code],
    queryFn: ({ signal }) =>
      call(routes.listAreaAssignments, { params: { code }, query: { of: 'area' } }, signal),
    staleTime: halfMinute,
  })

/** Those of the places inside, page by page: a county has thousands. */
export const placeAssignmentsOptions = (code: string) =>
  infiniteQueryOptions({
    queryKey: ['place-assignments', code],
    queryFn: ({ signal, pageParam }) => {
      const query = { of: 'places', after: pageParam, limit: 50 } as const
      return call(routes.listAreaAssignments, { params: { code }, query }, signal)
    },
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    staleTime: halfMinute,
  })

export const unitAssignmentsOptions = (county: string, id: number) =>
  queryOptions({
    queryKey: ['unit-assignments', county, id],
    queryFn: ({ signal }) => call(routes.listUnitAssignments, { params: { county, id } }, signal),
    staleTime: halfMinute,
  })
