// The browser says at once what the server says when it is asked: borders bent at random, without the browser's refusal, are
// sent as a dry run. What the browser calls sound the server finds nothing wrong with, and the reverse.
import { expect, test } from 'vitest'
import type { CommunityMosaic, Finding } from '../../api/contract/grids.ts'
import { Random } from '../../geodata/demo/random.ts'
import { ifSound } from '../../web/map/mosaic/check.ts'
import { applyChange, type Change, isOuter, type Mosaic } from '../../web/map/mosaic/mosaic.ts'
import { along, type Point, rounded } from '../../web/map/mosaic/plane.ts'
import { splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { toSave } from '../../web/map/mosaic/to-save.ts'
import { community, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter, openMosaic, savedGrids } from '../support/mosaic-api.ts'
import { position, rectangle } from '../support/shapes.ts'
import { openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine, requestsPerMinute: Number.MAX_SAFE_INTEGER })
const url = `/communities/${community}/mosaic`
const cases = 80

test('of borders bent at random', async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 800, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 800, 400) },
    ],
    grids: [0, 1, 2, 3].map((i) => ({
      code: `${community}00${i + 1}`,
      geometry: rectangle(i * 200, 0, 200, 400),
    })),
  })
  const at = (x: number, y: number) => position([x, y]) as [number, number] // a position has two
  // T-junctions: 002 and 003 divided at different heights
  for (const [grid, from, to] of [
    ['002', at(190, 150), at(410, 150)],
    ['003', at(390, 250), at(610, 260)],
  ] as const) {
    const { body } = await ask(url)
    const split = bodyAfter(body, [
      (mosaic) => splitGrid(mosaic, `${community}${grid}`, [from, to], `new-${grid}`),
    ])
    expect((await ask(url, { method: 'POST', body: split })).status).toBe(200)
  }
  const { body: saved }: { body: CommunityMosaic } = await ask(url)
  const start = openMosaic(saved)
  const chance = new Random(1, 'agree')
  const counted = { sound: 0, refused: 0 }
  for (let i = 0; i < cases; i++) {
    const change = bend(start, chance, at)
    const { refusal } = ifSound(start, change)
    const body = bodyOf(saved, start, applyChange(start, change))
    // Nothing can be drawn of a grid that is turned over: that is a refusal too.
    if (!body) {
      expect(refusal).toBeDefined()
      continue
    }
    const { status, body: answer } = await ask(url, { method: 'POST', body })
    expect(status).toBe(200)
    const wrong = (answer.findings as Finding[]).filter(({ code }) =>
      ['invalid', 'overlap', 'gap', 'outside'].includes(code),
    )
    expect(
      wrong.map(({ code }) => code).length > 0,
      `${refusal?.code ?? 'sound'}: ${JSON.stringify([change.arcs[0]!.after!.points, wrong])}`,
    ).toBe(refusal !== undefined)
    counted[refusal ? 'refused' : 'sound']++
  }
  // both happened often
  expect(Math.min(counted.sound, counted.refused)).toBeGreaterThan(cases / 8)
})

/** An inner border gets one to three new corners anywhere near it. */
function bend({ arcs }: Mosaic, chance: Random, at: (x: number, y: number) => Point): Change {
  const [key, before] = chance.pick([...arcs].filter(([, arc]) => !isOuter(arc)))
  const [first, last] = [before.points[0]!, before.points.at(-1)!]
  const reach = chance.pick([20, 150, 300]) * (at(1, 0)[0] - at(0, 0)[0])
  const number = chance.integer(1, 3)
  const corners = Array.from({ length: number }, (_, i) => {
    const [lng, lat] = along(first, last, (i + 1) / (number + 1))
    return rounded([lng + chance.between(-reach, reach), lat + chance.between(-reach, reach)])
  })
  return { arcs: [{ key, before, after: { ...before, points: [first, ...corners, last] } }], grids: [] }
}

function bodyOf(saved: CommunityMosaic, start: Mosaic, now: Mosaic) {
  try {
    return { ...toSave(savedGrids(saved), start, now), reason: '', dryRun: true }
  } catch {
    return undefined
  }
}
