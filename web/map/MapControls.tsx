// The controls of the map: zoom, north, own position, measuring. Each is a button with a name.
import {
  AimOutlined,
  BorderOutlined,
  ColumnWidthOutlined,
  CompassOutlined,
  HighlightOutlined,
  MinusOutlined,
  PlusOutlined,
} from '@ant-design/icons'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import styles from './CountyMap.module.css'
import { locate } from './locate.ts'
import type { MapWords } from './map-props.ts'
import type { Mode } from './modes/mode.ts'

interface Props {
  map: MapLibreMap
  words: MapWords
  mode: Mode
  onMode: (mode: Mode) => void
  /** Measuring; not while something else is being marked. */
  tools: boolean
  /** Something may be drawn around. */
  lasso: boolean
}

export function MapControls({ map, words, mode, onMode, tools, lasso }: Props) {
  const [lost, setLost] = useState(false)
  const bearing = useBearing(map)
  const toggle = (wanted: Mode) => onMode(mode === wanted ? 'browse' : wanted)
  return (
    <div className={styles.controls}>
      <div className={`${styles.group} ${styles.zoom}`}>
        <Control name={words.zoomIn} onClick={() => map.zoomIn()}>
          <PlusOutlined />
        </Control>
        <Control name={words.zoomOut} onClick={() => map.zoomOut()}>
          <MinusOutlined />
        </Control>
      </div>
      <div className={styles.group}>
        <Control name={words.north} onClick={() => map.resetNorth()}>
          {/* antd draws the needle to the north-east. */}
          <CompassOutlined style={{ transform: `rotate(${-45 - bearing}deg)` }} />
        </Control>
        <Control name={words.locate} onClick={() => void locate(map).then((found) => setLost(!found))}>
          <AimOutlined />
        </Control>
      </div>
      {tools && (
        <div className={styles.group}>
          <Control
            name={words.measureLength}
            pressed={mode === 'measure-length'}
            onClick={() => toggle('measure-length')}
          >
            <ColumnWidthOutlined />
          </Control>
          <Control
            name={words.measureArea}
            pressed={mode === 'measure-area'}
            onClick={() => toggle('measure-area')}
          >
            <BorderOutlined />
          </Control>
        </div>
      )}
      {lasso && (
        <div className={styles.group}>
          <Control name={words.lasso} pressed={mode === 'lasso'} onClick={() => toggle('lasso')}>
            <HighlightOutlined />
          </Control>
        </div>
      )}
      <p role="status" className={styles.note}>
        {lost ? words.locateFailed : ''}
      </p>
    </div>
  )
}

interface ControlProps {
  name: string
  pressed?: boolean
  onClick: () => void
  children: ReactNode
}

function Control({ name, pressed, onClick, children }: ControlProps) {
  return (
    <button
      type="button"
      className={styles.button}
      title={name}
      aria-label={name}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </button>
  )
}

function useBearing(map: MapLibreMap): number {
  return useSyncExternalStore(
    (changed) => {
      map.on('rotate', changed)
      return () => void map.off('rotate', changed)
    },
    () => map.getBearing(),
  )
}
