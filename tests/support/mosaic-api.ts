// Changes a mosaic the way the editor does: reads it, works on its arcs, sends what changed.
import type { CommunityMosaic, MosaicChange } from '../../api/contract/grids.ts'
import { applyChange, type Mosaic, type Outcome } from '../../web/map/mosaic/mosaic.ts'
import { readMosaic } from '../../web/map/mosaic/read-mosaic.ts'
import { type SavedGrid, toSave } from '../../web/map/mosaic/to-save.ts'

export function savedGrids({ code: community, grids }: CommunityMosaic): SavedGrid[] {
  return grids.map(({ code, version, geometry }) => ({ code, community, version, geometry }))
}

export function openMosaic(answer: CommunityMosaic): Mosaic {
  return readMosaic(savedGrids(answer)).mosaic
}

/** The body of a save after some steps, each on what the one before left. @throws when a step is refused */
export function bodyAfter(
  answer: CommunityMosaic,
  steps: readonly ((mosaic: Mosaic) => Outcome)[],
  rest: Partial<MosaicChange> = {},
): MosaicChange {
  const start = openMosaic(answer)
  const now = steps.reduce((mosaic, step) => {
    const { change, refusal } = step(mosaic)
    if (refusal) throw new Error(`refused: ${refusal.code} at ${refusal.at}`)
    return applyChange(mosaic, change)
  }, start)
  return { ...toSave(savedGrids(answer), start, now), reason: '按居民意见调整', ...rest }
}
