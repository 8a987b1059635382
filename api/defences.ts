// What keeps other sites, eavesdroppers and floods out: the check of where a change comes from, headers, limits.
import { isIP } from 'node:net'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callsPerMinute } from './contract/route.ts'
import { AppError } from './db/errors.ts'

/** No script but ours, nothing from elsewhere. MapLibre starts workers and makes images; antd writes styles. */
const contentSources = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  workerSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'", 'blob:', 'data:'],
  fontSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
}

export async function addDefences(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', checkOrigin)
  app.addHook('onSend', addHeaders)
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSources },
    // Set below where the connection is encrypted; elsewhere browsers must not hear of it.
    hsts: false,
  })
  await app.register(rateLimit, { max: callsPerMinute.read, timeWindow: '1 minute' })
}

/**
 * A page of another site must not change anything here through the browser of somebody who may. Browsers say where a
 * change comes from in `Origin`, those that leave it out say so in `Sec-Fetch-Site`; programs send neither, and no
 * cookie of anybody's either.
 */
async function checkOrigin(request: FastifyRequest): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { origin, 'sec-fetch-site': site } = request.headers
  const isOurs = origin === undefined || isOwnOrigin(origin, request)
  if (!isOurs || (typeof site === 'string' && site !== 'same-origin' && site !== 'none'))
    throw new AppError('other-origin', 'Changes are accepted from the pages of this server only.')
}

function isOwnOrigin(origin: string, { host, protocol }: FastifyRequest): boolean {
  if (!URL.canParse(origin)) return false
  const { host: from, protocol: spoken } = new URL(origin)
  // Over TLS the same host without it is somebody in between.
  return from === host && (protocol !== 'https' || spoken === 'https:')
}

async function addHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(self), payment=(), usb=()')
  if (request.protocol === 'https') void reply.header('strict-transport-security', 'max-age=31536000')
  // What one account may see is not left in caches for the next one.
  if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
    void reply.header('cache-control', 'no-store')
}

/** Who is believed when it says for whom and over what it passes a request on. */
export type TrustedProxy = string[] | ((address: string, hop: number) => boolean)

/**
 * TUZHI_PROXY: the addresses or networks of the proxies before this server, or how many there are. A number believes
 * whoever connects, so it is only for a port that nothing but the proxy reaches. Undefined when it is neither.
 */
export function readProxy(text: string): TrustedProxy | undefined {
  if (/^[1-9]$/.test(text)) return (_address, hop) => hop < Number(text)
  const addresses = text.split(',').map((each) => each.trim())
  return addresses.every(isNetwork) ? addresses : undefined
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return (
    rest.length === 0 &&
    longest > 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  )
}
