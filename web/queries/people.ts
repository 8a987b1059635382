// Accounts of others, their grants and the roles, as queries and mutations.
import {
  infiniteQueryOptions,
  keepPreviousData,
  mutationOptions,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import type { GrantInfo, peopleRoutes, RoleInfo } from '../../api/contract/people.ts'
import type { BodyOf, QueryOf } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

type Body<Name extends keyof typeof peopleRoutes> = BodyOf<(typeof peopleRoutes)[Name]>

/** What the list of accounts is narrowed to. */
export type AccountFilter = Omit<QueryOf<typeof peopleRoutes.listAccounts>, 'after' | 'limit'>

export const accountPagesOptions = (filter: AccountFilter) =>
  infiniteQueryOptions({
    queryKey: ['accounts', filter],
    queryFn: ({ signal, pageParam }) =>
      call(routes.listAccounts, { query: { ...filter, after: pageParam, limit: 50 } }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

export const accountOptions = (id: number) =>
  queryOptions({
    queryKey: ['account', id],
    queryFn: ({ signal }) => call(routes.getAccount, { params: { id } }, signal),
  })

/** The first accounts whose name holds these words. */
export const accountNamesOptions = (q: string) =>
  queryOptions({
    queryKey: ['accounts', 'names', q],
    queryFn: async ({ signal }) =>
      (await call(routes.listAccounts, { query: { q, limit: 10 } }, signal)).items,
    placeholderData: keepPreviousData,
  })

export const rolesOptions = () =>
  queryOptions({
    queryKey: ['roles'],
    queryFn: async ({ signal }) => (await call(routes.listRoles, {}, signal)).items,
    staleTime: 30_000,
  })

export const openAccountOptions = () =>
  mutationOptions({
    mutationFn: (body: Body<'openAccount'>) => call(routes.openAccount, { body }),
    onSuccess: refreshAfter,
  })

export const changeAccountOptions = (id: number) =>
  mutationOptions({
    mutationFn: (body: Body<'changeAccount'>) => call(routes.changeAccount, { params: { id }, body }),
    onSettled: refreshAfterAll,
  })

export const setDisabledOptions = (id: number) =>
  mutationOptions({
    mutationFn: (body: Body<'setAccountDisabled'>) =>
      call(routes.setAccountDisabled, { params: { id }, body }),
    onSettled: refreshAfterAll,
  })

export const resetPasswordOptions = (id: number) =>
  mutationOptions({
    mutationFn: () => call(routes.resetPassword, { params: { id } }),
    onSettled: refreshAfterAll,
  })

export const unlockOptions = (id: number) =>
  mutationOptions({
    mutationFn: () => call(routes.unlockAccount, { params: { id } }),
    onSettled: refreshAfterAll,
  })

export const endSessionsOptions = (id: number) =>
  mutationOptions({
    mutationFn: () => call(routes.endSessions, { params: { id } }),
    onSettled: refreshAfterAll,
  })

export const removeFactorOptions = (id: number) =>
  mutationOptions({
    mutationFn: () => call(routes.removeSecondFactorOf, { params: { id } }),
    onSettled: refreshAfterAll,
  })

export const revealAccountPhoneOptions = (id: number) =>
  mutationOptions({ mutationFn: () => call(routes.revealPhone, { params: { id } }) })

export const giveGrantOptions = (id: number) =>
  mutationOptions({
    mutationFn: (body: Body<'giveGrant'>) => call(routes.giveGrant, { params: { id }, body }),
    onSuccess: refreshAfter,
  })

export const changeGrantOptions = (id: number, grant: number) =>
  mutationOptions({
    mutationFn: (body: Body<'changeGrant'>) => call(routes.changeGrant, { params: { id, grant }, body }),
    onSettled: refreshAfterAll,
  })

export const endGrantOptions = (id: number, { id: grant, version }: GrantInfo) =>
  mutationOptions({
    mutationFn: () => call(routes.endGrant, { params: { id, grant }, body: { version } }),
    onSettled: refreshAfterAll,
  })

/** A role that is there already names the version it started from. */
export type SavedRole =
  | { version: undefined; body: Body<'createRole'> }
  | { version: number; id: string; body: Omit<Body<'changeRole'>, 'version'> }

export const saveRoleOptions = () =>
  mutationOptions({
    mutationFn: (role: SavedRole) =>
      role.version === undefined
        ? call(routes.createRole, { body: role.body })
        : call(routes.changeRole, {
            params: { id: role.id },
            body: { ...role.body, version: role.version },
          }),
    onSettled: refreshAfterAll,
  })

export const removeRoleOptions = ({ id, version }: RoleInfo) =>
  mutationOptions({
    mutationFn: () => call(routes.removeRole, { params: { id }, body: { version } }),
    onSettled: refreshAfterAll,
  })

function refreshAfter(
  _data: unknown,
  _input: unknown,
  _result: unknown,
  { client }: { client: QueryClient },
) {
  return refreshPeople(client)
}

/** After a refusal too: what was refused may have been changed by somebody else. */
function refreshAfterAll(
  _data: unknown,
  _error: Error | null,
  _input: unknown,
  _result: unknown,
  { client }: { client: QueryClient },
) {
  return refreshPeople(client)
}

const touched = new Set<unknown>(['accounts', 'account', 'roles'])

/** Whatever says who has an account, and what it may do. */
async function refreshPeople(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: ({ queryKey }) => touched.has(queryKey[0]) })
}
