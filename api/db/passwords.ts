// Is this the password? Argon2id of Node's own crypto, written the usual way: $argon2id$v=19$m=…,t=…,p=…$salt$hash.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP's smallest recommendation for Argon2id: 19 MiB, two passes, one lane; about 30 ms. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const hash = await tag(password, nonce, cost)
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${nonce.toString('base64')}$${hash.toString('base64')}`
}

/** Takes as long without a stored hash as with one: how long it takes tells nobody which accounts exist. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored ?? '')
  if (!parts) {
    await tag(password, randomBytes(16), cost)
    return false
  }
  const [, memory, passes, parallelism, nonce = '', hash = ''] = parts
  const known = Buffer.from(hash, 'base64')
  const found = await tag(password, Buffer.from(nonce, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return known.length === found.length && timingSafeEqual(known, found)
}

/** One password typed on two keyboards is one password: composed and decomposed characters are the same. */
function tag(password: string, nonce: Buffer, { memory, passes, parallelism }: typeof cost): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'))
  return derive('argon2id', { message, nonce, memory, passes, parallelism, tagLength })
}
