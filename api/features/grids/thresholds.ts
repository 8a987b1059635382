// From what size on is it a fault? Each threshold with whoever says so; domain.md 2.3.

interface Threshold {
  value: number
  unit: 'm²' | 'm' | '°' | 'share'
  source: string
}

export const thresholds = {
  /** Shared or missing land that is more than the rounding of an overlay along ten kilometres of border. */
  land: { value: 0.01, unit: 'm²', source: 'product: overlay grid 1e-6 m × 10 km' },
  /** Two drawings of one border may lie this far apart: coordinates are rounded to a centimetre on either side. */
  drawing: { value: 0.02, unit: 'm', source: 'product: coordinates are kept to 1e-7°, a centimetre' },
  /** A corner this near to the boundary of the community was meant to lie on it. */
  snap: {
    value: 5e-7,
    unit: '°',
    source: 'product: 5 cm, what a straight line of 1 km bends in another plane',
  },
  /** Smaller than a courtyard is no grid anybody could look after: a hundredth of a unit grid. */
  smallest: { value: 100, unit: 'm²', source: 'product: 1 % of a unit grid (GB/T 30428.1, 万米单元网格)' },
  /** The width that the narrowest place of a grid should have: a lane that a car passes. */
  narrow: { value: 5, unit: 'm', source: 'product: a lane that a car passes' },
  /** As large as a unit grid: whose land this is has to be decided by people. */
  undecided: { value: 10_000, unit: 'm²', source: 'GB/T 30428.1: 万米单元网格, about 10 000 m²' },
  /** Longer, but narrower than a street with its pavements: two drawings of one street, however long. */
  street: { value: 20, unit: 'm', source: 'product: a branch road 支路 with pavements, CJJ 37: 14–20 m' },
} as const satisfies Record<string, Threshold>
