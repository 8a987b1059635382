// `npm run indicators`: prints area, indicator, value, numerator, denominator, target and verdict.
import { parseArgs } from 'node:util'
import { languageOf } from '../../geodata/messages.ts'
import { type Level, levelOf, levels } from '../contract/areas.ts'
import { countyOf } from '../db/areas.ts'
import { CannotStart } from '../db/cannot-start.ts'
import { openDatabase, optionsFromEnvironment } from '../db/open.ts'
import type { Db } from '../db/tables.ts'
import { definitions } from './definitions/index.ts'
import { printTable, toRow } from './print.ts'
import { refreshForToday } from './refresh.ts'
import { listValuesOf } from './values.ts'

const usage = `npm run indicators -- [--region CODE] [--level ${levels.join('|')}] [--json]`

class UsageError extends Error {}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { region: { type: 'string' }, level: { type: 'string' }, json: { type: 'boolean' } },
    })
    const level = levels.find((each) => each === values.level)
    if (values.level && !level)
      throw new UsageError(`Unknown level ${values.level}: use ${levels.join(', ')}.`)
    if (values.region && !levelOf(values.region)) {
      throw new UsageError(`${values.region} is no area code: 6, 9, 12 or 15 digits are needed.`)
    }
    return { region: values.region, level, json: values.json ?? false }
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw error instanceof UsageError ? error : new UsageError(`${message} Usage: ${usage}`)
  }
}

/** The areas asked for: those of `region`, else of every county; at one level or at all below. */
async function collect(db: Db, region: string | undefined, level: Level | undefined) {
  const counties = await db
    .selectFrom('region')
    .select('code')
    .where('level', '=', 'county')
    .orderBy('code')
    .execute()
  if (counties.length === 0) throw new UsageError('There is no county yet: import one or run `npm run demo`.')
  const roots = region ? [region] : counties.map((each) => each.code)
  const rows = []
  for (const within of roots) {
    await refreshForToday(db, countyOf(within))
    const top = levelOf(within) ?? 'county'
    for (const each of level ? [level] : levels.slice(levels.indexOf(top))) {
      rows.push(...(await listValuesOf(db, { within, level: each, indicators: definitions })))
    }
  }
  if (rows.length === 0)
    throw new UsageError(
      region ? `There is no area ${region} at this level.` : `There is no ${level ?? 'area'} yet.`,
    )
  return rows.map(toRow)
}

async function main() {
  const { region, level, json } = readOptions()
  const { db, close } = await openDatabase(optionsFromEnvironment())
  try {
    const rows = await collect(db, region, level)
    process.stdout.write(json ? `${JSON.stringify(rows, null, 1)}\n` : printTable(rows))
  } finally {
    await close()
  }
}

main().catch((error: unknown) => {
  const reason = error instanceof CannotStart ? error.say(languageOf(process.env)) : error
  process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`)
  process.exitCode = 1
})
