// A county of squares with random places in it: for properties that must hold whatever lies where.
import { Random } from '../../geodata/demo/random.ts'
import type { SmallCounty } from './county.ts'
import { line, type Metres, point, polygon, rectangle } from './shapes.ts'

const cell = 400
const side = 3

/**
 * An ideal county: 3 × 3 communities of 400 m in one township, each with 2 grids, a town over most of them, and random
 * places. `shift` moves everything by metres.
 */
export function idealCounty(seed: number, [dx, dy]: Metres = [0, 0]): SmallCounty {
  const chance = new Random(seed, 'ideal county')
  const next = () => chance.next()
  const at = (x: number, y: number): Metres => [x + dx, y + dy]
  const box = (x: number, y: number, width: number, height: number) => rectangle(...at(x, y), width, height)
  const spot = (): Metres => at(next() * side * cell, next() * side * cell)
  const whole = side * cell
  const cells = Array.from({ length: side * side }, (_, index) => ({
    code: `629901001${String(index + 1).padStart(3, '0')}`,
    x: (index % side) * cell,
    y: Math.floor(index / side) * cell,
  }))
  const triangle = () => {
    const [x, y] = spot()
    const size = 40 + next() * 200
    return polygon([x, y], [x + size, y], [x + size * next(), y + size])
  }
  return {
    county: { geometry: box(-500, -500, whole + 1000, whole + 1000) },
    regions: [
      { code: '629901001', name: '城关镇', geometry: box(0, 0, whole, whole) },
      ...cells.map(({ code, x, y }) => ({
        code,
        name: `社区${code.slice(9)}`,
        geometry: box(x, y, cell, cell),
      })),
    ],
    grids: cells.flatMap(({ code, x, y }) => [
      { code: `${code}001`, geometry: box(x, y, cell / 2, cell), population: Math.floor(next() * 500) },
      {
        code: `${code}002`,
        geometry: box(x + cell / 2, y, cell / 2, cell),
        population: Math.floor(next() * 500),
      },
    ]),
    places: [
      { kind: 'built-up-area', geometry: box(100, 50, whole - 150, whole - 200) },
      ...Array.from({ length: 12 }, () => ({ kind: 'residential-land', geometry: triangle() })),
      ...Array.from({ length: 4 }, () => ({ kind: 'park', geometry: triangle() })),
      ...Array.from({ length: 5 }, () => ({ kind: 'green-space', geometry: triangle() })),
      ...Array.from({ length: 2 }, () => ({ kind: 'bus-stop', geometry: point(...spot()) })),
      ...Array.from({ length: 3 }, () => ({ kind: 'toilet', geometry: point(...spot()) })),
      ...Array.from({ length: 6 }, () => ({
        kind: 'road',
        geometry: line(spot(), spot(), spot()),
        properties: { class: 'local' },
      })),
      { kind: 'road', geometry: line(at(cell, 0), at(cell, whole)), properties: { class: 'arterial' } },
      ...Array.from({ length: 5 }, () => ({ kind: 'compound', geometry: triangle() })),
    ],
  }
}
