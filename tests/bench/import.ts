// How long does the import of a whole OpenStreetMap extract take, against osm2pgsql for the same file?
import { execFile } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { refreshCounty } from '../../api/indicators/refresh.ts'
import { sharedData } from '../support/shared-data.ts'
import { describeCounty } from './bench-county.ts'
import { type BenchDatabase, createDatabase } from './bench-database.ts'
import { describeEngine, programVersion } from './machine.ts'
import { measure, type Timing } from './measure.ts'
import { type Benchmark, type Line, type Result, showBytes, showMs, showTimes, showTiming } from './result.ts'

const file = sharedData('es-las-palmas-ghsci/example_las_palmas_2023_osm_20230221.osm.pbf')
const county = '990101'
const aimTimes = 2
const execute = promisify(execFile)

export const importBench: Benchmark = { name: 'import', run }

async function run(): Promise<Result> {
  const title = 'Import of Las Palmas de Gran Canaria from OpenStreetMap'
  if (!existsSync(file))
    return {
      title,
      workload: 'Skipped: the extract does not lie beside this checkout.',
      lines: [],
      notes: [],
    }
  if (!process.env.DATABASE_URL) {
    const workload = 'Skipped: osm2pgsql needs a server, so nothing can be compared without DATABASE_URL.'
    return { title, workload, lines: [], notes: [] }
  }
  let said = ''
  let facts = 0
  const ours = await measureImport(runImport, async (database) => {
    said = `${showBytes(statSync(file).size)} become ${await describeCounty(database.db)}. ${await describeEngine(database)}.`
    const started = performance.now()
    await database.db.transaction().execute((trx) => refreshCounty(trx, county))
    facts = performance.now() - started
  })
  const line: Line = {
    what: 'npm run import: read, clean, write, and all indicators computed',
    measured: showTiming(ours),
  }
  const version = programVersion('osm2pgsql')
  const peer = version ? await measureImport(runOsm2pgsql) : undefined
  if (peer) {
    const times = ours.medianMs / peer.medianMs
    line.peer = `osm2pgsql ${showTiming(peer)}, ours takes ${showTimes(times)}`
    line.aim = `≤ ${aimTimes}×`
    line.met = times <= aimTimes
  }
  return {
    title,
    workload: said,
    lines: [line, { what: 'of that, computing the indicators', measured: showMs(facts) }],
    notes: [
      version
        ? `Peer: osm2pgsql ${version}, default style.`
        : 'osm2pgsql is not installed (Debian package osm2pgsql): nothing to compare with.',
    ],
  }
}

/** Each run on an empty database, already migrated; `look` sees what it left. */
async function measureImport(
  importInto: (url: string) => Promise<unknown>,
  look: (database: BenchDatabase) => Promise<unknown> = async () => {},
): Promise<Timing> {
  let database: BenchDatabase | undefined
  return await measure(() => importInto(database?.url ?? ''), {
    before: async () => {
      database = await createDatabase()
    },
    after: async () => {
      if (database) await look(database).finally(database.close)
    },
  })
}

function runImport(url: string): Promise<unknown> {
  const cli = join(import.meta.dirname, '../../geodata/cli.ts')
  const parameters = [cli, file, '--region-from-bounds', county, '--name', 'Las Palmas']
  return execute(process.execPath, parameters, { env: { ...process.env, DATABASE_URL: url } })
}

/** Its own default style and memory cache, as its manual begins. */
function runOsm2pgsql(url: string): Promise<unknown> {
  return execute('osm2pgsql', ['--create', '--database', url, file])
}
