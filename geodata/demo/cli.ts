// `npm run demo`: makes the fictional county and puts it into the database, or into a file with --json.
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { CannotStart } from '../../api/db/cannot-start.ts'
import { dataFolder, openDatabase, optionsFromEnvironment } from '../../api/db/open.ts'
import { openPhotos } from '../../api/photos/open-photos.ts'
import type { CountyData } from '../county-data.ts'
import { languageOf, say, steps } from '../messages.ts'
import { BadInput, type Progress } from '../remark.ts'
import { generateCounty } from './generate.ts'
import { loadDemo } from './load.ts'
import type { DemoOptions, Size } from './sizes.ts'

const usage = 'npm run demo -- [--size S|M|L] [--seed N] [--compounds N] [--json [FILE]]'
const sizes: readonly Size[] = ['S', 'M', 'L']

/** The message is one sentence for the person at the keyboard. */
class UsageError extends Error {}

try {
  await main()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}

async function main() {
  const { options, json } = readOptions(process.argv.slice(2))
  if (json !== undefined) {
    // Without a database: for other tools, and to see what a seed gives.
    await print(Readable.from(jsonOf(generateCounty(options))), json)
    return
  }
  const started = performance.now()
  const { db, close } = await openDatabase(optionsFromEnvironment())
  try {
    const { store } = openPhotos(dataFolder())
    const county = await loadDemo(db, store, options, showProgress)
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    const count = async (table: 'place' | 'problem') => {
      const counted = db.selectFrom(table).select((query) => query.fn.countAll<number>().as('rows'))
      return (await counted.where('countyCode', '=', county).executeTakeFirstOrThrow()).rows
    }
    const [places, problems] = [await count('place'), await count('problem')]
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `Demo county ${county} (fictional, size ${options.size}, seed ${options.seed}): ${places} places and ${problems} problems in ${seconds} s.`,
    )
  } finally {
    await close()
  }
}

/** A million problems make no single text. */
function* jsonOf({ problems = [], ...rest }: CountyData): Generator<string> {
  yield JSON.stringify(rest).replace(/}$/, ',"problems":[')
  let between = ''
  for (const problem of problems) {
    yield between + JSON.stringify(problem)
    between = ','
  }
  yield ']}\n'
}

async function print(text: Readable, file: string) {
  // Whoever reads may have seen enough: `| head` closes the pipe.
  process.stdout.once('error', () => process.exit())
  const sink = file === '-' ? process.stdout : createWriteStream(file)
  try {
    await pipeline(text, sink, { end: file !== '-' })
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${error instanceof Error ? error.message : error}.`)
  }
}

function readOptions(args: string[]): { options: DemoOptions; json: string | undefined } {
  // --json without a file means standard output; parseArgs knows no optional values.
  const at = args.indexOf('--json')
  if (at >= 0 && (args[at + 1] === undefined || args[at + 1]!.startsWith('--'))) args.splice(at + 1, 0, '-')
  const values = parse(args)
  const size = sizes.find((each) => each === (values.size ?? 'S').toUpperCase())
  if (!size) throw new UsageError(`Unknown size ${values.size}: use S, M or L.`)
  const seed = wholeNumber('--seed', values.seed ?? '1', 0)
  const compounds =
    values.compounds === undefined ? undefined : wholeNumber('--compounds', values.compounds, 1)
  return { options: { size, seed, compounds }, json: values.json }
}

function parse(args: string[]) {
  const options = {
    size: { type: 'string' },
    seed: { type: 'string' },
    compounds: { type: 'string' },
    json: { type: 'string' },
  } as const
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message.split('\n')[0] : error} Usage: ${usage}`)
  }
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > 2 ** 31) {
    throw new UsageError(`${option} is "${text}"; it must be a whole number from ${least} on.`)
  }
  return value
}

function showProgress(...[step, done, total]: Parameters<Progress>) {
  if (!process.stderr.isTTY) return
  const part = total ? ` ${Math.round((100 * (done ?? 0)) / total)} %` : ''
  process.stderr.write(`\r\x1b[K${steps[step][languageOf(process.env)]}${part} …`)
}

function explain(error: unknown): string {
  if (error instanceof BadInput) return say(error.remark, languageOf(process.env))
  if (error instanceof CannotStart) return error.say(languageOf(process.env))
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error)
}
