// Places of the demo county where reports are tried: in a compound, on a border, outside.
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { reportRoutes, type SpotAnswer } from '../../../api/contract/problem-reports.ts'
import { routes } from '../../../api/contract/routes.ts'
import { type Api, first } from './api.ts'
import { largestPartOf, middleOf, positionsAlong } from './geography.ts'

export interface Spot {
  county: string
  position: Position
  answer: SpotAnswer
}

/** The middle of a named compound without a border near it; another one for each `index`. */
export async function insideCompound(api: Api, index: number): Promise<Spot & { name: string }> {
  const { code } = await api.county()
  const { features } = await api.ask(routes.listPlaces, {
    query: { kind: 'compound', area: code, limit: 200 },
  })
  const found: (Spot & { name: string })[] = []
  for (const { geometry, properties } of features) {
    if (properties.name === null) continue
    const land = geometry as Polygon | MultiPolygon // compounds are land
    const position = middleOf(land.type === 'Polygon' ? land : largestPartOf(land))
    const answer = await look(api, code, position)
    const isInside = answer.places.some(
      ({ id, distanceMetres }) => id === properties.id && distanceMetres === 0,
    )
    if (isInside && answer.neighbours.length === 0)
      found.push({ county: code, position, answer, name: properties.name })
    if (found.length > index) break
  }
  return first(found.slice(index))
}

/** On the border of two grids, away from every third one. */
export async function onBorder(api: Api): Promise<Spot> {
  const { code } = await api.county()
  const grids = (await api.areas('grid')).filter(({ leaderName }) => leaderName !== null)
  for (const grid of grids) {
    const shape = await api.ask(routes.getAreaShape, { params: { code: grid.code } })
    const land = shape.geometry as Polygon | MultiPolygon // a grid is land
    for (const position of positionsAlong(land, 12)) {
      const found = await api.answer(reportRoutes.lookAtSpot, spotAt(code, position))
      if (!found.ok()) continue
      const answer = (await found.json()) as SpotAnswer // the server serialises by the same schema
      if (answer.grid && answer.neighbours.length === 1) return { county: code, position, answer }
    }
  }
  throw new Error('No two grids of the demo county share a border.')
}

/** West of all of it. */
export async function outside(api: Api): Promise<{ county: string; position: Position }> {
  const { code, box } = await api.county()
  if (!box) throw new Error('The demo county has a boundary.')
  return { county: code, position: [box[0] - 0.02, (box[1] + box[3]) / 2] }
}

function look(api: Api, county: string, position: Position): Promise<SpotAnswer> {
  return api.ask(reportRoutes.lookAtSpot, spotAt(county, position))
}

function spotAt(county: string, [lng = 0, lat = 0]: Position) {
  return { params: { county }, query: { lng, lat } }
}
