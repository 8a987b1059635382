// Many problems at once: lists, and whatever else shows those of one filter.
import { Type } from 'typebox'
import { problemFilters } from './problem-filter.ts'
import { ProblemRow } from './problems.ts'
import { defaulted, route, strict } from './route.ts'

const TextOrNull = Type.Union([Type.String(), Type.Null()])
const County = Type.String({ pattern: '^\\d{6}$' })

export const problemListRoutes = {
  listProblems: route({
    method: 'GET',
    url: '/counties/:county/problems',
    access: { verb: 'problem.read', over: 'inside' },
    summary: 'Problems that the caller may see, of one filter, page by page',
    params: strict({ county: County }),
    query: strict({
      ...problemFilters,
      sort: defaulted(Type.Enum(['newest', 'oldest', 'due']), 'newest'),
      after: Type.Optional(Type.String({ maxLength: 80, description: 'the `next` of the page before' })),
      limit: defaulted(Type.Integer({ minimum: 1, maximum: 200 }), 50),
    }),
    response: Type.Object({
      items: Type.Array(ProblemRow),
      next: TextOrNull,
      /** On all pages together. */
      total: Type.Integer(),
    }),
  }),
}
