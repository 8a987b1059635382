// All routes of the API: the server walks this list, so does the OpenAPI page and the test that each is proved.
import { accountRoutes } from './accounts.ts'
import { areaRoutes } from './areas.ts'
import { assignmentRoutes } from './assignments.ts'
import { auditRoutes } from './audit.ts'
import { catalogRoutes } from './catalog.ts'
import { compoundGridRoutes } from './compound-grids.ts'
import { demoRoutes } from './demo.ts'
import { dutyRoutes } from './duties.ts'
import { gridDivisionRoutes } from './grid-division.ts'
import { gridExportRoutes } from './grid-export.ts'
import { gridFoundingRoutes } from './grid-founding.ts'
import { gridHealthRoutes } from './grid-health.ts'
import { gridHistoryRoutes } from './grid-history.ts'
import { gridNumberingRoutes } from './grid-numbering.ts'
import { gridPageRoutes } from './grid-page.ts'
import { gridProposalRoutes } from './grid-proposals.ts'
import { gridRoutes } from './grids.ts'
import { healthRoutes } from './health.ts'
import { indicatorRoutes } from './indicators.ts'
import { microGridRoutes } from './micro-grids.ts'
import { peopleRoutes } from './people.ts'
import { photoRoutes } from './photos.ts'
import { placeRoutes } from './places.ts'
import { problemListRoutes } from './problem-lists.ts'
import { problemMapRoutes } from './problem-map.ts'
import { moveRoutes } from './problem-moves.ts'
import { problemNumberRoutes } from './problem-numbers.ts'
import { reportRoutes } from './problem-reports.ts'
import { ruleRoutes } from './problem-rules.ts'
import { settingRoutes } from './problem-settings.ts'
import { problemViewRoutes } from './problem-views.ts'
import { problemRoutes } from './problems.ts'
import { tileRoutes } from './tiles.ts'
import { unitGridRoutes } from './unit-grids.ts'
import { unitRoutes } from './units.ts'
import { wallMapRoutes } from './wall-map.ts'

export const routes = {
  ...healthRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...catalogRoutes,
  ...areaRoutes,
  ...gridRoutes,
  ...gridProposalRoutes,
  ...gridHistoryRoutes,
  ...gridPageRoutes,
  ...compoundGridRoutes,
  ...gridExportRoutes,
  ...wallMapRoutes,
  ...gridDivisionRoutes,
  ...gridHealthRoutes,
  ...microGridRoutes,
  ...gridNumberingRoutes,
  ...gridFoundingRoutes,
  ...unitGridRoutes,
  ...indicatorRoutes,
  ...placeRoutes,
  ...tileRoutes,
  ...unitRoutes,
  ...assignmentRoutes,
  ...dutyRoutes,
  ...photoRoutes,
  ...problemListRoutes,
  ...problemMapRoutes,
  ...problemNumberRoutes,
  ...problemViewRoutes,
  ...problemRoutes,
  ...reportRoutes,
  ...moveRoutes,
  ...settingRoutes,
  ...ruleRoutes,
  ...auditRoutes,
  ...demoRoutes,
} as const

export type Routes = typeof routes
export type RouteName = keyof Routes
