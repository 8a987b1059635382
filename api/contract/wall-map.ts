// The wall map of a community or township: its grids, who leads them and which units answer, on a sheet of A3.
import { Type } from 'typebox'
import { route, strict } from './route.ts'

export const wallMapMediaType = 'application/pdf'

export const wallMapRoutes = {
  getWallMap: route({
    method: 'GET',
    url: '/areas/:code/wall-map',
    access: { verb: 'map.read', over: 'county' },
    rate: 'export',
    summary:
      'A3 wall map of the grids of a community or township as a PDF of lines and text, with who answers',
    params: strict({
      code: Type.String({
        pattern: '^(\\d{9}|\\d{12})$',
        description: 'Code of a township (9 digits) or community (12)',
      }),
    }),
    response: Type.String(),
    mediaType: wallMapMediaType,
  }),
}
