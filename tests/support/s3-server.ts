// A small store that speaks S3 and is stricter than most: it checks every signature by its own reading of the rules,
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface SignedRequest {
  method: string
  /** As it stands in the request line. */
  path: string
  query?: string
  headers: Record<string, string>
  /** Names of those that are signed. */
  signed: readonly string[]
  /** `x-amz-date`: 20130524T000000Z */
  moment: string
  region: string
  secret: string
}

export function signatureOf({
  method,
  path,
  query = '',
  headers,
  signed,
  moment,
  region,
  secret,
}: SignedRequest): string {
  const canonical = [
    method,
    path,
    query,
    ...signed.map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    signed.join(';'),
    headers['x-amz-content-sha256'],
  ].join('\n')
  const day = moment.slice(0, 8)
  const toSign = ['AWS4-HMAC-SHA256', moment, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join(
    '\n',
  )
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`))
  return hmac(key, toSign).toString('hex')
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

export interface S3Server {
  url: string
  /** By path, the bucket first. */
  objects: Map<string, Buffer>
  /** The next request is answered so, instead of being done. */
  failNext: (status: number, code: string) => void
  close: () => Promise<void>
}

/** Has one bucket, `photos`, in the region `cn-test`, for the key `tuzhi-key` with the secret `tuzhi-secret`. */
export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const planned: [number, string][] = []
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const [status, code, bytes] =
      planned.length > 0 ? ([...planned.shift()!, undefined] as const) : answer(request, body)
    response.writeHead(status, { 'content-type': code ? 'application/xml' : 'image/webp' })
    response.end(code ? `<?xml version="1.0"?><Error><Code>${code}</Code></Error>` : bytes)
  })

  function answer(
    request: IncomingMessage,
    body: Buffer,
  ): readonly [number, string, undefined] | readonly [number, undefined, Buffer?] {
    const fault = whyNot(request, body)
    if (fault) return [403, fault, undefined]
    const path = request.url ?? ''
    if (!path.startsWith('/photos/')) return [404, 'NoSuchBucket', undefined]
    const found = objects.get(path)
    switch (request.method) {
      case 'PUT':
        objects.set(path, body)
        return [200, undefined]
      case 'DELETE':
        objects.delete(path)
        return [204, undefined]
      default:
        return found ? [200, undefined, found] : [404, 'NoSuchKey', undefined]
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server has one of this shape
  return {
    url: `http://127.0.0.1:${port}`,
    objects,
    failNext: (...plan) => void planned.push(plan),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Why a request is refused; undefined when everything about it is right. */
function whyNot({ method = '', url = '', headers }: IncomingMessage, body: Buffer): string | undefined {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/
  const [, key, day, region, names = '', given = ''] = parts.exec(headers.authorization ?? '') ?? []
  if (key !== 'tuzhi-key') return 'InvalidAccessKeyId'
  const moment = String(headers['x-amz-date'])
  const iso = moment.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
  if (!(Math.abs(Date.parse(iso) - Date.now()) < 900_000) || !moment.startsWith(day ?? '-'))
    return 'RequestTimeTooSkewed'
  if (region !== 'cn-test') return 'AuthorizationHeaderMalformed'
  if (headers['x-amz-content-sha256'] !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const signed = names.split(';')
  const must = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))]
  if (!must.every((name) => signed.includes(name)) || signed.join() !== signed.toSorted().join())
    return 'AccessDenied'
  const [path = '', query] = url.split('?')
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const expected = signatureOf({
    method,
    path,
    query,
    headers: flat,
    signed,
    moment,
    region,
    secret: 'tuzhi-secret',
  })
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected)) ? undefined : 'SignatureDoesNotMatch'
}
