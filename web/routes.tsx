// Which page answers which URL? The table of contents of the web.
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter } from '@tanstack/react-router'
import { catalogOptions, countiesOptions } from './api.ts'
import { Shell } from './components/Shell.tsx'
import { CountyPage } from './pages/CountyPage.tsx'
import { FailedPage } from './pages/FailedPage.tsx'
import { HomePage } from './pages/HomePage.tsx'
import { MissingPage } from './pages/MissingPage.tsx'
import { pagePatterns } from './paths.ts'
import { readSearch, searchText } from './view.ts'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: readSearch,
  component: Shell,
})

const home = createRoute({ getParentRoute: () => root, path: pagePatterns.home, component: HomePage })

const county = createRoute({
  getParentRoute: () => root,
  path: pagePatterns.county,
  component: CountyPage,
  // Not awaited: the page draws its frame while the answers are on their way.
  loader: ({ context }) => {
    void context.queryClient.prefetchQuery(catalogOptions())
    void context.queryClient.prefetchQuery(countiesOptions())
  },
})

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([home, county]),
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
