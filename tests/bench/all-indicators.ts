// How long do all indicators take at all four levels, from nothing, and what does the same cost by the book?
import { type Level, levels } from '../../api/contract/areas.ts'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import type { Db } from '../../api/db/tables.ts'
import { type Definition, isLive } from '../../api/indicators/definition.ts'
import { definitions as allDefinitions } from '../../api/indicators/definitions/index.ts'
import { refreshCounty } from '../../api/indicators/refresh.ts'
import { listValuesOf } from '../../api/indicators/values.ts'
import { type Comparison, compare, tolerance } from './answers.ts'
import { describeCounty, forgetFacts, loadDemoCounty } from './bench-county.ts'
import { type BenchDatabase, withDatabase } from './bench-database.ts'
import { describeEngine } from './machine.ts'
import { measure } from './measure.ts'
import { type Benchmark, type Result, showMs, showTimes, showTiming } from './result.ts'
import { clear, clearTextbook, layOut, prepareTextbook, type TextbookValue, valuesOf } from './textbook.ts'

const aimMs = 5000

export const allIndicators: Benchmark = { name: 'indicators', run: () => withDatabase(run) }

async function run(database: BenchDatabase): Promise<Result> {
  const { db } = database
  const county = await loadDemoCounty(db)
  const ours = await measure(
    async () => {
      await db.transaction().execute((trx) => refreshCounty(trx, county))
      for (const level of levels) await listLevel(db, county, level)
    },
    { before: () => forgetFacts(db) },
  )
  const peer = await db.connection().execute((connection) => compareWithTextbook(connection, county))
  return {
    title: 'All indicators at all four levels, from nothing',
    workload: `Demo county, size M, seed 1: ${await describeCounty(db)}. ${await describeEngine(database)}.`,
    lines: [
      {
        what: `${definitions.length} indicators: mosaic, land, facts and all values`,
        measured: showTiming(ours),
        peer: `textbook SQL ${showTiming(peer.timing)}, ${showTimes(peer.timing.medianMs / ours.medianMs)}`,
        aim: database.engine === 'server' ? `≤ ${showMs(aimMs)}` : undefined,
        met: database.engine === 'server' ? ours.medianMs <= aimMs && peer.same : undefined,
      },
    ],
    answers: peer.answers,
    notes: [
      `The same means within ${tolerance} of the larger, numerators and denominators compared apart in every area of every level.`,
      'The textbook makes its areas, built-up area and residential land once for all indicators; the total holds that.',
    ],
  }
}

/** What is counted live has no facts to compute; the benchmark of problems measures that. */
const definitions = allDefinitions.filter(({ measure }) => !isLive(measure))

function listLevel(db: Db, within: string, level: Level): Promise<IndicatorValue[]> {
  return listValuesOf(db, { within, level, indicators: definitions })
}

interface TextbookRun {
  values: Map<Level, TextbookValue[]>
  ms: number
}

/** Everything by the book once; areas, built-up area and residential land are made once and shared by all. */
async function runTextbook(db: Db): Promise<Map<string, TextbookRun>> {
  await prepareTextbook(db)
  const runs = new Map<string, TextbookRun>()
  for (const { id, measure } of definitions) {
    if (isLive(measure)) continue
    const started = performance.now()
    const values = new Map<Level, TextbookValue[]>()
    await layOut(db, measure)
    for (const level of levels) values.set(level, await valuesOf(db, measure, level))
    await clear(db)
    runs.set(id, { values, ms: performance.now() - started })
  }
  return runs
}

async function compareWithTextbook(db: Db, county: string) {
  let runs = new Map<string, TextbookRun>()
  const timing = await measure(
    async () => {
      runs = await runTextbook(db)
    },
    { after: () => clearTextbook(db) },
  )
  const ours = new Map<Level, IndicatorValue[]>()
  for (const level of levels) ours.set(level, await listLevel(db, county, level))
  const rows: string[][] = []
  let same = true
  for (const definition of definitions) {
    const run = runs.get(definition.id)
    const found = levels.map((level) =>
      compare(
        (ours.get(level) ?? []).filter((each) => each.indicator === definition.id),
        run?.values.get(level) ?? [],
      ),
    )
    same &&= found.every((each) => each.worst <= tolerance)
    rows.push(answerRow(definition, ours.get('county') ?? [], run, found))
  }
  const head = [
    'indicator',
    'county, ours',
    'county, textbook',
    'areas compared',
    'worst difference',
    'textbook',
  ]
  return { timing, same, answers: { head, rows } }
}

function answerRow(
  { id, factor }: Definition,
  ours: readonly IndicatorValue[],
  run: TextbookRun | undefined,
  found: readonly Comparison[],
): string[] {
  const mine = ours.find((each) => each.indicator === id)?.value
  const theirs = run?.values.get('county')?.[0]
  const value = theirs?.denominator ? (theirs.numerator / theirs.denominator) * factor : undefined
  const worst = found.reduce((a, b) => (b.worst > a.worst ? b : a))
  const areas = found.reduce((sum, each) => sum + each.compared, 0)
  const where = worst.worst > tolerance ? ` at ${worst.worstAt}` : ''
  return [
    id,
    mine?.toFixed(6) ?? '—',
    value?.toFixed(6) ?? '—',
    String(areas),
    `${worst.worst.toExponential(1)}${where}`,
    run ? showMs(run.ms) : '—',
  ]
}
