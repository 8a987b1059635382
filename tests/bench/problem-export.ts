// An export of 200,000 rows: when does it begin, how long does it take, and does the memory stay flat?
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Line, showBytes, showMs } from './result.ts'

/** What the newest fifth of the problems with their histories comes to. */
const newest = `from=${new Date(Date.now() - 73 * 86_400_000).toISOString()}`
const firstByteMs = 1000
const lineFeed = 10
/** Beyond what a few chunks take. */
const flatBytes = 150e6

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void // what the flag above makes global

export async function measureExport(base: string, cookie: string): Promise<Line[]> {
  const lines: Line[] = []
  for (const format of ['csv', 'xlsx'] as const) {
    const url = `${base}/problem-export/${format}?state=all&${newest}`
    // The first one lets the heap grow to what its garbage takes between two collections; it never gives that back, so
    // only from the second one on does growth mean that something is kept.
    await readAll(url, cookie)
    const { bytes, rows, first, ms, quarters, kept } = await readAll(url, cookie)
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
        what: `${name}, the second time: more memory than before, whoever reads it included, at the most in each quarter of the time; kept afterwards`,
        measured: `${quarters.map(showBytes).join(', ')}; ${showBytes(kept)}`,
        aim: `≤ ${showBytes(flatBytes)}`,
        met: Math.max(...quarters, kept) <= flatBytes,
      },
    )
  }
  return lines
}

async function readAll(url: string, cookie: string) {
  collectGarbage()
  const before = process.memoryUsage()
  // At each moment of 50 ms, to see whether it grows with the rows.
  const sizes: number[] = []
  const watch = setInterval(() => sizes.push(process.memoryUsage().rss - before.rss), 50)
  const begun = performance.now()
  const answer = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } })
  if (answer.status !== 200 || !answer.body) throw new Error(`the export answers ${answer.status}`)
  let first = 0
  let bytes = 0
  let rows = 0
  for await (const part of answer.body) {
    first ||= performance.now() - begun
    bytes += part.length
    for (const byte of part) if (byte === lineFeed) rows++
  }
  const ms = performance.now() - begun
  clearInterval(watch)
  collectGarbage()
  const kept = Math.max(0, process.memoryUsage().heapUsed - before.heapUsed)
  const quarters = [0, 1, 2, 3].map((quarter) =>
    Math.max(...sizes.slice((quarter * sizes.length) / 4, ((quarter + 1) * sizes.length) / 4)),
  )
  return { bytes, rows, first, ms, quarters, kept }
}
