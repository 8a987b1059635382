// The real server with the demo county in a folder of its own, for the end-to-end tests. Ends with the
// server and takes the folder with it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'tuzhi-e2e-'))
const { DATABASE_URL: _, ...env } = process.env
const server = spawn(process.execPath, [join(root, 'api/server.ts')], {
  env: { ...env, TUZHI_DATA: folder },
  stdio: 'inherit',
})

// Playwright and Ctrl+C signal the whole group, so the server hears it by itself; here it is only waited for.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => {})
server.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? 0)
})
