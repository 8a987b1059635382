// Which roads are urban roads 城市道路 in length and area: not ramps, roads inside compounds, or paths. domain.md §1.1 row 5, §1.4.

export const urbanRoadClasses = ['expressway', 'arterial', 'secondary', 'local'] as const

/**
 * Carriageway and pavement where no width is recorded, metres: the usual red-line parts of county towns.
 * Values counted with it say so (note `assumed-width`).
 */
export const usualWidthMetres: Readonly<Record<(typeof urbanRoadClasses)[number], number>> = {
  expressway: 40,
  arterial: 36,
  secondary: 24,
  local: 14,
}
