// Legend classes: breaks fit target and spread, colours tell the side of the target, every value has one class.
import { describe, expect, it } from 'vitest'
import { classesOf, classIndexOf, noDataClass, surfaceClasses } from '../../web/map/classes.ts'

type Indicator = Parameters<typeof classesOf>[0]

const source = 'test'
const title = { zh: '', en: '' }
const share = (op: '>=' | '<=', value: number): Indicator => ({
  method: 'coverage',
  factor: 100,
  target: { op, value, title, source },
})
const valuesOf = (...values: (number | null)[]) => values.map((value) => ({ value }))
const labels = (legend: ReturnType<typeof classesOf>) => legend.classes.map(({ label }) => label)
const colors = (legend: ReturnType<typeof classesOf>) => legend.classes.map(({ color }) => color)

const orangeToBlue = ['#B35806', '#E08214', '#FDB863', '#9CC9E2', '#4393C3', '#2166AC']

describe('with a target', () => {
  it('breaks at round numbers on both sides of it', () => {
    // Below 80: distances up to 60, a third is 20. Above: up to 15, a third is 5.
    const legend = classesOf(share('>=', 80), valuesOf(20, 50, 70, 85, 95))
    expect(labels(legend)).toEqual(['< 40', '40–60', '60–80', '80–85', '85–90', '≥ 90'])
    expect(colors(legend)).toEqual(orangeToBlue)
  })

  it('never lets a class of a share begin at or above the whole', () => {
    // 95 % leaves 5: two steps of 2 end at 99, two steps of 5 would end at 105.
    const legend = classesOf(share('>=', 95), valuesOf(100, 100, 65))
    expect(labels(legend)).toEqual(['< 75', '75–85', '85–95', '95–97', '97–99', '≥ 99'])
  })

  it('has one class of success when the target is the whole', () => {
    const legend = classesOf(share('>=', 100), valuesOf(40, 100))
    expect(labels(legend)).toEqual(['< 60', '60–80', '80–100', '≥ 100'])
    expect(colors(legend)).toEqual(['#B35806', '#E08214', '#FDB863', '#4393C3'])
  })

  it('keeps the lowest break above zero', () => {
    // Density 4 per km², all below: a third of 4 is 1.33, so steps of 1.
    const indicator: Indicator = { ...share('>=', 4), method: 'density', factor: 1_000_000 }
    const legend = classesOf(indicator, valuesOf(0, 0, 0))
    expect(labels(legend).slice(0, 3)).toEqual(['< 2', '2–3', '3–4'])
  })

  it('is not flattened by one far-off area', () => {
    // Nine of ten distances above 4 are at most 3, so steps of 1, in spite of the 400.
    const indicator: Indicator = { ...share('>=', 4), method: 'density', factor: 1_000_000 }
    const legend = classesOf(indicator, valuesOf(7, 7, 7, 7, 7, 7, 7, 7, 7, 404))
    expect(labels(legend).slice(3)).toEqual(['4–5', '5–6', '≥ 6'])
  })

  it('turns the colours round when less is better', () => {
    const indicator: Indicator = { ...share('<=', 60), method: 'density', factor: 1 }
    const legend = classesOf(indicator, valuesOf(45, 75))
    expect(labels(legend)).toEqual(['≤ 50', '50–55', '55–60', '60–65', '65–70', '> 70'])
    expect(colors(legend)).toEqual([...orangeToBlue].reverse())
  })

  it('puts the target itself on the side that has passed', () => {
    const atLeast = classesOf(share('>=', 80), valuesOf(20, 50, 70, 85, 95))
    expect(classIndexOf(atLeast, 80)).toBe(3)
    expect(classIndexOf(atLeast, 79.99)).toBe(2)
    const atMost = classesOf({ ...share('<=', 60), method: 'density' }, valuesOf(45, 75))
    expect(classIndexOf(atMost, 60)).toBe(2)
    expect(classIndexOf(atMost, 60.01)).toBe(3)
  })

  it('draws its classes before any value is known', () => {
    expect(labels(classesOf(share('>=', 80), []))).toHaveLength(6)
  })
})

describe('without a target', () => {
  const indicator: Indicator = { method: 'density', factor: 1, target: null }

  it('runs from light to dark blue in even steps', () => {
    const legend = classesOf(indicator, valuesOf(0, 25, 50, 75, 100))
    expect(labels(legend)).toEqual(['< 20', '20–40', '40–60', '60–80', '≥ 80'])
    expect(colors(legend).at(0)).toBe('#EFF6FB')
    expect(colors(legend).at(-1)).toBe('#08519C')
  })

  it('has one class for equal values and none without values', () => {
    expect(classesOf(indicator, valuesOf(3, 3)).classes).toHaveLength(1)
    expect(classesOf(indicator, valuesOf(null, null)).classes).toEqual([])
  })
})

describe('no data', () => {
  it('is no class of the scale', () => {
    const legend = classesOf(share('>=', 80), valuesOf(20, null))
    expect(classIndexOf(legend, null)).toBe(noDataClass)
    expect(colors(legend)).not.toContain(legend.noDataColor)
  })

  it('is not zero', () => {
    expect(classIndexOf(classesOf(share('>=', 80), valuesOf(20)), 0)).toBe(0)
  })
})

describe('heat surface', () => {
  it('has the printed breaks, yellow near and violet far', () => {
    const classes = surfaceClasses([150, 300, 500, 800, 1000])
    expect(classes.map(({ label }) => label)).toEqual([
      '≤ 150',
      '150–300',
      '300–500',
      '500–800',
      '800–1,000',
      '> 1,000',
    ])
    expect(classes.at(0)?.color).toBe('#FDE725')
    expect(classes.at(-1)?.color).toBe('#440154')
  })
})
