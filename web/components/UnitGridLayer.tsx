// Switches the unit grids of city management on the map on and off; a county without any is not bothered with them.
import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { unitGridMinZoom } from '../../api/contract/tiles.ts'
import { unitGridCountOptions } from '../queries/unit-grids.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import layers from './LayerList.module.css'
import styles from './UnitGridLayer.module.css'

export function UnitGridLayer() {
  const words = useText().unitGrid
  const { county, view, screen, change } = useCounty()
  const { data: count = 0 } = useQuery(unitGridCountOptions(county.code))
  if (count === 0) return null
  const tooFar = view.unitGrids && screen !== undefined && screen.zoom < unitGridMinZoom
  return (
    <fieldset className={layers.group}>
      <legend className={layers.groupName}>{words.family}</legend>
      <Checkbox
        className={layers.kind}
        checked={view.unitGrids}
        onChange={(event) => change({ unitGrids: event.target.checked }, { replace: true })}
      >
        <span className={layers.label}>
          <span className={styles.sample} aria-hidden="true" />
          <span className={layers.name}>{words.sort}</span>
          <span className={layers.count}>{formatNumber(count)}</span>
        </span>
      </Checkbox>
      {tooFar && <p className={styles.hint}>{words.zoomIn}</p>}
    </fieldset>
  )
}
