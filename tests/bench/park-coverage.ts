// How much quicker than the textbook is park coverage at 20,000 compounds, and does it say the same?
import { levels } from '../../api/contract/areas.ts'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import type { Db } from '../../api/db/tables.ts'
import { computeFacts } from '../../api/indicators/compute.ts'
import { isLive } from '../../api/indicators/definition.ts'
import { parkServiceCoverage } from '../../api/indicators/definitions/park-service-coverage.ts'
import { rebuildLand, rebuildWhole } from '../../api/indicators/land.ts'
import { rebuildPieces } from '../../api/indicators/mosaic.ts'
import { listValuesOf } from '../../api/indicators/values.ts'
import { compare, tolerance } from './answers.ts'
import { describeCounty, forgetFacts, loadLargeCounty } from './bench-county.ts'
import { type BenchDatabase, withDatabase } from './bench-database.ts'
import { describeEngine } from './machine.ts'
import { measure } from './measure.ts'
import { type Benchmark, type Result, showTimes, showTiming } from './result.ts'
import { clear, layOut, prepareTextbook, type TextbookValue, valuesOf } from './textbook.ts'

const compounds = 20_000
const aimTimes = 20

export const parkCoverage: Benchmark = { name: 'park-coverage', run: () => withDatabase(run) }

async function run(database: BenchDatabase): Promise<Result> {
  const { db } = database
  const county = await loadLargeCounty(db, compounds)
  const prepareOurs = await measure(
    async () => {
      await rebuildPieces(db, county)
      await rebuildWhole(db, county)
      await rebuildLand(db, county)
    },
    { before: () => forgetFacts(db) },
  )
  const land = await rebuildLand(db, county)
  let ours: IndicatorValue[] = []
  const oursMs = await measure(async () => {
    await computeFacts(db, county, parkServiceCoverage, land, 1)
    ours = await ourValues(db, county)
  })
  const peer = await db.connection().execute(timeTextbook)
  const comparison = compare(ours, peer.values)
  const times = peer.timing.medianMs / oursMs.medianMs
  const same = comparison.worst <= tolerance
  return {
    title: 'Park coverage at 20,000 compounds',
    workload: `Demo county made for ${compounds} compounds: ${await describeCounty(db)}. ${await describeEngine(database)}.`,
    lines: [
      {
        what: 'park coverage of every area of four levels, land laid out',
        measured: showTiming(oursMs),
        peer: `textbook SQL ${showTiming(peer.timing)}, ${showTimes(times)}`,
        aim: `≥ ${aimTimes}× faster`,
        met: times >= aimTimes && same,
      },
      {
        what: 'laying out the land: pieces of the mosaic and residential land cut by them, once for all indicators',
        measured: showTiming(prepareOurs),
        peer: `textbook: areas, built-up and residential land with indexes ${showTiming(peer.preparation)}`,
      },
    ],
    answers: {
      head: [
        'area',
        'covered m², ours',
        'covered m², textbook',
        'residential m², ours',
        'residential m², textbook',
      ],
      rows: sideBySide(ours, peer.values),
    },
    notes: [
      `${comparison.compared} areas compared, worst difference ${comparison.worst.toExponential(1)}${same ? '' : ` at ${comparison.worstAt}: NOT the same`}.`,
    ],
  }
}

async function ourValues(db: Db, county: string): Promise<IndicatorValue[]> {
  const indicators = [parkServiceCoverage]
  const lists: IndicatorValue[] = []
  for (const level of levels) lists.push(...(await listValuesOf(db, { within: county, level, indicators })))
  return lists
}

/** One union of all service areas, every parcel cut by it, and a sub-query for each area. */
async function timeTextbook(db: Db) {
  const { measure: coverage } = parkServiceCoverage
  if (isLive(coverage)) throw new Error('a coverage is computed from facts')
  const started = performance.now()
  await prepareTextbook(db)
  const preparationMs = performance.now() - started
  let values: TextbookValue[] = []
  const timing = await measure(
    async () => {
      await layOut(db, coverage)
      values = []
      for (const level of levels) values.push(...(await valuesOf(db, coverage, level)))
    },
    { after: () => clear(db) },
  )
  const preparation = { medianMs: preparationMs, fastestMs: preparationMs, slowestMs: preparationMs, runs: 1 }
  return { timing, preparation, values }
}

/** The county and the first areas of each level below. */
function sideBySide(ours: readonly IndicatorValue[], textbook: readonly TextbookValue[]): string[][] {
  const theirs = new Map(textbook.map((each) => [each.area, each]))
  const shown = levels.flatMap((level) =>
    ours.filter((each) => each.level === level && each.denominator).slice(0, 2),
  )
  return shown.map((mine) => {
    const other = theirs.get(mine.area)
    return [mine.area, mine.numerator, other?.numerator, mine.denominator, other?.denominator].map((each) =>
      typeof each === 'number' ? each.toFixed(2) : String(each ?? '—'),
    )
  })
}
