// The second factor: six digits of an authenticator, RFC 6238 with SHA-1, 30 s and six digits, as all of them know it.
import { Secret, TOTP } from 'otpauth'
import type { Db } from '../../db/tables.ts'

const issuer = '图治 Tuzhi'
const periodSeconds = 30
/** Clocks of telephones go wrong by half a minute. */
const toleratedSteps = 1

export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an authenticator reads from the picture of dots. */
export function addressOf(secret: string, name: string): string {
  return authenticator(secret, name).toString()
}

/** The 30 s step that the code belongs to, or undefined when it is of none near now. */
export function stepOf(secret: string, code: string, now = Date.now()): number | undefined {
  const delta = authenticator(secret).validate({ token: code, timestamp: now, window: toleratedSteps })
  return delta === null ? undefined : Math.floor(now / 1000 / periodSeconds) + delta
}

/** Is the code right, and new? Once taken it never works again: the step only rises. */
export async function takeCode(db: Db, accountId: number, secret: string, code: string): Promise<boolean> {
  const step = stepOf(secret, code)
  if (step === undefined) return false
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ secondFactorStep: step })
    .where('id', '=', accountId)
    .where('secondFactorStep', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function authenticator(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer,
    label,
    secret: Secret.fromBase32(secret),
    period: periodSeconds,
    digits: 6,
    algorithm: 'SHA1',
  })
}
