// Builds the HTTP server: the routes of the contract bound to their handlers, and the built web beside them.
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { bindRoutes } from './bind-routes.ts'
import { eventStreamType } from './contract/problem-views.ts'
import { tileMediaType } from './contract/tiles.ts'
import type { Database } from './db/open.ts'
import { addDefences, type TrustedProxy } from './defences.ts'
import { answerError, answerNotFound } from './error-answers.ts'
import { accountHandlers } from './features/accounts/accounts.ts'
import { lookAtSessions } from './features/accounts/sessions.ts'
import { areaHandlers } from './features/areas/areas.ts'
import { assignmentHandlers } from './features/assignments/assignments.ts'
import { auditHandlers } from './features/audit/audit.ts'
import { catalogHandlers } from './features/catalog/catalog.ts'
import { demoHandlers, type LoadDemo } from './features/demo/demo.ts'
import { dutyHandlers } from './features/duties/duties.ts'
import { gridDivisionHandlers } from './features/grids/division/division.ts'
import { gridHandlers } from './features/grids/grids.ts'
import { gridHealthHandlers } from './features/grids/health/grid-health.ts'
import { gridHistoryHandlers } from './features/grids/history/history.ts'
import { microGridHandlers } from './features/grids/micro/micro-grids.ts'
import { gridNumberingHandlers } from './features/grids/numbering/numbering.ts'
import { gridPageHandlers } from './features/grids/page/grid-pages.ts'
import { gridProposalHandlers } from './features/grids/proposals/proposals.ts'
import { wallMapHandlers } from './features/grids/wall-map/wall-maps.ts'
import { healthHandlers } from './features/health/health.ts'
import { unitImportHandlers } from './features/imports/import-units.ts'
import { indicatorHandlers } from './features/indicators/indicators.ts'
import { peopleHandlers } from './features/people/people.ts'
import { photoHandlers } from './features/photos/photos.ts'
import { placeHandlers } from './features/places/places.ts'
import { LiveProblems } from './features/problems/live-problems.ts'
import { problemHandlers } from './features/problems/problems.ts'
import { problemReadingHandlers } from './features/problems/reading.ts'
import { settingHandlers } from './features/problems/settings.ts'
import { searchHandlers } from './features/search/search.ts'
import { tileHandlers } from './features/tiles/tiles.ts'
import { unitGridHandlers } from './features/unit-grids/unit-grids.ts'
import { unitHandlers } from './features/units/units.ts'
import type { Photos } from './photos/open-photos.ts'
import { serveWeb } from './serve-web.ts'

export interface AppOptions extends Pick<Database, 'db' | 'engine'>, Partial<Pick<Database, 'listen'>> {
  /** Makes the demo county for the welcome's button. */
  loadDemo: LoadDemo
  /** Where pictures are kept. */
  photos: Photos
  /** Milliseconds between two heartbeats of a live stream, where not those of the contract: tests. */
  heartbeatMs?: number
  /** The built web; without it there is only the API. */
  webFolder?: string
  /** Calls of one address in a minute instead of those of the contract: tests, and an office of thousands behind one address. */
  requestsPerMinute?: number
  /** Faults are told by default, requests are not: a wall of screens would fill the disk with them. */
  logLevel?: 'silent' | 'error' | 'info'
  /** Instead of the standard output. */
  logTo?: { write: (line: string) => void }
  /** Nobody by default: the address and the protocol are those of the connection. */
  proxy?: TrustedProxy
}

/** Neither headers, where the cookie is, nor what a link or a search carries. */
function describeRequest({ method, url, ip }: FastifyRequest) {
  return { method, url: url.replace(/\?.*/s, ''), ip }
}

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: {
      level: options.logLevel ?? 'error',
      serializers: { req: describeRequest },
      ...(options.logTo && { stream: options.logTo }),
    },
    ...(options.proxy !== undefined && { trustProxy: options.proxy }),
    // Whatever is larger comes as a file, which says its own limit.
    bodyLimit: 1024 * 1024,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, allErrors: true, verbose: true } },
    routerOptions: { ignoreTrailingSlash: true },
    // Faults before any route is found, such as an address that cannot be decoded.
    frameworkErrors: answerError,
  })
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(answerNotFound)
  await addDefences(app)
  await app.register(cookie)
  await app.register(compress, { encodings: ['br', 'gzip'], customTypes: isCompressible })
  await app.register(swagger, { openapi: { info: { title: '图治 Tuzhi API', version: '1' } } })
  await app.register(swaggerUi, { routePrefix: '/api/docs', theme: { title: '图治 Tuzhi API' } })
  const live = new LiveProblems({ ...options, lookAtSessions })
  app.addHook('preClose', () => live.close())
  await app.register(
    async (api) =>
      bindRoutes(api, options, {
        ...healthHandlers,
        ...accountHandlers,
        ...peopleHandlers,
        ...catalogHandlers,
        ...areaHandlers,
        ...gridHandlers,
        ...gridNumberingHandlers,
        ...gridProposalHandlers,
        ...gridHistoryHandlers,
        ...gridPageHandlers,
        ...wallMapHandlers,
        ...gridDivisionHandlers,
        ...gridHealthHandlers,
        ...microGridHandlers,
        ...unitGridHandlers,
        ...indicatorHandlers,
        ...placeHandlers,
        ...searchHandlers,
        ...tileHandlers,
        ...unitHandlers,
        ...unitImportHandlers,
        ...assignmentHandlers,
        ...dutyHandlers,
        ...photoHandlers(options.photos),
        ...problemReadingHandlers(live),
        ...problemHandlers,
        ...settingHandlers,
        ...auditHandlers,
        ...demoHandlers(options.loadDemo),
      }),
    { prefix: '/api' },
  )
  if (options.webFolder) await serveWeb(app, options.webFolder)
  return app
}

/** An event stream is not: its events would wait until there is enough to compress. */
function isCompressible(mediaType: string): boolean {
  if (mediaType.startsWith(eventStreamType)) return false
  return mediaType.startsWith(tileMediaType) || /^text\/|\b(json|javascript|xml|svg|wasm)\b/.test(mediaType)
}
