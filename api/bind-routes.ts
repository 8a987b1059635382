// Binds every route of the contract to its handler: validation, serialisation and the OpenAPI page come from its schemas.
import type { FastifyInstance, FastifySchema } from 'fastify'
import { authorise, noteRefusal } from './authorise.ts'
import { ErrorAnswer } from './contract/errors.ts'
import { callsPerMinute, type Route } from './contract/route.ts'
import { type RouteName, type Routes, routes } from './contract/routes.ts'
import type { Database } from './db/open.ts'
import { forgetCallers } from './features/accounts/sessions.ts'
import type { Call, Handler, Handlers } from './features/handler.ts'

/** A route without a handler does not compile; a route without `access` does not start. */
export function bindRoutes(
  api: FastifyInstance,
  { db, engine, requestsPerMinute }: Pick<Database, 'db' | 'engine'> & { requestsPerMinute?: number },
  handlers: Handlers<Routes>,
): void {
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: Route = routes[name]
    if (!route.access) throw new Error(`The route ${name} does not say who may call it.`)
    const handler = handlers[name] as Handler<Route> // of this very route: both are found by its name
    const bind = (scope: FastifyInstance) =>
      scope.route({
        method: route.method,
        url: route.url,
        schema: schemaOf(name, route),
        ...(route.bodyBytesMax !== undefined && { bodyLimit: route.bodyBytesMax }),
        config: { rateLimit: limitOf(route, requestsPerMinute) },
        handler: async (request, reply) => {
          const caller = await authorise(db, route, request)
          try {
            return await handler({
              db,
              engine,
              request,
              reply,
              // undefined only where `access` is `anyone`, which is when the handler's own type says so
              caller: caller as Call<Route>['caller'],
              params: request.params as Call<Route>['params'], // just validated by the route's schema
              query: request.query as Call<Route>['query'], // likewise
              body: request.body as Call<Route>['body'], // likewise
            })
          } catch (error) {
            if (caller) await noteRefusal(db, caller, request, error)
            throw error
          } finally {
            // It may have changed who may do what.
            if (route.method !== 'GET') forgetCallers()
          }
        },
      })
    if (route.uploadBytesMax === undefined) bind(api)
    else void api.register(async (scope) => bind(leavingBodies(scope)))
  }
}

/** A body of whatever type is left to the handler: nothing of it is read before it is known who sends it. */
function leavingBodies(scope: FastifyInstance): FastifyInstance {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _body, done) => done(null))
  return scope
}

/** All routes of one sort share their count. */
function limitOf(route: Route, max: number | undefined) {
  const sort = route.rate ?? (route.method === 'GET' ? 'read' : 'write')
  return { groupId: sort, max: max ?? callsPerMinute[sort], timeWindow: '1 minute' }
}

const binary = { type: 'string', format: 'binary' }
const nothing = { type: 'object', properties: {}, additionalProperties: false }

function schemaOf(name: RouteName, route: Route): FastifySchema {
  return {
    operationId: name,
    summary: route.summary,
    tags: [route.url.split('/')[1] ?? ''],
    params: route.params ?? nothing,
    querystring: route.query ?? nothing,
    ...(route.body && { body: route.body }),
    // For the page only: no request says that it is of all these types at once, so nothing is held against it.
    ...(route.uploadBytesMax !== undefined && { body: { content: { 'image/*': { schema: binary } } } }),
    response: {
      200: route.mediaType ? { content: { [route.mediaType]: { schema: binary } } } : route.response,
      '4xx': ErrorAnswer,
      '5xx': ErrorAnswer,
    },
  }
}
