// Writes down what every migration says now: `npm run lock:migrations`. From then on the house rules refuse a change.
// Only for a migration that no database outside this checkout has run.
import { writeFileSync } from 'node:fs'
import { lockFile, migrationHashes } from './migration-hashes.ts'

const hashes = migrationHashes()
writeFileSync(lockFile, `${JSON.stringify(hashes, null, 2)}\n`)
console.log(`${Object.keys(hashes).length} migrations locked.`)
