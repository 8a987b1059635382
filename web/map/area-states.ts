// Which area has which colour: values become feature states, and only what changed is written to the map.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { type Level, levelOf } from '../../api/contract/areas.ts'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import type { AreaState } from './areas.ts'
import { classIndexOf, type Legend, noDataClass } from './classes.ts'

/** States of all valued areas by code; areas outside the chosen class keep no colour. */
export function areaStates(
  legend: Legend,
  values: readonly Pick<IndicatorValue, 'area' | 'value'>[],
  classFilter: number | undefined,
  noDataFill: string,
): Map<string, AreaState> {
  const states = new Map<string, AreaState>()
  for (const { area, value } of values) {
    const index = classIndexOf(legend, value)
    if (classFilter !== undefined && classFilter !== index) states.set(area, {})
    else if (index === noDataClass) states.set(area, { fill: noDataFill, noData: true })
    else states.set(area, { fill: legend.classes[index]?.color })
  }
  return states
}

/** Writes colours to the map and remembers them. */
export class AreaPainter {
  readonly #map: MapLibreMap
  #painted: ReadonlyMap<string, AreaState> = new Map()
  #tileVersion: number | undefined

  constructor(map: MapLibreMap) {
    this.#map = map
  }

  paint(states: ReadonlyMap<string, AreaState>, tileVersion: number) {
    // New shapes bring new tiles, and those know no state.
    if (tileVersion !== this.#tileVersion) this.#painted = new Map()
    this.#tileVersion = tileVersion
    for (const [code, state] of states) {
      const before = this.#painted.get(code)
      if (before?.fill !== state.fill || before?.noData !== state.noData)
        setAreaState(this.#map, code, { fill: state.fill, noData: state.noData ?? false })
    }
    for (const code of this.#painted.keys()) {
      if (!states.has(code)) setAreaState(this.#map, code, { fill: undefined, noData: false })
    }
    this.#painted = states
  }
}

export function setAreaState(map: MapLibreMap, code: string, state: AreaState) {
  const target = areaTarget(code)
  if (target) map.setFeatureState(target, state)
}

/** A feature of the area tiles is known by its code as a number, in the layer of its level. */
function areaTarget(code: string) {
  const level: Level | undefined = levelOf(code)
  return level && { source: 'areas', sourceLayer: level, id: Number(code) }
}
