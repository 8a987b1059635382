// Who keeps a number and who gets the next ones that nobody ever had.
import { describe, expect, test } from 'vitest'
import { planNumbers } from '../../api/features/grids/numbering/plan-numbers.ts'

const used = (...numbers: number[]) => new Set(numbers)
const keep = { begin: undefined, keep: true }

describe('numbers in the order of the page', () => {
  test('what rises already keeps its numbers, however many are left out between', () => {
    expect(planNumbers([1, 2, 7], used(1, 2, 5, 7), keep)).toEqual([1, 2, 7])
    expect(planNumbers([], used(3), keep)).toEqual([])
  })

  test('from the first that falls on they go on after the highest ever', () => {
    // 9 belonged to a grid that ended
    expect(planNumbers([1, 2, 5, 3, 4], used(1, 2, 3, 4, 5, 9), keep)).toEqual([1, 2, 5, 10, 11])
  })

  test('or all of them do', () => {
    expect(planNumbers([1, 2, 3], used(1, 2, 3), { begin: undefined, keep: false })).toEqual([4, 5, 6])
    expect(planNumbers([1, 2, 3], used(1, 2, 3), { begin: 101, keep: false })).toEqual([101, 102, 103])
  })

  test('a beginning below the highest fills numbers that nobody had', () => {
    expect(planNumbers([900, 2, 1], used(1, 2, 4, 900), { begin: 3, keep: false })).toEqual([3, 5, 6])
    // what is kept is lower than what follows
    expect(planNumbers([900, 2], used(1, 2, 4, 900), { begin: 3, keep: true })).toEqual([900, 901])
  })

  test('999 is the last', () => {
    expect(planNumbers([2, 1], used(1, 2, 997), { begin: undefined, keep: false })).toEqual([998, 999])
    expect(planNumbers([3, 2, 1], used(1, 2, 3, 997), { begin: undefined, keep: false })).toBeUndefined()
    expect(planNumbers([3, 2], used(2, 3, 999), keep)).toBeUndefined()
  })

  test('whatever happens, no number comes twice, none comes again, and they rise', () => {
    let seed = 5
    const random = (most: number) => {
      seed = (seed * 16807) % 2147483647
      return seed % most
    }
    for (let turn = 0; turn < 300; turn++) {
      const ever = new Set(Array.from({ length: 1 + random(40) }, () => 1 + random(80)))
      const present = [...ever].filter(() => random(3) > 0).sort(() => random(3) - 1)
      const wish = { begin: random(2) ? undefined : 1 + random(100), keep: random(2) === 1 }
      const plan = planNumbers(present, ever, wish)!
      expect(plan).toHaveLength(present.length)
      plan.forEach((each, i) => {
        if (i > 0) expect(each).toBeGreaterThan(plan[i - 1]!)
        if (each !== present[i]) expect(ever.has(each)).toBe(false)
        if (!wish.keep) expect(ever.has(each)).toBe(false)
      })
    }
  })
})
