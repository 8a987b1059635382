// Columns hold what was put into them last, in the order of ids, in whatever order it came; few are looked at for what waits.
import { expect, test } from 'vitest'
import { endStatuses, type ProblemStatus, statusIds } from '../../api/contract/problem-workflow.ts'
import { isOpen, ProblemColumns, type ProblemFacts } from '../../api/db/problem-columns.ts'
import { narrow } from '../../api/db/problem-condition.ts'
import { Random } from '../../geodata/demo/random.ts'

const random = new Random(20261126, 'columns')
const words = ['路灯不亮', 'ＷｉＦｉ 杆', '垃圾', '']

function drawFacts(id: number): ProblemFacts {
  // as in life most are at an end
  const status: ProblemStatus =
    random.integer(1, 20) === 1 ? random.pick(statusIds) : random.pick(endStatuses)
  const time = () => random.integer(0, 1000)
  return {
    ...{ id, stamp: random.integer(1, 1e9), version: 1, mergedInto: null },
    codes: {
      status,
      category: random.pick(['06010', '09001']),
      source: 'patrol',
      area: random.pick(['629901001', '629901002001']),
      appeal: random.integer(1, 50) === 1 ? 'asked' : null,
    },
    ids: { unit: random.pick([1, 2, null]), place: null, reporter: random.integer(1, 5), handler: null },
    times: {
      ...{ reported: time(), accepted: null, filed: null, dispatched: null, handled: null, closed: null },
      ...{ handleDue: null, nearlyDue: null, due: random.pick([time(), null]) },
    },
    counts: { returns: random.integer(0, 1), reworks: 0, extensions: 0, suspensions: 0, supervisions: 300 },
    flags: { supervised: random.integer(0, 1) === 1, extensionAsked: false, wasOverdue: false },
    x: random.integer(0, 100),
    y: random.integer(0, 100),
    text: `${random.pick(words)} ${id}`,
  }
}

const byId = (facts: Iterable<ProblemFacts>) => [...facts].sort((a, b) => a.id - b.id)

test('whatever comes in whatever order, the rows are those of a plain list', () => {
  const columns = new ProblemColumns('629901')
  const list = new Map<number, ProblemFacts>()
  for (let i = 0; i < 30_000; i++) {
    // mostly later and later, sometimes one that was passed over, sometimes one that is there
    const id = random.integer(1, 10) === 1 ? random.integer(1, i + 1) : i + 1
    const facts = drawFacts(id)
    columns.put(facts)
    list.set(id, facts)
  }
  const found = (rows: Uint32Array) => Array.from(rows, (row) => columns.ids[row])
  const idsOf = (passes: (facts: ProblemFacts) => boolean) =>
    byId(list.values())
      .filter(passes)
      .map(({ id }) => id)
  expect(found(columns.all)).toEqual(idsOf(() => true))
  expect(found(columns.waiting)).toEqual(
    idsOf(({ codes }) => isOpen(codes.status) || codes.appeal === 'asked'),
  )
  expect(found(narrow(columns, { code: 'status', in: ['dispatched', 'filed'] }))).toEqual(
    idsOf(({ codes }) => codes.status === 'dispatched' || codes.status === 'filed'),
  )
  expect(
    found(
      narrow(columns, {
        any: [
          { id: 'unit', in: [null] },
          { time: 'due', before: 500 * 1e6 },
        ],
      }),
    ),
  ).toEqual(idsOf(({ ids, times }) => ids.unit === null || (times.due !== null && times.due < 500)))
  expect(
    found(narrow(columns, { not: { any: [{ flag: 'supervised' }, { count: 'returns', atLeast: 1 }] } })),
  ).toEqual(idsOf(({ flags, counts }) => !flags.supervised && counts.returns === 0))
  expect(found(narrow(columns, { words: ['wifi', '7'] }))).toEqual(
    idsOf(({ text, id }) => text.includes('ＷｉＦｉ') && String(id).includes('7')),
  )
  expect(found(narrow(columns, { range: { west: 10, north: 20, east: 30, south: 40 } }))).toEqual(
    idsOf(({ x, y }) => x >= 10 && x < 30 && y >= 20 && y < 40),
  )
  expect(found(narrow(columns, { code: 'source', in: ['hotline'] }))).toEqual([])
})

test('a value that nobody has any more is found nowhere', () => {
  const columns = new ProblemColumns('629901')
  columns.put({ ...drawFacts(1), ids: { unit: 9, place: null, reporter: 1, handler: null } })
  expect(narrow(columns, { id: 'unit', in: [9] })).toHaveLength(1)
  columns.put({ ...drawFacts(1), ids: { unit: 8, place: null, reporter: 1, handler: null } })
  expect(narrow(columns, { id: 'unit', in: [9] })).toHaveLength(0)
  expect(narrow(columns, { id: 'unit', in: [8] })).toHaveLength(1)
})
