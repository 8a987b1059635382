// The list of kinds. Order matters twice: the layer list shows them so, and an OpenStreetMap feature goes to the
// first kind with a rule that fits. Hence what stands on the land comes before the land, and buildings last.

import { building } from './building.ts'
import { builtUpArea } from './built-up-area.ts'
import { busStop } from './bus-stop.ts'
import { clinic } from './clinic.ts'
import { communityServiceCentre } from './community-service-centre.ts'
import { compound } from './compound.ts'
import { cultureCentre } from './culture-centre.ts'
import { elderlyCare } from './elderly-care.ts'
import { fireStation } from './fire-station.ts'
import { greenSpace } from './green-space.ts'
import { hospital } from './hospital.ts'
import type { Kind } from './kind.ts'
import { kindergarten } from './kindergarten.ts'
import { market } from './market.ts'
import { park } from './park.ts'
import { parking } from './parking.ts'
import { residentialLand } from './residential-land.ts'
import { road } from './road.ts'
import { school } from './school.ts'
import { shelter } from './shelter.ts'
import { sportsGround } from './sports-ground.ts'
import { square } from './square.ts'
import { toilet } from './toilet.ts'
import { water } from './water.ts'

export const kinds = [
  toilet,
  market,
  busStop,
  parking,
  shelter,
  fireStation,
  hospital,
  clinic,
  school,
  kindergarten,
  elderlyCare,
  cultureCentre,
  communityServiceCentre,
  sportsGround,
  square,
  park,
  greenSpace,
  road,
  water,
  compound,
  residentialLand,
  builtUpArea,
  building,
] as const satisfies readonly Kind[]

export type KindId = (typeof kinds)[number]['id']

const byId = new Map<string, Kind>(kinds.map((each) => [each.id, each]))

/** The kind with this id, or undefined. */
export function findKind(id: string): Kind | undefined {
  return byId.get(id)
}
