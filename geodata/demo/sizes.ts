// How big a demo county is: everything else follows from the number of its grids.

export type Size = 'S' | 'M' | 'L'

export interface DemoOptions {
  size: Size
  seed: number
  /** Asks for about this many compounds whatever the size: benchmarks want 20,000 and more. */
  compounds?: number
  /** The present moment of the demo: its problems are those of the year before. Without it, now. */
  until?: Date
}

export interface Scale {
  urbanGrids: number
  /** Villager-group grids outside the town. */
  ruralGrids: number
  ruralGridAreaSquareMetres: number
  gridsPerCommunity: number
  communitiesPerStreet: number
  gridsPerVillage: number
  villagesPerTownship: number
  /** Half the river's width. */
  riverMetres: number
  /** Reported in a year. */
  problems: number
}

const scales: Record<Size, Scale> = {
  S: {
    urbanGrids: 52,
    ruralGrids: 18,
    ruralGridAreaSquareMetres: 3.2e6,
    gridsPerCommunity: 5.8,
    communitiesPerStreet: 3,
    gridsPerVillage: 2,
    villagesPerTownship: 4,
    riverMetres: 26,
    problems: 300,
  },
  M: {
    urbanGrids: 270,
    ruralGrids: 62,
    ruralGridAreaSquareMetres: 7e6,
    gridsPerCommunity: 7,
    communitiesPerStreet: 9,
    gridsPerVillage: 2,
    villagesPerTownship: 6,
    riverMetres: 36,
    problems: 10_000,
  },
  L: {
    urbanGrids: 5200,
    ruralGrids: 600,
    ruralGridAreaSquareMetres: 3.5e6,
    gridsPerCommunity: 8,
    communitiesPerStreet: 10,
    gridsPerVillage: 2.5,
    villagesPerTownship: 12,
    riverMetres: 60,
    problems: 1_000_000,
  },
}

/** Compounds per planned grid: measured from 2,000 to 20,000 compounds; smaller towns keep fewer beside their middle. */
const compoundsPerGrid = 3.3

export function scaleOf({ size, compounds }: DemoOptions): Scale {
  const scale = scales[size]
  if (compounds === undefined) return scale
  return { ...scale, urbanGrids: Math.max(scales.S.urbanGrids, Math.round(compounds / compoundsPerGrid)) }
}
