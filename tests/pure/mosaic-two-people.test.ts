// Two people change the grids of one community at the same time: what can stand together, who insists, what was saved already.
//
//     y 2 ┌─────┬─────┬─────┬─────┐
//         │  a  │  b  │  c  │  d  │      four grids of 2 × 2 in a row
//     y 0 └─────┴─────┴─────┴─────┘
//         x 0   2     4     6     8
import { describe, expect, test } from 'vitest'
import type { CommunityMosaic } from '../../api/contract/grids.ts'
import { compareWith, goOn, openSession, type Session } from '../../web/components/grid-session.ts'
import { bordersOnlyIn, combine, insist, isSameLand } from '../../web/map/mosaic/combine.ts'
import { record, redo } from '../../web/map/mosaic/history.ts'
import { mergeGrids } from '../../web/map/mosaic/merge-grids.ts'
import { applyChange, type Mosaic, type Outcome } from '../../web/map/mosaic/mosaic.ts'
import { insertVertex } from '../../web/map/mosaic/move-border.ts'
import type { Point } from '../../web/map/mosaic/plane.ts'
import { areaOf, polygonOf } from '../../web/map/mosaic/polygons.ts'
import { splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { toSave } from '../../web/map/mosaic/to-save.ts'
import { at, community, grid, mosaicOf, ring } from '../support/mosaic.ts'

const codes = ['001', '002', '003', '004'].map((number) => community + number)
const [a, b, c, d] = codes as [string, string, string, string]
const squares = codes.map((code, i) =>
  grid(code, ring([2 * i, 0], [2 * i + 2, 0], [2 * i + 2, 2], [2 * i, 2])),
)
const base = mosaicOf(...squares)
const size = (mosaic: Mosaic, code: string) => Math.round(areaOf(mosaic, code) * 1e8) / 100
function done(mosaic: Mosaic, { change, refusal }: Outcome): Mosaic {
  if (refusal) throw new Error(`refused: ${refusal.code}`)
  return applyChange(mosaic, change)
}
/** The border between two grids gets a corner in its middle. */
function bend(mosaic: Mosaic, one: string, other: string, to: Point): Mosaic {
  const [id] = [...mosaic.arcs].find(
    ([, { left, right }]) => [left, right].includes(one) && [left, right].includes(other),
  )!
  return done(mosaic, insertVertex(mosaic, id, 1, to))
}
/** As the server would tell it: read anew, with other numbers for its arcs. */
const reread = (mosaic: Mosaic, names: Record<string, string> = {}) =>
  mosaicOf(
    ...[...mosaic.grids.keys()]
      .toReversed()
      .map((code) => grid(names[code] ?? code, polygonOf(mosaic, code))),
  )

describe('both changes', () => {
  test('of different borders stand together', () => {
    const mine = bend(base, a, b, at(3, 1))
    const theirs = reread(bend(base, c, d, at(5, 1)))
    const both = done(theirs, combine(base, mine, theirs))
    expect(codes.map((code) => size(both, code))).toEqual([5, 3, 3, 5])
  })

  test('of one border do not, and the place is said', () => {
    const mine = bend(base, a, b, at(3, 1))
    const theirs = reread(bend(base, a, b, at(1, 1)))
    const { refusal } = combine(base, mine, theirs)
    expect(refusal?.code).toBe('both-changed')
    expect(refusal?.at?.[0]).toBe(at(2, 0)[0])
  })

  test('that would meet are refused although each was allowed', () => {
    // mine leans over to x 3.5, theirs to x 3
    const mine = bend(base, a, b, at(3.5, 1))
    const theirs = reread(bend(base, b, c, at(3, 1)))
    expect(combine(base, mine, theirs).refusal?.code).toBe('touches')
  })

  test('a split of mine stands beside a merge of theirs', () => {
    const mine = done(base, splitGrid(base, a, [at(-1, 1.5), at(2, 1.5)], 'new-1'))
    const theirs = reread(done(base, mergeGrids(base, c, d)))
    const both = done(theirs, combine(base, mine, theirs))
    expect(size(both, 'new-1')).toBe(1)
    expect(size(both, c)).toBe(8)
    expect(both.grids.has(d)).toBe(false)
  })

  test('a grid that they ended cannot be the one I took in', () => {
    const mine = done(base, mergeGrids(base, c, d))
    const theirs = reread(done(base, mergeGrids(base, c, b)))
    expect(combine(base, mine, theirs).refusal?.code).toBe('both-changed')
  })
})

describe('who insists', () => {
  test('gets the own borders; a grid that they made goes into the one that has its land', () => {
    const mine = bend(base, a, b, at(3, 1))
    const split = done(base, splitGrid(base, a, [at(-1, 1.5), at(2, 1.5)], 'new-1'))
    const made = `${community}005`
    const theirs = reread(split, { 'new-1': made })
    const insisted = insist(mine, theirs)
    expect(codes.map((code) => size(insisted, code))).toEqual([5, 3, 4, 4])
    expect(insisted.grids.get(a)?.took).toEqual([made])
    const saved = [...theirs.grids.keys()].map((code) => ({
      ...grid(code, polygonOf(theirs, code)),
      version: 2,
    }))
    expect(toSave(saved, theirs, insisted).removed).toEqual([{ code: made, version: 2, into: a }])
  })

  test('gets a grid back that they ended, as a new one: no code is used twice', () => {
    const mine = bend(base, c, d, at(7, 1))
    const theirs = reread(done(base, mergeGrids(base, a, b)))
    const insisted = insist(mine, theirs)
    expect(insisted.grids.has(b)).toBe(false)
    expect(insisted.grids.get('new-1')).toEqual({ community, from: a })
    expect(size(insisted, 'new-1')).toBe(4)
    expect(size(insisted, c)).toBe(5)
  })
})

test('the same land in the same pieces is the same, whatever the pieces are called', () => {
  const mine = done(base, splitGrid(base, a, [at(-1, 1.5), at(2, 1.5)], 'new-1'))
  expect(isSameLand(mine, reread(mine, { 'new-1': `${community}005` }))).toBe(true)
  expect(isSameLand(mine, base)).toBe(false)
  expect(isSameLand(bend(base, a, b, at(3, 1)), base)).toBe(false)
})

test('only the borders that differ are drawn beside', () => {
  const bent = bend(base, a, b, at(3, 1))
  expect(bordersOnlyIn(base, bent)).toEqual([[at(2, 0), at(2, 2)]])
  expect(bordersOnlyIn(bent, base)).toEqual([[at(2, 0), at(3, 1), at(2, 2)]])
  expect(bordersOnlyIn(bent, bent)).toEqual([])
})

describe('a session', () => {
  const answer = (mosaic: Mosaic, versions: Partial<Record<string, number>> = {}): CommunityMosaic => ({
    code: community,
    name: '东关社区',
    boundary: null,
    grids: [...mosaic.grids.keys()].map((code) => ({
      ...{ code, name: code, leaderName: null, households: null, population: null, validFrom: '2026-01-01' },
      version: versions[code] ?? 1,
      geometry: polygonOf(mosaic, code) as CommunityMosaic['grids'][number]['geometry'], // positions are pairs
    })),
  })
  const edited = (session: Session, change: (mosaic: Mosaic) => Outcome): Session => {
    const outcome = change(session.history.mosaic)
    if (!outcome.change) throw new Error('refused')
    return { ...session, history: record(session.history, outcome.change) }
  }
  const mine = edited(openSession(answer(base)), (mosaic) =>
    splitGrid(mosaic, a, [at(-1, 1), at(2, 1)], 'new-1'),
  )

  test('that was saved although no answer came is known as saved', () => {
    const named = { 'new-1': `${community}005` }
    const after = reread(mine.history.mosaic, named)
    expect(compareWith(mine, answer(after, { [a]: 2 }))).toBe('saved')
    expect(compareWith(mine, answer(base))).toBeUndefined()
  })

  test('goes on with both changes from the versions that there are now, in one step', () => {
    const theirs = answer(reread(bend(base, c, d, at(5, 1))), { [c]: 2, [d]: 2 })
    const met = compareWith(mine, theirs)
    if (!met || met === 'saved') return expect.unreachable()
    expect(met.grids).toEqual([c, d])
    const both = goOn(mine, met, 'both')
    expect(both.history.past).toHaveLength(1)
    expect(size(both.history.mosaic, 'new-1')).toBe(2)
    expect(size(both.history.mosaic, d)).toBe(5)
    const insisted = goOn(mine, met, 'mine')
    expect(size(insisted.history.mosaic, d)).toBe(4)
  })

  test('that takes theirs has nothing to save, and one step forth brings mine back', () => {
    const theirs = answer(reread(bend(base, c, d, at(5, 1))), { [c]: 2, [d]: 2 })
    const met = compareWith(mine, theirs)
    if (!met || met === 'saved') return expect.unreachable()
    const taken = goOn(mine, met, 'theirs')
    expect(taken.history.past).toEqual([])
    expect(size(taken.history.mosaic, d)).toBe(5)
    expect(taken.history.mosaic.grids.has('new-1')).toBe(false)
    const again = redo(taken.history).mosaic
    expect(size(again, 'new-1')).toBe(2)
    expect(size(again, d)).toBe(4)
  })

  test('is not begun with more vertices than a browser can bear, nor with overlapping grids', () => {
    const corners = Array.from({ length: 1_000_000 }, (_, i): [number, number] => {
      const angle = (i / 1_000_000) * 2 * Math.PI
      return [105 + Math.cos(angle) / 100, 35 + Math.sin(angle) / 100]
    })
    const large = answer(base)
    const begun = performance.now()
    const session = openSession({
      ...large,
      grids: [
        { ...large.grids[0]!, geometry: { type: 'Polygon', coordinates: [[...corners, corners[0]!]] } },
      ],
    })
    expect(session).toMatchObject({ closed: 'too-many', vertices: 1_000_001 })
    expect(performance.now() - begun).toBeLessThan(1000)
    const twice = { ...large, grids: [...large.grids, { ...large.grids[0]!, code: `${community}009` }] }
    expect(openSession(twice)).toMatchObject({ closed: 'faults', faulty: [a, `${community}009`] })
    expect(openSession({ ...large, grids: [] }).closed).toBe('none')
  })
})
