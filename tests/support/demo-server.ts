// The real server with the demo county in a folder of its own, for the end-to-end tests. It is started twice, as on
// anybody's machine: the first start makes the county, then `npm run indicators` prints it (only one process may hold the
// folder), then it serves the tests. Ends with the server and takes the folder with it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'tuzhi-e2e-'))
const rows = process.env.TUZHI_CLI_ROWS
process.on('exit', () => {
  for (const path of [folder, rows]) if (path) rmSync(path, { recursive: true, force: true })
})

// Playwright and Ctrl+C signal the whole group, so the server hears it by itself; here it is only waited for.
let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    stopping = true
  })
}

const first = start('api/server.ts', 'pipe', { PORT: '0' })
first.stdout?.on('data', (chunk) => {
  process.stdout.write(chunk)
  // Once: a second signal would not let it close its folder.
  if (!first.killed && String(chunk).includes('http://')) first.kill('SIGTERM')
})
await success(first)
if (rows) await success(start('api/indicators/cli.ts', openSync(rows, 'w'), {}, '--json'))
await success(start('api/server.ts', 'inherit'))

function start(
  program: string,
  output: 'pipe' | 'inherit' | number,
  env: NodeJS.ProcessEnv = {},
  ...words: string[]
) {
  const { DATABASE_URL: _, ...inherited } = process.env
  return spawn(process.execPath, [join(root, program), ...words], {
    env: { ...inherited, TUZHI_DATA: folder, ...env },
    stdio: ['inherit', output, 'inherit'],
  })
}

/** Waits for the end of a program; whatever goes wrong, or a signal, ends this one too. */
async function success(program: ChildProcess): Promise<void> {
  const code = await new Promise<number | null>((resolve) => program.on('exit', resolve))
  if (code !== 0 || stopping) process.exit(code ?? 1)
}
