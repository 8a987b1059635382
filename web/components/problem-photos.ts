// The photos of a problem out of its history: what it was like, and what it is like after it was handled.
import { photoRoutes } from '../../api/contract/photos.ts'
import type { ProblemEvent } from '../../api/contract/problems.ts'
import { apiPath } from '../paths.ts'

export type ShownPhoto = ProblemEvent['photos'][number] & {
  at: string
  actorName: string | null
}

/** In the order of time; a photo that two steps show counts once. */
export function photosOf(events: readonly ProblemEvent[]): { before: ShownPhoto[]; after: ShownPhoto[] } {
  const all = new Map<number, ShownPhoto>()
  for (const { photos, at, actorName } of events)
    for (const photo of photos) if (!all.has(photo.id)) all.set(photo.id, { ...photo, at, actorName })
  const shown = [...all.values()]
  return {
    before: shown.filter(({ role }) => role !== 'after'),
    after: shown.filter(({ role }) => role === 'after'),
  }
}

export function photoPath(county: string, id: number, size: 'thumbnail' | 'full'): string {
  return apiPath(photoRoutes.getPhoto, { params: { county, id, size } })
}
