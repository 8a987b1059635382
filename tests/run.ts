// `npm test`: functions, SQL and API on the embedded engine and on the server of TEST_DATABASE_URL if it is set, real
// data where it lies, then a real browser. Ends with one line that counts everything.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { obtainBrowser } from './support/browser.ts'
import { hasSharedData } from './support/shared-data.ts'

interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** What we read of the file that Vitest's JSON reporter writes. */
interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numTotalTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'tuzhi-tests-'))
const notes: string[] = []
const parts: [string, Counts][] = []
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))

if (!hasSharedData)
  notes.push('Tests on real data are skipped: there is no ../shared/data beside this checkout.')
parts.push(['functions, SQL and API on the embedded engine', runVitest('embedded', [])])
if (process.env.TEST_DATABASE_URL) {
  const projects = ['--project', 'sql', '--project', 'real']
  parts.push(['SQL and API on the server of TEST_DATABASE_URL', runVitest('server', projects)])
} else {
  notes.push('The server engine is not tested: TEST_DATABASE_URL names no PostgreSQL server.')
}
parts.push(['browser', runBrowser()])

console.log('')
for (const note of notes) console.log(note)
const total: Counts = { passed: 0, failed: 0, skipped: 0 }
for (const [title, counts] of parts) {
  console.log(`${title}: ${line(counts)}`)
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}
console.log(line(total))
process.exitCode = total.failed > 0 ? 1 : 0

function line({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

function runVitest(engine: 'embedded' | 'server', parameters: string[]): Counts {
  heading(`Vitest, ${engine} engine`)
  const report = join(reports, `vitest-${engine}.json`)
  const status = run(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ].concat(parameters),
    { TUZHI_TEST_ENGINE: engine },
  )
  const found = read<VitestReport>(report)
  // A file that cannot even be loaded holds no test that could fail.
  const unloaded = found?.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.length,
  )
  return judged(status, {
    passed: found?.numPassedTests ?? 0,
    failed: (found?.numFailedTests ?? 0) + (unloaded?.length ?? 0),
    skipped: found ? found.numTotalTests - found.numPassedTests - found.numFailedTests : 0,
  })
}

function runBrowser(): Counts {
  heading('Browser')
  let browser: string | undefined
  try {
    browser = obtainBrowser()
  } catch (error) {
    notes.push(`The browser tests could not run: ${error instanceof Error ? error.message : error}`)
  }
  if (!browser) return { passed: 0, failed: 1, skipped: 0 }
  console.log(`Using ${browser}`)
  const report = join(reports, 'playwright.json')
  const status = run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json,html'], {
    CHROME_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    PLAYWRIGHT_HTML_OPEN: 'never',
  })
  const stats = read<{ stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number> }>(
    report,
  )?.stats
  return judged(status, {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  })
}

/** A part that ended badly without a failed test (it could not even start) counts as one failure. */
function judged(status: number, counts: Counts): Counts {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function run(parameters: string[], env: Record<string, string>): number {
  const ended = spawnSync(process.execPath, parameters, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return ended.status ?? 1
}

function read<T>(report: string): T | undefined {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as T // written a moment ago by a reporter that we chose
  } catch {
    return undefined
  }
}

function heading(title: string): void {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 70 - title.length))}`)
}
