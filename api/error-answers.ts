// What goes wrong becomes one answer: a code of the contract and one sentence, never a stack.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
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

/** Codes of Node, pg and PGlite that mean: the database is away, not that the question was wrong. */
const unavailable = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|08\d{3}|57P0\d|53\d{3})$/

function toAppError(error: FastifyError): AppError {
  if (error instanceof AppError) return error
  if (error.validation) return new AppError('bad-request', describeValidation(error), error.validation)
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

/** "limit must be >= 1", "colour is not a parameter": the parameter first. */
function describeValidation({ validation = [], validationContext = 'querystring' }: FastifyError): string {
  const [first] = validation
  if (!first) return 'The request is not as the API describes it.'
  const { additionalProperty, missingProperty } = first.params
  if (typeof additionalProperty === 'string') return `${additionalProperty} is not a parameter here.`
  if (typeof missingProperty === 'string') return `The parameter ${missingProperty} is missing.`
  const name = first.instancePath.replace(/^\//, '') || validationContext
  const allowed = Array.isArray(first.params.allowedValues)
    ? `: ${first.params.allowedValues.join(', ')}`
    : ''
  return `${name} ${first.message ?? 'is not valid'}${allowed}.`
}
