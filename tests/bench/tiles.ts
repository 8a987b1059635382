// How many tiles a second come from the server at z14, cold and warm, and how large are they?
import { sql } from 'kysely'
import { buildApp } from '../../api/app.ts'
import { tilesets } from '../../api/contract/tiles.ts'
import type { Db } from '../../api/db/tables.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { encodeTile } from '../../api/features/tiles/encode-tile.ts'
import type { TileAddress } from '../../api/features/tiles/tile-address.ts'
import { noPhotos } from '../support/no-photos.ts'
import { almighty } from '../support/people.ts'
import { describeCounty, loadDemoCounty } from './bench-county.ts'
import { type BenchDatabase, withDatabase } from './bench-database.ts'
import { describeEngine } from './machine.ts'
import { measure, quantile, type Timing } from './measure.ts'
import { type Benchmark, type Result, showBytes, showMs } from './result.ts'

const zoom = 14
const aimPerSecond = 500
/** A screen of a browser asks for so many at a time; the pool has as many connections. */
const atOnce = 8

export const tiles: Benchmark = { name: 'tiles', run: () => withDatabase(run) }

async function run(database: BenchDatabase): Promise<Result> {
  const { db, engine } = database
  const county = await loadDemoCounty(db)
  const addresses = await listTiles(db, county)
  const app = await buildApp({
    photos: noPhotos,
    db,
    engine,
    loadDemo: () => Promise.reject(new Error('no demo in a benchmark')),
    requestsPerMinute: Number.MAX_SAFE_INTEGER,
  })
  const cookie = `${cookieName}=${await almighty(db)}`
  const ask = async ({ tileset, z, x, y }: TileAddress, encoding: string) => {
    const url = `/api/tiles/${county}/${tileset}/${z}/${x}/${y}`
    const answer = await app.inject({ method: 'GET', url, headers: { 'accept-encoding': encoding, cookie } })
    if (answer.statusCode !== 200) throw new Error(`${url} answers ${answer.statusCode}`)
    return answer.rawPayload.length
  }
  const forget = () => forgetTiles(db)
  const all = (work: (address: TileAddress) => Promise<unknown>) => () => inParallel(addresses, work)
  const encoded = await measure(all((address) => encodeTile(db, engine, address)))
  const cold = await measure(
    all((address) => ask(address, 'identity')),
    { before: forget },
  )
  const coldPacked = await measure(
    all((address) => ask(address, 'br, gzip')),
    { before: forget },
  )
  const warm = await measure(all((address) => ask(address, 'identity')))
  const sizes = await Promise.all([sizesOf(addresses, ask, 'identity'), sizesOf(addresses, ask, 'br, gzip')])
  const overview = await measureOverview(db, county, ask, forget)
  await app.close()
  const rate = (timing: Timing) => (addresses.length / timing.medianMs) * 1000
  const show = (timing: Timing) => `${rate(timing).toFixed(0)}/s (${timing.runs} runs)`
  return {
    title: `Vector tiles at z${zoom}`,
    workload: `All ${addresses.length} tiles of places and areas over the demo county, size M, ${atOnce} asked at a time in one process with the database beside it: ${await describeCounty(db)}. ${await describeEngine(database)}.`,
    lines: [
      {
        what: 'cold through HTTP (no cache, version checked for each), not compressed',
        measured: show(cold),
        aim: engine === 'server' ? `≥ ${aimPerSecond}/s` : undefined,
        met: engine === 'server' ? rate(cold) >= aimPerSecond : undefined,
      },
      { what: 'cold, the encoder alone', measured: show(encoded) },
      { what: 'cold through HTTP, compressed as a browser asks', measured: show(coldPacked) },
      { what: 'warm through HTTP, not compressed', measured: show(warm) },
      { what: `size at z${zoom}`, measured: showSizes(sizes[0]) },
      { what: `size at z${zoom}, compressed`, measured: showSizes(sizes[1]) },
      { what: 'the whole county in its first tiles, cold, one after another', measured: overview },
    ],
    notes: [],
  }
}

/** Every tile that the county's box touches, both tilesets, ordered as a screen is filled. */
async function listTiles(db: Db, county: string, z = zoom): Promise<TileAddress[]> {
  const { rows } = await sql<{ west: number; south: number; east: number; north: number }>`
    select st_xmin(geom) as west, st_ymin(geom) as south, st_xmax(geom) as east, st_ymax(geom) as north
    from region where county_code = ${county} and level = 'county'`.execute(db)
  const [box] = rows
  if (!box) throw new Error('the county has no boundary')
  const column = (lng: number) => Math.floor(((lng + 180) / 360) * 2 ** z)
  const row = (lat: number) =>
    Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z)
  const addresses: TileAddress[] = []
  for (let y = row(box.north); y <= row(box.south); y++)
    for (let x = column(box.west); x <= column(box.east); x++)
      for (const tileset of tilesets) addresses.push({ county, tileset, z, x, y })
  return addresses
}

/** A new tile version: no tile kept in memory is good any more. */
async function forgetTiles(db: Db): Promise<void> {
  await sql`update county_state set tile_version = tile_version + 1`.execute(db)
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = items.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of waiting) await work(item)
    }),
  )
}

async function sizesOf(
  addresses: readonly TileAddress[],
  ask: (address: TileAddress, encoding: string) => Promise<number>,
  encoding: string,
): Promise<number[]> {
  const sizes: number[] = []
  for (const address of addresses) sizes.push(await ask(address, encoding))
  return sizes
}

function showSizes(sizes: readonly number[]): string {
  const filled = sizes.filter((each) => each > 0).sort((a, b) => a - b)
  const middle = showBytes(quantile(filled, 0.5))
  return `median ${middle}, 95 % below ${showBytes(quantile(filled, 0.95))}, largest ${showBytes(filled.at(-1) ?? 0)}`
}

/** The tiles of the overview: few, and each holds the whole county. */
async function measureOverview(
  db: Db,
  county: string,
  ask: (address: TileAddress, encoding: string) => Promise<number>,
  forget: () => Promise<void>,
): Promise<string> {
  const shown: string[] = []
  for (const z of [8, 10, 12]) {
    const addresses = await listTiles(db, county, z)
    let bytes: number[] = []
    const timing = await measure(
      async () => {
        bytes = await sizesOf(addresses, ask, 'identity')
      },
      { before: forget },
    )
    const largest = showBytes(Math.max(...bytes))
    shown.push(`z${z}: ${addresses.length} tiles in ${showMs(timing.medianMs)}, largest ${largest}`)
  }
  return shown.join('; ')
}
