// What goes wrong becomes one answer: a code of the contract and one sentence, never a stack.
import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify'
import { type ErrorAnswer, type ErrorCode, errorStatus } from './contract/errors.ts'
import { AppError } from './db/errors.ts'

export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const known = toAppError(error)
  // The operator needs the cause of what is our own fault; the caller does not.
  if (known.status >= 500) request.log.error({ error, url: request.url.replace(/\?.*/s, '') }, known.message)
  return send(reply, known)
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply) {
  return send(reply, new AppError('not-found', `There is nothing at ${request.method} ${request.url}.`))
}

function send(reply: FastifyReply, { status, code, message, details }: AppError) {
  const answer: ErrorAnswer = { error: { code, message, ...(details !== undefined && { details }) } }
  const seconds = secondsToWait(details)
  if (seconds !== undefined) void reply.header('retry-after', seconds)
  return reply.code(status).header('cache-control', 'no-store').type('application/json').send(answer)
}

/** A lock says when it ends; a limit of calls sets the header by itself. */
function secondsToWait(details: unknown): number | undefined {
  const seconds = typeof details === 'object' && details && 'retryAfterSeconds' in details
  return seconds && typeof details.retryAfterSeconds === 'number' ? details.retryAfterSeconds : undefined
}

/** What Ajv says with `verbose`: beside the fault the schema that was broken. */
interface Fault extends FastifySchemaValidationError {
  parentSchema?: { description?: string }
}

/** Codes of Node, pg and PGlite that mean: the database is away, not that the question was wrong. */
const unavailable = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|08\d{3}|57P0\d|53\d{3})$/

/** A NUL in a text, which PostgreSQL cannot hold. */
const unstorable = /^(22021|22P05)$/

function toAppError(error: FastifyError): AppError {
  if (error instanceof AppError) return error
  if (error.validation) {
    const faults = telling(error.validation as Fault[]).map(describeFault) // Ajv with `verbose`, see app.ts
    return new AppError('bad-request', faults[0] ?? 'The request is not valid.', faults)
  }
  if (unavailable.test(error.code) || /connection terminated|timeout exceeded/i.test(error.message)) {
    return new AppError('database-unavailable', 'The database cannot be reached; nothing was changed.')
  }
  if (unstorable.test(error.code))
    return new AppError('bad-request', 'A text in the request holds characters that cannot be stored.')
  const status = error.statusCode ?? 500
  if (status === errorStatus['too-large'])
    return new AppError('too-large', 'The request is larger than this server takes.')
  if (status >= 500) return new AppError('internal', 'The server failed on this request; its log says why.')
  return new AppError(codeOfStatus(status), `${error.message.replace(/\.$/, '')}.`)
}

function codeOfStatus(status: number): ErrorCode {
  if (status === errorStatus['too-many-requests']) return 'too-many-requests'
  return status === errorStatus['not-found'] ? 'not-found' : 'bad-request'
}

/** Of a Polygon that is wrong nobody wants to know that it is no MultiPolygon either. */
function telling(faults: readonly Fault[]): readonly Fault[] {
  const named = faults.filter(
    ({ keyword, schemaPath }) => keyword === 'const' && alternative.test(schemaPath),
  )
  const others = named.map(({ schemaPath }) => alternative.exec(schemaPath)![0]) // tested above
  const own = faults.filter(
    ({ keyword, schemaPath }) => keyword !== 'anyOf' && !others.some((other) => schemaPath.startsWith(other)),
  )
  return own.length > 0 ? own : [...named, ...faults]
}

/** Where in a schema one of several shapes is described. */
const alternative = /^.*\/anyOf\/\d+\//

/** One sentence on the first fault, its parameter first. */
function describeFault({ params, instancePath, message = 'is not valid', parentSchema }: Fault): string {
  if (typeof params.additionalProperty === 'string')
    return `${params.additionalProperty} is not a parameter here.`
  if (typeof params.missingProperty === 'string') return `The parameter ${params.missingProperty} is missing.`
  const name = instancePath.slice(1)
  if (Array.isArray(params.allowedValues)) return `${name} must be one of ${params.allowedValues.join(', ')}.`
  // A pattern says nothing to people; the contract describes what it stands for.
  return parentSchema?.description ? `${name} must be: ${parentSchema.description}.` : `${name} ${message}.`
}
