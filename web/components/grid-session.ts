// What somebody edits: the mosaic as it was read, every step since, and what came of it meanwhile on the server.
import type { CommunityMosaic } from '../../api/contract/grids.ts'
import { bordersOnlyIn, combine, insist, isSameLand } from '../map/mosaic/combine.ts'
import { begin, type History, record } from '../map/mosaic/history.ts'
import { applyChange, type Change, changeBetween, type Mosaic } from '../map/mosaic/mosaic.ts'
import type { Point } from '../map/mosaic/plane.ts'
import { readMosaic } from '../map/mosaic/read-mosaic.ts'
import { renameBase, renameChange, renamedGrids } from '../map/mosaic/rename-grids.ts'
import type { SavedGrid } from '../map/mosaic/to-save.ts'
import type { GridDraft } from '../queries/grid-drafts.ts'

export interface Session {
  /** As the server told it when the editing began. */
  base: CommunityMosaic
  start: Mosaic
  history: History
  /** Why there are no borders to edit; undefined: there are. */
  closed: 'none' | 'faults' | 'too-many' | undefined
  /** Codes of grids that overlap. */
  faulty: readonly string[]
  vertices: number
  /** When the draft was written that this began from. */
  draftAt: number | undefined
}

/** Somebody else saved the same community meanwhile. */
export interface Conflict {
  current: CommunityMosaic
  theirs: Mosaic
  /** Grids that are no longer what mine began from. */
  grids: readonly string[]
  /** Both changes on top of each other; undefined where both moved the same border. */
  both: Change | undefined
}

/** A community has some thousands; with more than these a browser would stand still. */
const mostVertices = 200_000

export function openSession(base: CommunityMosaic): Session {
  const vertices = base.grids.reduce((sum, { geometry }) => {
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return sum + parts.flat().reduce((all, ring) => all + ring.length, 0)
  }, 0)
  const tooMany = vertices > mostVertices
  const { mosaic, faults } = readMosaic(tooMany ? [] : savedOf(base))
  const closed = tooMany
    ? 'too-many'
    : base.grids.length === 0 && base.boundary === null
      ? 'none'
      : faults.length > 0
        ? 'faults'
        : undefined
  const faulty = [...new Set(faults.flatMap(({ grids }) => grids))].sort()
  return {
    ...{ base, start: mosaic, history: begin(mosaic), closed, faulty, vertices },
    draftAt: undefined,
  }
}

/** Begins from where it began then, so that every step fits. */
export function openDraft({ base, past, at }: GridDraft): Session {
  const opened = openSession(base)
  const steps = past as readonly Change[] // written by this very session
  const mosaic = steps.reduce(applyChange, opened.start)
  return { ...opened, history: { mosaic, past: steps, future: [] }, draftAt: at }
}

/** The same under the codes of now, where grids were numbered anew meanwhile. */
export function withPresentCodes(mine: Session, now: CommunityMosaic): Session {
  const codes = renamedGrids(mine.base, now)
  if (codes.size === 0) return mine
  const renamed = openDraft({
    community: mine.base.code,
    base: renameBase(mine.base, codes),
    past: mine.history.past.map((change) => renameChange(change, codes)),
    at: Date.now(),
  })
  return { ...renamed, draftAt: mine.draftAt }
}

/** What the server has now beside what I have: `saved` when that is the very same, undefined when mine began from it. */
export function compareWith(mine: Session, current: CommunityMosaic): Conflict | 'saved' | undefined {
  const versions = new Map(mine.base.grids.map(({ code, version }) => [code, version]))
  const now = new Map(current.grids.map(({ code, version }) => [code, version]))
  const grids = [...new Set([...versions.keys(), ...now.keys()])]
    .filter((code) => versions.get(code) !== now.get(code))
    .sort()
  if (grids.length === 0) return undefined
  const theirs = openSession(current).start
  if (isSameLand(mine.history.mosaic, theirs)) return 'saved'
  return { current, theirs, grids, both: combine(mine.start, mine.history.mosaic, theirs).change }
}

/** Goes on from what the server has now: with both changes, or with my borders in place of theirs. One step, to be undone. */
export function goOn(mine: Session, { current, theirs, both }: Conflict, how: 'both' | 'mine'): Session {
  const opened = { ...openSession(current), start: theirs, history: begin(theirs) }
  const change = how === 'both' && both ? both : changeBetween(theirs, insist(mine.history.mosaic, theirs))
  return { ...opened, history: record(opened.history, change) }
}

export function savedOf({ code: community, grids }: CommunityMosaic): SavedGrid[] {
  return grids.map(({ code, version, geometry }) => ({ code, community, version, geometry }))
}

/** Borders that are no longer as they were, as they were. */
export function bordersBefore({ start, history }: Session): (readonly Point[])[] {
  return history.mosaic === start ? [] : bordersOnlyIn(start, history.mosaic)
}
