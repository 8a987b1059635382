// Which page answers which URL? The table of contents of the web.
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { readAccountSearch } from './components/account-filter.ts'
import { readAssignmentSearch } from './components/assignment-filter.ts'
import { readAuditSearch } from './components/audit-filter.ts'
import { readHistorySearch } from './components/grid-history-search.ts'
import { readProposalSearch } from './components/grid-proposal-search.ts'
import { readNumbersSearch } from './components/numbers-link.ts'
import { Shell } from './components/Shell.tsx'
import { readUnitSearch } from './components/unit-filter.ts'
import { AdministratorPage } from './pages/AdministratorPage.tsx'
import { AssignmentsPage } from './pages/AssignmentsPage.tsx'
import { AuditPage } from './pages/AuditPage.tsx'
import { CountyPage } from './pages/CountyPage.tsx'
import { FailedPage } from './pages/FailedPage.tsx'
import { GridPage } from './pages/GridPage.tsx'
import { HomePage } from './pages/HomePage.tsx'
import { MinePage } from './pages/MinePage.tsx'
import { MissingPage } from './pages/MissingPage.tsx'
import { PeoplePage } from './pages/PeoplePage.tsx'
import { ProblemPage } from './pages/ProblemPage.tsx'
import { ProblemsPage } from './pages/ProblemsPage.tsx'
import { ProfilePage } from './pages/ProfilePage.tsx'
import { RolesPage } from './pages/RolesPage.tsx'
import { SignedIn } from './pages/SignedIn.tsx'
import { UnitPage } from './pages/UnitPage.tsx'
import { UnitSheetPage } from './pages/UnitSheetPage.tsx'
import { UnitsPage } from './pages/UnitsPage.tsx'
import { pagePatterns } from './paths.ts'
import { readListSearch } from './problem-link.ts'
import { readSearch, searchText } from './view.ts'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: readSearch,
  component: Shell,
})

/** Everything but the way in. */
const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn })

const home = createRoute({ getParentRoute: () => signedIn, path: pagePatterns.home, component: HomePage })

const county = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.county,
  component: CountyPage,
})

const assignments = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.assignments,
  component: AssignmentsPage,
  validateSearch: readAssignmentSearch,
})

const profile = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.profile,
  component: ProfilePage,
})

const units = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.units,
  component: UnitsPage,
  validateSearch: readUnitSearch,
})

const unit = createRoute({ getParentRoute: () => signedIn, path: pagePatterns.unit, component: UnitPage })

const unitSheet = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.unitSheet,
  component: UnitSheetPage,
})

const grid = createRoute({ getParentRoute: () => signedIn, path: pagePatterns.grid, component: GridPage })

const gridCard = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.gridCard,
  component: lazyRouteComponent(() => import('./pages/GridCardPage.tsx'), 'GridCardPage'),
})

const gridHealth = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.gridHealth,
  component: lazyRouteComponent(() => import('./pages/GridHealthPage.tsx'), 'GridHealthPage'),
  validateSearch: ({ community, all }: { community?: unknown; all?: unknown }) => ({
    community: typeof community === 'string' ? community : undefined,
    all: typeof all === 'string' ? all : undefined,
  }),
})

const problems = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.problems,
  component: ProblemsPage,
  validateSearch: readListSearch,
})

const problem = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.problem,
  component: ProblemPage,
  validateSearch: readListSearch,
})

const problemSheet = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.problemSheet,
  component: lazyRouteComponent(() => import('./pages/ProblemSheetPage.tsx'), 'ProblemSheetPage'),
})

const problemNumbers = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.problemNumbers,
  component: lazyRouteComponent(() => import('./pages/ProblemNumbersPage.tsx'), 'ProblemNumbersPage'),
  validateSearch: readNumbersSearch,
})

const problemSettings = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.problemSettings,
  component: lazyRouteComponent(() => import('./pages/ProblemSettingsPage.tsx'), 'ProblemSettingsPage'),
  validateSearch: ({ part }: { part?: unknown }) => ({ part: typeof part === 'string' ? part : undefined }),
})

const gridHistory = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.gridHistory,
  component: lazyRouteComponent(() => import('./pages/GridHistoryPage.tsx'), 'GridHistoryPage'),
  validateSearch: readHistorySearch,
})

const gridNumbering = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.gridNumbering,
  component: lazyRouteComponent(() => import('./pages/GridNumberingPage.tsx'), 'GridNumberingPage'),
  validateSearch: ({ community }: { community?: unknown }) => ({
    community: /^\d{12}$/.test(String(community)) ? String(community) : undefined,
  }),
})

const gridProposals = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.gridProposals,
  component: lazyRouteComponent(() => import('./pages/GridProposalsPage.tsx'), 'GridProposalsPage'),
  validateSearch: readProposalSearch,
})

const gridProposal = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.gridProposal,
  component: lazyRouteComponent(() => import('./pages/GridProposalPage.tsx'), 'GridProposalPage'),
})

const mine = createRoute({ getParentRoute: () => signedIn, path: pagePatterns.mine, component: MinePage })

const people = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.people,
  component: PeoplePage,
  validateSearch: readAccountSearch,
})

const roles = createRoute({ getParentRoute: () => signedIn, path: pagePatterns.roles, component: RolesPage })

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: pagePatterns.audit,
  component: AuditPage,
  validateSearch: readAuditSearch,
})

const administrator = createRoute({
  getParentRoute: () => root,
  path: pagePatterns.administrator,
  component: AdministratorPage,
  validateSearch: ({ token }: { token?: unknown }) => ({
    token: typeof token === 'string' ? token : undefined,
  }),
})

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signedIn.addChildren([
        home,
        county,
        units,
        unit,
        unitSheet,
        assignments,
        grid,
        gridCard,
        gridHealth,
        problems,
        problem,
        problemSheet,
        problemNumbers,
        problemSettings,
        gridHistory,
        gridNumbering,
        gridProposals,
        gridProposal,
        mine,
        people,
        roles,
        audit,
        profile,
      ]),
      administrator,
    ]),
    context: { queryClient },
    parseSearch: searchText.parse,
    stringifySearch: searchText.print,
    defaultNotFoundComponent: MissingPage,
    defaultErrorComponent: FailedPage,
    scrollRestoration: false,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
