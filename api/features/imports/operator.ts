// Who works at the command line, where nobody signs in? The user of this machine, for the audit log.
import { userInfo } from 'node:os'
import type { Author } from '../../db/audit.ts'

export function operator(): Author {
  return { accountId: null, name: userName(), address: '本机' }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // a container may run under a number that no user has
    return `uid ${process.getuid?.() ?? '?'}`
  }
}
