// The step that leads from the borders of a community to those of a proposal: what its author drew, as one operation.
import type { CommunityMosaic, MosaicChange } from '../../../api/contract/grids.ts'
import { type Change, changeBetween, type GridFace } from './mosaic.ts'
import { readMosaic } from './read-mosaic.ts'

type Proposed = Pick<Required<MosaicChange>, 'changed' | 'created' | 'removed'>

/** `base`: the borders that the proposal began from. @throws Error when what it comes to is no mosaic */
export function stepFromProposal(
  { code: community, grids }: Pick<CommunityMosaic, 'code' | 'grids'>,
  { changed, created, removed }: Proposed,
): Change {
  const drawn = new Map(changed.map(({ code, geometry }) => [code, geometry]))
  const gone = new Set(removed.map(({ code }) => code))
  const polygons = [
    ...grids
      .filter(({ code }) => !gone.has(code))
      .map(({ code, geometry }) => ({ code, community, geometry: drawn.get(code) ?? geometry })),
    ...created.map(({ key, geometry }) => ({ code: key, community, geometry })),
  ]
  const { mosaic, faults } = readMosaic(polygons)
  if (faults.length > 0) throw new Error('The grids of the proposal overlap.')
  const faces = new Map<string, GridFace>(
    [...mosaic.grids].map(([code, face]) => {
      const from = created.find(({ key }) => key === code)?.from
      const took = removed.filter(({ into }) => into === code).map((each) => each.code)
      return [code, { ...face, ...(from !== undefined && { from }), ...(took.length > 0 && { took }) }]
    }),
  )
  const { mosaic: start } = readMosaic(grids.map(({ code, geometry }) => ({ code, community, geometry })))
  return changeBetween(start, { ...mosaic, grids: faces })
}
