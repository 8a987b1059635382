// The list of indicators, in the order of the board.
import type { Definition } from '../definition.ts'
import { busStopCoverage } from './bus-stop-coverage.ts'
import { busStopCoverage300 } from './bus-stop-coverage-300.ts'
import { greenRatio } from './green-ratio.ts'
import { gridCoverage } from './grid-coverage.ts'
import { openProblemsPerGrid } from './open-problems-per-grid.ts'
import { openProblemsPerThousandHouseholds } from './open-problems-per-thousand-households.ts'
import { parkAreaPerHead } from './park-area-per-head.ts'
import { parkServiceCoverage } from './park-service-coverage.ts'
import { roadAreaRatio } from './road-area-ratio.ts'
import { roadDensity } from './road-density.ts'
import { shelterAreaPerHead } from './shelter-area-per-head.ts'
import { toiletCoverage300 } from './toilet-coverage-300.ts'
import { toiletDensity } from './toilet-density.ts'
import { unitCoverage } from './unit-coverage.ts'

export const definitions: readonly Definition[] = [
  parkServiceCoverage,
  greenRatio,
  parkAreaPerHead,
  busStopCoverage,
  busStopCoverage300,
  toiletDensity,
  toiletCoverage300,
  roadDensity,
  roadAreaRatio,
  shelterAreaPerHead,
  gridCoverage,
  unitCoverage,
  openProblemsPerGrid,
  openProblemsPerThousandHouseholds,
]

const byId = new Map(definitions.map((each) => [each.id, each]))

/** The definition with this id, or undefined. */
export function findDefinition(id: string): Definition | undefined {
  return byId.get(id)
}
