// Grids were numbered anew while somebody edited them: the same borders under their present codes.
import type { CommunityMosaic } from '../../../api/contract/grids.ts'
import type { Arc, Change, GridFace } from './mosaic.ts'

/** From the codes that `base` knows to those of now; empty when none was renumbered. */
export function renamedGrids(base: CommunityMosaic, now: CommunityMosaic): Map<string, string> {
  const present = new Set(now.grids.map(({ code }) => code))
  const known = new Set(base.grids.map(({ code }) => code))
  return new Map(
    now.grids.flatMap(({ code, formerCodes = [] }) =>
      formerCodes
        .filter((each) => known.has(each) && !present.has(each))
        .map((each) => [each, code] as const),
    ),
  )
}

/** In the order in which they were: the borders read from them get the same numbers. */
export function renameBase(base: CommunityMosaic, codes: ReadonlyMap<string, string>): CommunityMosaic {
  return { ...base, grids: base.grids.map((grid) => ({ ...grid, code: codes.get(grid.code) ?? grid.code })) }
}

export function renameChange({ arcs, grids }: Change, codes: ReadonlyMap<string, string>): Change {
  const say = (code: string) => codes.get(code) ?? code
  const side = (code: string | null) => (code === null ? null : say(code))
  const arc = (each: Arc | undefined) => each && { ...each, left: side(each.left), right: side(each.right) }
  const face = (each: GridFace | undefined): GridFace | undefined =>
    each && {
      community: each.community,
      ...(each.from !== undefined && { from: side(each.from) }),
      ...(each.took && { took: each.took.map(say) }),
    }
  return {
    arcs: arcs.map(({ key, before, after }) => ({ key, before: arc(before), after: arc(after) })),
    grids: grids.map(({ key, before, after }) => ({
      key: say(key),
      before: face(before),
      after: face(after),
    })),
  }
}
