// The town that the API tests ask about: 4 × 4 km around the origin, small enough to know by heart.
//
//        west 001      east 002          township 629901001, communities …001 and …002
//      ┌───────────┬───────────┐ +2 km
//      │ grid …002 │           │         built-up: -1…+1 km in both directions
//      │      o o  o  o  o     │         five bus stops (o) at y = +50 m, x = -800, -400, 0, 400, 800
//      ├══════─────┼─────══════┤ 0       road along y = 0 from -1 km to +1 km
//      │ grid …001 │           │         park 100 m × 100 m with its south-west corner at -500, -500
//      │ ▪ ▫       │           │         compound 200 m × 100 m with its south-west corner at -900, -900
//      └───────────┴───────────┘ -2 km
import type { Db } from '../../api/db/tables.ts'
import { community, layCounty, township, unitCode } from '../support/county.ts'
import { line, point, rectangle, square } from '../support/shapes.ts'

export const west = community
export const east = `${township}002`
export const southGrid = `${west}001`
export const northGrid = `${west}002`

export const stops = [-800, -400, 0, 400, 800]

export function layTown(db: Db): Promise<void> {
  return layCounty(db, {
    county: { urbanPopulation: 2000, temporaryPopulation: 500, households: 800 },
    regions: [
      { code: township, name: '会师镇', geometry: rectangle(-2000, -2000, 4000, 4000) },
      {
        code: west,
        name: '西街社区',
        geometry: rectangle(-2000, -2000, 2000, 4000),
        residentPopulation: 1200,
      },
      { code: east, name: '东关社区', geometry: rectangle(0, -2000, 2000, 4000) },
      { code: `${township}201`, name: '无界村', geometry: null },
    ],
    grids: [
      { code: southGrid, geometry: rectangle(-2000, -2000, 2000, 2000), leaderName: '王丽', population: 700 },
      { code: northGrid, geometry: rectangle(-2000, 0, 2000, 2000) },
    ],
    places: [
      { kind: 'built-up-area', geometry: square(-1000, -1000, 2000) },
      {
        kind: 'park',
        geometry: square(-500, -500, 100),
        name: '青禾公园',
        code: 'GY-01',
        sourceKey: 'park',
        properties: { class: 'community' },
      },
      {
        kind: 'compound',
        geometry: rectangle(-900, -900, 200, 100),
        name: '和谐家园',
        sourceKey: 'compound',
        properties: { dwellings: 120 },
      },
      {
        kind: 'road',
        geometry: line([-1000, 0], [1000, 0]),
        name: '中山路',
        properties: { class: 'arterial' },
      },
      ...stops.map((x) => ({ kind: 'bus-stop', geometry: point(x, 50), name: `长征路站${x}` })),
    ],
    assignments: [
      {
        unitCode,
        role: 'packaging',
        target: { place: 'compound', kind: 'compound' },
        leaderName: '李强',
        validFrom: '2026-01-01',
      },
      { unitCode, role: 'responsible', target: { grid: southGrid }, validFrom: '2026-01-01' },
      { unitCode, role: 'lead', target: { region: township }, validFrom: '2026-01-01' },
    ],
  })
}
