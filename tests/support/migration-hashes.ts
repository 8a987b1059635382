// What each migration says, as a hash: the proof that one which has landed is never edited.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { root, sourceFiles } from './source-files.ts'

export const lockFile = join(root, 'tests/pure/migrations.lock.json')

export function migrationHashes(): Record<string, string> {
  return Object.fromEntries(
    sourceFiles(['migrations']).map(({ path, text }) => [
      path.replace('migrations/', ''),
      createHash('sha256').update(text).digest('hex'),
    ]),
  )
}
