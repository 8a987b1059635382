// All routes of the API: the server walks this list, so does the OpenAPI page and the test that each is proved.
import { accountRoutes } from './accounts.ts'
import { areaRoutes } from './areas.ts'
import { assignmentRoutes } from './assignments.ts'
import { auditRoutes } from './audit.ts'
import { catalogRoutes } from './catalog.ts'
import { demoRoutes } from './demo.ts'
import { dutyRoutes } from './duties.ts'
import { gridRoutes } from './grids.ts'
import { healthRoutes } from './health.ts'
import { indicatorRoutes } from './indicators.ts'
import { peopleRoutes } from './people.ts'
import { photoRoutes } from './photos.ts'
import { placeRoutes } from './places.ts'
import { tileRoutes } from './tiles.ts'
import { unitRoutes } from './units.ts'

export const routes = {
  ...healthRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...catalogRoutes,
  ...areaRoutes,
  ...gridRoutes,
  ...indicatorRoutes,
  ...placeRoutes,
  ...tileRoutes,
  ...unitRoutes,
  ...assignmentRoutes,
  ...dutyRoutes,
  ...photoRoutes,
  ...auditRoutes,
  ...demoRoutes,
} as const

export type Routes = typeof routes
export type RouteName = keyof Routes
