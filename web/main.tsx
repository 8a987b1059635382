// Entry of the web: one query cache, one router, the page.
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { healthOptions } from './queries/county.ts'
import { createQueryClient } from './queries/query-client.ts'
import { reloadWhenOutdated } from './reload-once.ts'
import { createAppRouter } from './routes.tsx'
import './ui/tokens.css'

const queryClient = createQueryClient()
const router = createAppRouter(queryClient)
reloadWhenOutdated(() => queryClient.fetchQuery(healthOptions()))
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
