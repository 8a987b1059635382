// An export of 200,000 rows: when does it begin, how long does it take, and does the memory stay flat?
import { type Line, showBytes, showMs } from './result.ts'

/** What the newest fifth of the problems with their histories comes to. */
const newest = `from=${new Date(Date.now() - 73 * 86_400_000).toISOString()}`
const firstByteMs = 1000
/** Beyond what a few chunks take. */
const flatBytes = 150e6

export async function measureExport(base: string, cookie: string): Promise<Line[]> {
  const lines: Line[] = []
  for (const format of ['csv', 'xlsx'] as const) {
    global.gc?.()
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
    }, 50)
    const begun = performance.now()
    const answer = await fetch(`${base}/problem-export/${format}?state=all&${newest}`, {
      headers: { cookie, 'accept-encoding': 'identity' },
    })
    if (answer.status !== 200 || !answer.body) throw new Error(`the export answers ${answer.status}`)
    let first = 0
    let bytes = 0
    let rows = 0
    for await (const part of answer.body) {
      first ||= performance.now() - begun
      bytes += part.length
      if (format === 'csv') rows += Buffer.from(part).toString('latin1').split('\r\n').length - 1
    }
    const ms = performance.now() - begun
    clearInterval(watch)
    const name = format === 'csv' ? `export of ${rows - 1} rows as CSV` : 'the same as a workbook'
    lines.push(
      {
        what: `${name}: first byte`,
        measured: showMs(first),
        aim: `≤ ${showMs(firstByteMs)}`,
        met: first <= firstByteMs,
      },
      { what: `${name}: all of it`, measured: `${showMs(ms)}, ${showBytes(bytes)}` },
      {
        what: `${name}: more memory at the peak than before, whoever reads it included`,
        measured: showBytes(most - before),
        aim: `≤ ${showBytes(flatBytes)}`,
        met: most - before <= flatBytes,
      },
    )
  }
  return lines
}
