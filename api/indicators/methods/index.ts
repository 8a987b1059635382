// The list of methods. A measure whose method is missing here does not compile.
import type { KeptMeasure } from '../definition.ts'
import { areaRatio } from './area-ratio.ts'
import { coverage } from './coverage.ts'
import { density } from './density.ts'
import { lengthDensity } from './length-density.ts'
import type { MeasureOf, Method } from './method.ts'
import { perHead } from './per-head.ts'
import { share } from './share.ts'

const methods = {
  coverage,
  density,
  'length-density': lengthDensity,
  'area-ratio': areaRatio,
  'per-head': perHead,
  share,
} satisfies { [Name in KeptMeasure['method']]: Method<MeasureOf<Name>> }

export function methodOf(measure: KeptMeasure): Method<KeptMeasure> {
  return methods[measure.method] as Method<KeptMeasure> // the table pairs every name with its own measure
}
