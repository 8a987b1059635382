// `npm run bench [-- --only NAME]`: measures against the aims and the peers, prints and keeps the table in README.md.
import { parseArgs } from 'node:util'
import { accounts } from './accounts.ts'
import { allIndicators } from './all-indicators.ts'
import { firstView } from './first-view.ts'
import { gridDivision } from './grid-division.ts'
import { gridDrag } from './grid-drag.ts'
import { gridPaint } from './grid-paint.ts'
import { gridSave } from './grid-save.ts'
import { importBench } from './import.ts'
import { describeLoad, describeMachine } from './machine.ts'
import { parkCoverage } from './park-coverage.ts'
import { problems } from './problems.ts'
import { problemsWrite } from './problems-write.ts'
import { printResult, writeReadme } from './report.ts'
import type { Benchmark } from './result.ts'
import { tiles } from './tiles.ts'

const benchmarks: readonly Benchmark[] = [
  allIndicators,
  parkCoverage,
  tiles,
  importBench,
  firstView,
  gridDrag,
  accounts,
  problems,
  problemsWrite,
  gridDivision,
  gridPaint,
  gridSave,
]
const names = benchmarks.map((each) => each.name)

const only = readOnly()
const chosen = benchmarks.filter((each) => !only || each.name === only)
if (chosen.length === 0) {
  console.error(`There is no benchmark ${only}: use ${names.join(', ')}.`)
  process.exitCode = 1
} else {
  await runAll(chosen)
}

async function runAll(some: readonly Benchmark[]): Promise<void> {
  const started = performance.now()
  const load = describeLoad()
  const parts: string[] = []
  for (const { name, run } of some) {
    const begun = performance.now()
    const part = await run().then(printResult, (error: unknown) => {
      process.exitCode = 1
      return `### ${name}\n\nFailed: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`
    })
    parts.push(part)
    console.log(`\n${part}\n\n${name}: ${seconds(begun)} with its preparation`)
  }
  const about = `Measured ${new Date().toISOString().slice(0, 10)} on ${describeMachine()}; load before the run ${load} (0 is a quiet machine); ${seconds(started)} in all.`
  console.log(`\n${about}`)
  // A part alone would push the others out of the table.
  if (!only) writeReadme([about, ...parts].join('\n\n'))
}

function readOnly(): string | undefined {
  try {
    return parseArgs({ options: { only: { type: 'string' } } }).values.only
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message.split('\n')[0] : error} Usage: npm run bench [-- --only ${names.join('|')}]`,
    )
    process.exit(1)
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(0)} s`
}
