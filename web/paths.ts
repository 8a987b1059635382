// Where is it? The only maker of URLs: pages of the product, routes of the API, the documentation.
import type { BodyOf, ParamsOf, QueryOf, Route } from '../api/contract/route.ts'
import { printView, type View } from './view.ts'

/** Patterns of the pages; `routes.tsx` gives each a component. */
export const pagePatterns = { home: '/', county: '/county/$code' } as const

export const documentationPath = '/api/docs'

/** The start page. The language travels along, since every link should open in the reader's own. */
export function toHome(view: Pick<View, 'language' | 'theme'>) {
  return { to: pagePatterns.home, search: printView(view) } as const
}

/** The map page of a county; what the view leaves out takes its default. */
export function toCounty(code: string, view: Partial<View> = {}) {
  return { to: pagePatterns.county, params: { code }, search: printView(view) } as const
}

type Required<T> = Record<string, never> extends T ? true : false

/** What a call of a route has to name: path parameters and a body when it has some, a query when a part of it is not optional. */
export type Input<R extends Route> = (Required<ParamsOf<R>> extends true
  ? { params?: ParamsOf<R> }
  : { params: ParamsOf<R> }) &
  (Required<QueryOf<R>> extends true ? { query?: QueryOf<R> } : { query: QueryOf<R> }) &
  (undefined extends BodyOf<R> ? { body?: undefined } : { body: BodyOf<R> })

/** Path and query of a route of the API; values that are undefined are left out. */
export function apiPath<R extends Route>(route: R, input: Input<R>): string {
  const params: Record<string, unknown> = input.params ?? {}
  const path = route.url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.set(name, String(value))
  }
  return `/api${path}${query.size > 0 ? `?${query}` : ''}`
}
