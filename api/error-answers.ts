// What goes wrong becomes one answer: a code of the contract and one sentence, never a stack.
import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify'
import { type ErrorAnswer, type ErrorCode, errorStatus } from './contract/errors.ts'
import { AppError } from './db/errors.ts'

export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const known = toAppError(error)
  // The operator needs the cause of what is our own fault; the caller does not.
  if (known.status >= 500) request.log.error({ error, url: request.url }, known.message)
  return send(reply, known)
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply) {
  return send(reply, new AppError('not-found', `There is nothing at ${request.method} ${request.url}.`))
}

/** A page of another site must not change anything here through the browser of somebody who may. */
export async function checkOrigin(request: FastifyRequest): Promise<void> {
  const { origin, host } = request.headers
  if (request.method === 'GET' || request.method === 'HEAD' || origin === undefined) return
  if (!URL.canParse(origin) || new URL(origin).host !== host) {
    throw new AppError('other-origin', 'Changes are accepted from the pages of this server only.')
  }
}

function send(reply: FastifyReply, { status, code, message, details }: AppError) {
  const answer: ErrorAnswer = { error: { code, message, ...(details !== undefined && { details }) } }
  return reply.code(status).header('cache-control', 'no-store').type('application/json').send(answer)
}

/** What Ajv says with `verbose`: beside the fault the schema that was broken. */
interface Fault extends FastifySchemaValidationError {
  parentSchema?: { description?: string }
}

/** Codes of Node, pg and PGlite that mean: the database is away, not that the question was wrong. */
const unavailable = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|08\d{3}|57P0\d|53\d{3})$/

function toAppError(error: FastifyError): AppError {
  if (error instanceof AppError) return error
  if (error.validation) {
    const faults = (error.validation as Fault[]).map(describeFault) // Ajv with `verbose`, see app.ts
    return new AppError('bad-request', faults[0] ?? 'The request is not valid.', faults)
  }
  if (unavailable.test(error.code) || /connection terminated|timeout exceeded/i.test(error.message)) {
    return new AppError('database-unavailable', 'The database cannot be reached; nothing was changed.')
  }
  const status = error.statusCode ?? 500
  if (status >= 500) return new AppError('internal', 'The server failed on this request; its log says why.')
  return new AppError(codeOfStatus(status), `${error.message.replace(/\.$/, '')}.`)
}

function codeOfStatus(status: number): ErrorCode {
  if (status === errorStatus['too-many-requests']) return 'too-many-requests'
  return status === errorStatus['not-found'] ? 'not-found' : 'bad-request'
}

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
