// Signing in and out, and what belongs to oneself, as queries and mutations.
import { type MutationFunctionContext, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { accountRoutes, Profile } from '../../api/contract/accounts.ts'
import type { BodyOf } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import { ApiError, call } from '../api.ts'

type Body<Name extends keyof typeof accountRoutes> = BodyOf<(typeof accountRoutes)[Name]>

const halfMinute = 30_000

/** Who is signed in; null: nobody, or not any more. Pages inside the sign-in ask `useProfile()`. */
export const profileOptions = () =>
  queryOptions({
    queryKey: ['profile'],
    queryFn: ({ signal }): Promise<Profile | null> =>
      call(routes.getProfile, {}, signal).catch((error) => {
        if (error instanceof ApiError && error.code === 'not-signed-in') return null
        throw error
      }),
    staleTime: halfMinute,
  })

export const signInOfferOptions = () =>
  queryOptions({
    queryKey: ['sign-in'],
    queryFn: ({ signal }) => call(routes.getSignIn, {}, signal),
  })

export const sessionsOptions = () =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await call(routes.listSessions, {}, signal)).items,
  })

export const signInOptions = () =>
  mutationOptions({ mutationFn: (body: Body<'signIn'>) => call(routes.signIn, { body }) })

export const signInToDemoOptions = () =>
  mutationOptions({ mutationFn: (body: Body<'signInToDemo'>) => call(routes.signInToDemo, { body }) })

export const createAdministratorOptions = () =>
  mutationOptions({
    mutationFn: (body: Body<'createFirstAdministrator'>) => call(routes.createFirstAdministrator, { body }),
  })

export const signOutOptions = () => mutationOptions({ mutationFn: () => call(routes.signOut, {}) })

export const changePasswordOptions = () =>
  mutationOptions({
    mutationFn: (body: Body<'changePassword'>) => call(routes.changePassword, { body }),
    onSuccess: refreshOwn,
  })

export const endSessionOptions = () =>
  mutationOptions({
    mutationFn: (id: number) => call(routes.endSession, { params: { id } }),
    onSettled: (_data, _error, _id, _result, { client }) => client.invalidateQueries(sessionsOptions()),
  })

export const openWallOptions = () =>
  mutationOptions({ mutationFn: (body: Body<'openWall'>) => call(routes.openWall, { body }) })

export const beginSecondFactorOptions = () =>
  mutationOptions({
    mutationFn: (body: Body<'beginSecondFactor'>) => call(routes.beginSecondFactor, { body }),
  })

export const confirmSecondFactorOptions = () =>
  mutationOptions({
    mutationFn: (body: Body<'confirmSecondFactor'>) => call(routes.confirmSecondFactor, { body }),
    onSuccess: refreshOwn,
  })

export const removeSecondFactorOptions = () =>
  mutationOptions({
    mutationFn: (body: Body<'removeSecondFactor'>) => call(routes.removeSecondFactor, { body }),
    onSuccess: refreshOwn,
  })

/** What the profile page shows of the account itself. */
async function refreshOwn(
  _data: unknown,
  _body: unknown,
  _result: unknown,
  { client }: MutationFunctionContext,
) {
  await Promise.all([client.invalidateQueries(profileOptions()), client.invalidateQueries(sessionsOptions())])
}
