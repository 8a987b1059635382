// What this deployment holds: its counties, what it can measure and draw, and whether it is well.
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

const halfMinute = 30_000

export const catalogOptions = () =>
  queryOptions({
    queryKey: ['catalog'],
    queryFn: ({ signal }) => call(routes.getCatalog, {}, signal),
    staleTime: Number.POSITIVE_INFINITY, // changes only with a new version of the server
  })

export const countiesOptions = () =>
  queryOptions({
    queryKey: ['counties'],
    queryFn: async ({ signal }) => (await call(routes.listCounties, {}, signal)).items,
    staleTime: halfMinute,
  })

export const healthOptions = () =>
  queryOptions({
    queryKey: ['health'],
    queryFn: ({ signal }) => call(routes.getHealth, {}, signal),
    gcTime: 0,
  })

export const createDemoOptions = () =>
  mutationOptions({ mutationKey: ['demo'], mutationFn: () => call(routes.createDemo, {}) })
