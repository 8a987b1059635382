// What holds for every calendar, start and limit: thousands of them drawn by chance from seeds that are named when one fails.
import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { type ClockKind, clockKinds, dueAt, elapsed, type Limit, unitsOf } from '../../api/contract/clock.ts'
import { lightOf, usedShare, whenUsed } from '../../api/contract/clock-reading.ts'
import { type ClockEvent, clockOf, dueOf } from '../../api/contract/running-clock.ts'
import type { WorkCalendar } from '../../api/contract/work-calendar.ts'
import { presetCalendar } from '../../api/features/problems/preset-calendar.ts'
import { Random } from '../../geodata/demo/random.ts'
import { at, dueByWalking, said } from '../support/beijing.ts'

const minute = 60_000
const day = 24 * 60 * minute
const preset = presetCalendar()

/** A week, hours and exceptions that no county would have, from 2025 to 2027. */
function strangeCalendar(random: Random): WorkCalendar {
  const time = (quarters: number) =>
    [Math.floor(quarters / 4), (quarters % 4) * 15].map((part) => String(part).padStart(2, '0')).join(':')
  const hoursFrom = (from: string) => {
    const [begin, noon] = [random.integer(0, 40), random.integer(1, 8)]
    const [pause, work] = [random.integer(0, 8), random.integer(1, 20)]
    const again = begin + noon + pause
    return {
      from,
      morning: { from: time(begin), to: time(begin + noon) },
      afternoon: { from: time(again), to: time(again + work) },
    }
  }
  const dates = Array.from({ length: 60 }, () => said(at('2025-01-01 00:00') + random.integer(0, 1000) * day))
  return {
    weekdays: random.shuffle([1, 2, 3, 4, 5, 6, 7]).slice(0, random.integer(1, 7)),
    hours: ['2025-01-01', '2025-06-15', '2026-03-01'].slice(0, random.integer(1, 3)).map(hoursFrom),
    years: [
      {
        year: 2025,
        source: '测试',
        provisional: false,
        exceptions: [...new Set(dates)].map((date) => ({
          date: date.slice(0, 10),
          kind: random.chance(0.5) ? 'holiday' : 'workday',
          name: '节',
        })),
      },
    ],
  }
}

const calendars = [preset, ...[1, 2, 3, 4, 5, 6].map((seed) => strangeCalendar(new Random(seed, 'calendar')))]

interface Drawn {
  calendar: WorkCalendar
  start: number
  limit: Limit
  random: Random
  seed: number
}

/** To the second, often exactly on a border of the day. */
function drawInstant(random: Random): number {
  const midnight = at('2024-12-20 00:00') + random.integer(0, 1100) * day
  const border = random.pick([0, 8.5, 12, 14, 17.5]) * 60 * minute
  return random.chance(0.3) ? midnight + border : midnight + random.integer(0, day / 1000 - 1) * 1000
}

function drawLimit(random: Random, clock: ClockKind): Limit {
  if (clock === 'calendar-days') return { amount: random.integer(1, 40), clock }
  return { amount: random.integer(1, clock === 'working-days' ? 60 : 200) / 2, clock }
}

/** The seed travels along, so that a failure says which one to look at. */
function forAll(clock: ClockKind, times: number, check: (drawn: Drawn) => void) {
  for (let seed = 1; seed <= times; seed++) {
    const random = new Random(seed, clock)
    const drawn = {
      calendar: random.pick(calendars),
      start: drawInstant(random),
      limit: drawLimit(random, clock),
      random,
      seed,
    }
    try {
      check(drawn)
    } catch (error) {
      throw new Error(`seed ${seed}, ${clock}: ${said(drawn.start)} + ${drawn.limit.amount}`, {
        cause: error,
      })
    }
  }
}

describe.each(clockKinds)('%s', (clock) => {
  test('are due when a walk along the calendar says so', () => {
    forAll(clock, 1500, ({ calendar, start, limit }) => {
      expect(said(dueAt(calendar, start, limit))).toBe(said(dueByWalking(calendar, start, limit)))
    })
  })

  test('a due time lies ahead, and the limit is used up exactly then', () => {
    forAll(clock, 3000, ({ calendar, start, limit }) => {
      const due = dueAt(calendar, start, limit)
      expect(due).toBeGreaterThan(start)
      expect(elapsed(calendar, start, due, clock)).toBe(unitsOf(limit))
      // A moment before, something is still left.
      expect(
        usedShare(calendar, clockOf(calendar, [{ at: start, type: 'start', limit }])!, due - 1),
      ).toBeLessThan(1)
    })
  })

  test('a larger limit is never due earlier', () => {
    forAll(clock, 3000, ({ calendar, start, limit, random }) => {
      const more = {
        clock,
        amount: limit.amount + random.integer(0, 20) / (clock === 'calendar-days' ? 1 : 2),
      }
      expect(dueAt(calendar, start, more)).toBeGreaterThanOrEqual(dueAt(calendar, start, limit))
    })
  })

  test('whoever starts later is never due earlier', () => {
    forAll(clock, 3000, ({ calendar, start, limit, random }) => {
      const later = start + random.integer(0, 5) * random.pick([1000, minute, 60 * minute, day])
      expect(dueAt(calendar, later, limit)).toBeGreaterThanOrEqual(dueAt(calendar, start, limit))
    })
  })

  test('limits in a row are one limit of their sum', () => {
    forAll(clock, 3000, ({ calendar, start, limit, random }) => {
      const next = drawLimit(random, clock)
      const sum = { clock, amount: limit.amount + next.amount }
      expect(dueAt(calendar, dueAt(calendar, start, limit), next)).toBe(dueAt(calendar, start, sum))
    })
  })

  test('parts of a time add up to the whole', () => {
    forAll(clock, 3000, ({ calendar, start, random }) => {
      const [middle, end] = [drawInstant(random), drawInstant(random)]
      expect(elapsed(calendar, start, middle, clock) + elapsed(calendar, middle, end, clock)).toBe(
        elapsed(calendar, start, end, clock),
      )
    })
  })

  test('suspending never shortens, a longer stop is never due earlier, no stop changes nothing', () => {
    forAll(clock, 3000, ({ calendar, start, limit, random }) => {
      const stop = start + random.integer(0, 10_000) * minute
      const length = random.integer(0, 30_000) * minute
      const due = (suspended: number) =>
        dueOf(calendar, [
          { at: start, type: 'start', limit },
          { at: stop, type: 'suspend' },
          { at: stop + suspended, type: 'resume' },
        ])!
      expect(due(0)).toBe(dueAt(calendar, start, limit))
      expect(due(length)).toBeGreaterThanOrEqual(due(0))
      expect(due(length + random.integer(0, 5000) * minute)).toBeGreaterThanOrEqual(due(length))
    })
  })

  test('a stop never makes an overdue clock in time again, nor one in time overdue', () => {
    forAll(clock, 3000, ({ calendar, start, limit, random }) => {
      const stop = start + random.integer(0, 40_000) * minute
      const resumed = stop + random.integer(0, 10_000) * minute
      const wasOverdue = stop > dueAt(calendar, start, limit)
      const due = dueOf(calendar, [
        { at: start, type: 'start', limit },
        { at: stop, type: 'suspend' },
        { at: resumed, type: 'resume' },
      ])!
      if (wasOverdue) expect(due).toBeLessThanOrEqual(resumed)
      else expect(due).toBeGreaterThanOrEqual(resumed)
    })
  })

  test('the used share never falls while time passes, and is above 1 exactly when overdue', () => {
    forAll(clock, 150, ({ calendar, start, limit, random }) => {
      const stop = start + random.integer(0, 3000) * minute
      const events: ClockEvent[] = [
        { at: start, type: 'start', limit },
        { at: stop, type: 'suspend' },
        { at: stop + random.integer(0, 3000) * minute, type: 'resume' },
      ]
      const running = clockOf(calendar, random.chance(0.5) ? events : events.slice(0, 1))!
      let before = 0
      for (
        let now = running.spans.at(-1)!.from;
        now < running.due + 3 * day;
        now += random.integer(1, 900) * minute
      ) {
        const share = usedShare(calendar, running, now)
        expect(share).toBeGreaterThanOrEqual(before)
        expect(share > 1).toBe(now > running.due)
        before = share
      }
    })
  })

  test('it turns yellow at the very millisecond of the reminder', () => {
    forAll(clock, 1000, ({ calendar, start, limit, random }) => {
      // A start between two seconds, so that 80 % lie between two milliseconds.
      const running = clockOf(calendar, [{ at: start + random.integer(0, 999), type: 'start', limit }])!
      const yellow = whenUsed(calendar, running, 0.8)!
      expect(lightOf(usedShare(calendar, running, yellow))).toBe('yellow')
      expect(lightOf(usedShare(calendar, running, yellow - 1))).toBe('green')
      expect(whenUsed(calendar, running, 1)).toBe(running.due)
    })
  })

  test('an extension is due as if it had been given from the start', () => {
    forAll(clock, 2000, ({ calendar, start, limit }) => {
      const due = dueOf(calendar, [
        { at: start, type: 'start', limit },
        { at: start + minute, type: 'extend' },
      ])
      expect(due).toBe(dueAt(calendar, start, { clock, amount: limit.amount * 2 }))
    })
  })

  test('centuries away it is the same calendar without holidays', () => {
    // 28 years repeat the weekdays as long as no century breaks the row of leap years: 2101 + 28 = 2129.
    const years = at('2129-03-01 00:00') - at('2101-03-01 00:00')
    forAll(clock, 500, ({ limit, random }) => {
      const start = at('2101-03-01 00:00') + random.integer(0, 365 * 1440) * minute
      expect(dueAt(preset, start + years, limit)).toBe(dueAt(preset, start, limit) + years)
    })
    for (const start of ['1899-12-31 10:00', '1969-12-31 23:00', '2038-01-19 03:14', '2999-12-31 09:00']) {
      const limit = { amount: 3650, clock }
      expect(said(dueAt(preset, at(start), limit))).toBe(said(dueByWalking(preset, at(start), limit)))
    }
  })
})

test('holidays are skipped and make-up days are worked, every one of them', () => {
  for (const { date, kind } of preset.years.flatMap(({ exceptions }) => exceptions)) {
    const [begin, end] = [at(`${date} 00:00`), at(`${date} 00:00`) + day]
    expect([date, elapsed(preset, begin, end, 'working-days')]).toEqual([date, kind === 'holiday' ? 0 : 2])
  }
})

test('the zone of the machine changes nothing', () => {
  const program = `
    import { dueAt, clockKinds } from './api/contract/clock.ts'
    import { presetCalendar } from './api/features/problems/preset-calendar.ts'
    import { timeLeft } from './api/contract/time-left.ts'
    import { writeDue } from './web/text/time-left.ts'
    const calendar = presetCalendar()
    const lines = [new Date(0).getHours(), JSON.stringify(calendar)]
    for (let hour = 0; hour < 9000; hour += 7) for (const clock of clockKinds) {
      const start = Date.UTC(2026, 1, 1, hour)
      const due = dueAt(calendar, start, { amount: 3, clock })
      lines.push(writeDue(due), JSON.stringify(timeLeft(calendar, start, due, clock)))
    }
    console.log(lines.join('\\n'))`
  const linesIn = (zone: string) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...process.env, TZ: zone, NODE_NO_WARNINGS: '1' },
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    return stdout.split('\n')
  }
  const [[hourHere, ...here], [hourThere, ...there]] = [linesIn('Asia/Shanghai'), linesIn('America/New_York')]
  expect([hourHere, hourThere]).toEqual(['8', '19']) // the zones were really set
  expect(here.length).toBeGreaterThan(10_000)
  expect(there).toEqual(here)
})
