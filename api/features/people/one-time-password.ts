// A password for handing over: read out on the telephone without mistakes, guessed by nobody.
import { randomInt } from 'node:crypto'
import { passwordFault } from '../../contract/accounts.ts'
import { hashPassword } from '../../db/passwords.ts'

export interface OneTimePassword {
  password: string
  passwordHash: string
}

/** Without 0 O o 1 l I; three groups of four are nearly 70 bits. */
const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

export async function makeOneTimePassword(): Promise<OneTimePassword> {
  const password = invent()
  return { password, passwordHash: await hashPassword(password) }
}

function invent(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  const password = `${group()}-${group()}-${group()}`
  // One in several hundred has too few classes of characters.
  return passwordFault(password, '') ? invent() : password
}
