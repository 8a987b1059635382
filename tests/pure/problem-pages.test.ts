// What pages of problems work out by themselves: lights, days, calendars, drafts, figures, screens and the patience of a stream.
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { problemCountIds, problemMeanIds } from '../../api/contract/problem-definitions.ts'
import type { NumberGroup } from '../../api/contract/problem-numbers.ts'
import { dayState, monthDays, turnDay } from '../../web/components/calendar-days.ts'
import { bulkChoices, mayBulk } from '../../web/components/problem-bulk.ts'
import {
  beijingDay,
  daysLater,
  endOfBeijingDay,
  startOfBeijingDay,
} from '../../web/components/problem-days.ts'
import { figureOf } from '../../web/components/problem-figures.ts'
import { dropDraft, readDraft, writeDraft } from '../../web/components/step-draft.ts'
import { screenQuery } from '../../web/queries/problem-map.ts'
import { waitBefore } from '../../web/queries/problem-stream.ts'
import { sortOf } from '../../web/queries/problems.ts'

describe('days of Beijing', () => {
  test('begin eight hours before those of Greenwich and end where the next begins', () => {
    expect(startOfBeijingDay('2026-11-26')).toBe('2026-11-25T16:00:00.000Z')
    expect(endOfBeijingDay('2026-11-26')).toBe('2026-11-26T16:00:00.000Z')
    expect(beijingDay('2026-11-25T16:00:00Z')).toBe('2026-11-26')
    expect(beijingDay('2026-11-25T15:59:59Z')).toBe('2026-11-25')
    expect(daysLater('2026-02-27', 3)).toBe('2026-03-02')
  })
})

test('the order is that of the link; without one, what is due first of what waits, else the newest', () => {
  expect(sortOf({ sort: 'oldest' }, { inbox: 'accept' })).toBe('oldest')
  expect(sortOf({ sort: 'dearest' }, { inbox: 'accept' })).toBe('due')
  expect(sortOf({}, {})).toBe('newest')
})

describe('the calendar of a year', () => {
  const weekdays = [1, 2, 3, 4, 5]
  const year = { year: 2026, source: '通知', provisional: false, exceptions: [] }

  test('turns a working day into a holiday, a weekend into a day that is worked, and both back', () => {
    // 2026-10-01 is a Thursday, 2026-10-10 a Saturday.
    const off = turnDay(year, weekdays, '2026-10-01', '国庆节')
    const worked = turnDay(off, weekdays, '2026-10-10', '国庆节')
    expect(worked.exceptions).toEqual([
      { date: '2026-10-01', kind: 'holiday', name: '国庆节' },
      { date: '2026-10-10', kind: 'workday', name: '国庆节' },
    ])
    expect(
      ['2026-10-01', '2026-10-02', '2026-10-10', '2026-10-11'].map((day) => dayState(worked, weekdays, day)),
    ).toEqual(['holiday', 'usual', 'workday', 'weekend'])
    expect(turnDay(worked, weekdays, '2026-10-01', '').exceptions.map(({ date }) => date)).toEqual([
      '2026-10-10',
    ])
  })

  test('lays out a month behind the days of the week before it', () => {
    // The first of February 2026 is a Sunday, the month has 28 days.
    const { before, days } = monthDays(2026, 2)
    expect([before, days.length, days[0], days.at(-1)]).toEqual([6, 28, '2026-02-01', '2026-02-28'])
    expect(monthDays(2026, 12).days.at(-1)).toBe('2026-12-31')
  })
})

describe('the draft of a step', () => {
  const place = { accountId: 1, county: '620422', problem: 5, action: 'handle' }
  const photos = [{ id: 3, width: 4, height: 3 }]
  const day = 24 * 3_600_000

  beforeEach(() => {
    const kept = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    })
  })

  test('is there again for the same person, problem and step', () => {
    writeDraft(place, { words: '已修复', photos }, 1000)
    expect(readDraft(place, 2000)).toEqual({ words: '已修复', photos })
    expect(readDraft({ ...place, accountId: 2 }, 2000)).toBeUndefined()
    expect(readDraft({ ...place, action: 'return' }, 2000)).toBeUndefined()
    dropDraft(place)
    expect(readDraft(place, 2000)).toBeUndefined()
  })

  test('loses its photos with the server after a day, and all of it after a week', () => {
    writeDraft(place, { words: '已修复', photos }, 0)
    expect(readDraft(place, day + 1)).toEqual({ words: '已修复' })
    expect(readDraft(place, 7 * day + 1)).toBeUndefined()
  })

  test('is nothing where nothing was typed', () => {
    writeDraft(place, { words: '  ', photos: [] }, 0)
    expect(readDraft(place, 1)).toBeUndefined()
  })
})

describe('figures', () => {
  const zero = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 0]))
  const group = {
    key: '7',
    title: { zh: '环卫所', en: '环卫所' },
    filter: { unit: 7, from: '2026-11-01T00:00:00Z' },
    counts: { ...zero(problemCountIds), reported: 40, filed: 30, closed: 12, 'due-to-close': 16, handled: 4 },
    hours: { ...zero(problemMeanIds), 'hours-to-handle': 50 },
  } as NumberGroup // counts and hours of every id
  const hours = (n: string) => `${n} h`

  test('open the list of what they count, ended ones too', () => {
    expect(figureOf(group, 'closed', hours)).toEqual({
      value: 12,
      written: '12',
      made: undefined,
      list: { state: 'all', unit: 7, from: '2026-11-01T00:00:00Z', counted: 'closed' },
    })
  })

  test('say of what a rate and a mean are made', () => {
    expect(figureOf(group, 'closing-rate', hours)).toMatchObject({
      value: 0.75,
      written: '75.0%',
      made: '12 ÷ 16',
    })
    expect(figureOf(group, 'hours-to-handle', hours)).toMatchObject({
      value: 12.5,
      written: '12.5 h',
      made: '50.0 ÷ 4',
    })
  })

  test('that cannot be said are no zero', () => {
    expect(figureOf(group, 'return-rate', hours)).toMatchObject({ value: null, written: '—' })
  })
})

describe('steps for many', () => {
  const row = (id: number, status: string) => ({ id, status }) as Parameters<typeof bulkChoices>[2][number] // all that is asked
  const held = (...verbs: string[]) =>
    ({ grants: [{ verbs, scope: { area: '620422', unitId: null } }] }) as Parameters<typeof bulkChoices>[0] // likewise

  test('are those that the person may take, with the rows whose status lets them', () => {
    const rows = [row(1, 'reported'), row(2, 'filed'), row(3, 'filed'), row(4, 'closed')]
    const choices = bulkChoices(held('problem.accept', 'problem.dispatch'), '620422', rows)
    expect(choices.map(({ action, rows: moved }) => [action, moved.map(({ id }) => id)])).toEqual([
      ['accept', [1]],
      ['dispatch', [2, 3]],
    ])
  })

  test('are none for whoever only looks', () => {
    expect(mayBulk(held('problem.read', 'problem.report'), '620422')).toBe(false)
  })
})

describe('what the map asks for', () => {
  test('is made whole, so that a small move asks nothing anew', () => {
    // At zoom 12 half a tile is 360 / 4096 / 2 degrees wide, about 0.04395.
    const first = screenQuery([105.001, 35.701, 105.021, 35.711], 12.4)
    expect(first).toEqual(screenQuery([105.002, 35.702, 105.022, 35.712], 12.9))
    const [west, south, east, north] = first.screen.split(',').map(Number)
    expect(west! <= 105.001 && south! <= 35.701 && east! >= 105.021 && north! >= 35.711).toBe(true)
    expect(first.zoom).toBe(12)
  })

  test('stays on the world', () => {
    expect(screenQuery([-200, -95, 200, 95], 0).screen).toBe('-180,-90,180,90')
  })
})

test('a stream that broke waits longer each time, and never longer than a minute', () => {
  expect([0, 1, 2, 3, 9].map((failures) => waitBefore(failures, 1))).toEqual([1000, 2000, 4000, 8000, 60_000])
  expect(waitBefore(3, 0)).toBe(4000)
})
