// Whether the server is up and what it runs on; for the person who operates it.
import { Type } from 'typebox'
import { route } from './route.ts'

export const healthRoutes = {
  getHealth: route({
    method: 'GET',
    url: '/health',
    access: 'anyone',
    summary: 'Engine, versions and counties',
    response: Type.Object({
      ok: Type.Boolean(),
      engine: Type.Enum(['embedded', 'server']),
      postgresVersion: Type.String(),
      postgisVersion: Type.String(),
      counties: Type.Integer(),
      uptimeSeconds: Type.Number(),
    }),
  }),
}
