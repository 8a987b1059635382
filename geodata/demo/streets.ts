// How wide each class of street is, and what the map calls it.
import type { EdgeRole } from './mesh.ts'

export interface StreetProfile {
  class: 'expressway' | 'arterial' | 'secondary' | 'local' | 'service' | 'path'
  /** Carriageways and pavements, metres; dual carriageways are drawn as one centre line. */
  widthMetres: number
  lanes: number
}

export const streetProfiles: Record<Exclude<EdgeRole, 'border' | 'river'>, StreetProfile> = {
  expressway: { class: 'expressway', widthMetres: 32, lanes: 6 },
  arterial: { class: 'arterial', widthMetres: 32, lanes: 6 },
  secondary: { class: 'secondary', widthMetres: 22, lanes: 4 },
  local: { class: 'local', widthMetres: 13, lanes: 2 },
}

/** From the centre line to the first wall behind the pavement, metres. */
export function setback(role: EdgeRole, riverMetres: number): number {
  if (role === 'river') return riverMetres + 8
  if (role === 'border') return 4
  return streetProfiles[role].widthMetres / 2 + 3
}
