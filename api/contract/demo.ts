// The demo county: what the welcome of an empty deployment offers beside an import.
import { Type } from 'typebox'
import { route } from './route.ts'

export const demoRoutes = {
  createDemo: route({
    method: 'POST',
    url: '/demo',
    access: 'anyone',
    summary: 'Fills an empty deployment with the fictional demo county; takes up to a minute',
    response: Type.Object({ county: Type.String() }),
  }),
}
