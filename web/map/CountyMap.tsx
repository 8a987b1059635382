// The map of a county: the picture follows the props, the pointer answers through them. All map libraries stay in this folder.
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import { useMemo, useRef, useState } from 'react'
import styles from './CountyMap.module.css'
import { DrawnBorders } from './DrawnBorders.tsx'
import { SketchStore } from './edit-sketch.ts'
import { LassoBar } from './LassoBar.tsx'
import { MapControls } from './MapControls.tsx'
import { MeasureBar } from './MeasureBar.tsx'
import { MeasureSketch } from './MeasureSketch.tsx'
import { MosaicSketch } from './MosaicSketch.tsx'
import type { MapProps } from './map-props.ts'
import { emptySketch, type Sketch } from './modes/measure.ts'
import type { Mode } from './modes/mode.ts'
import { middleOf } from './modes/pin.ts'
import { useMode } from './modes/use-mode.ts'
import { PaintSketch } from './PaintSketch.tsx'
import { PinSketch } from './PinSketch.tsx'
import { ScaleBar } from './ScaleBar.tsx'
import { useAreaColours } from './use-area-colours.ts'
import { startOf, useCamera } from './use-camera.ts'
import { useDutyColours } from './use-duty-colours.ts'
import { useInSight } from './use-in-sight.ts'
import { useMap, useMapName } from './use-map.ts'
import { usePicture } from './use-picture.ts'
import { usePin } from './use-pin.ts'
import { openCluster, useScreen } from './use-problems.ts'
import { useRefusedTiles } from './use-refused-tiles.ts'
import { useSnapping } from './use-snapping.ts'
import { useMapStyle, useStyleUpdates } from './use-style.ts'
import { useSurface } from './use-surface.ts'

/** Each county has a map of its own: another one starts anew, with its own tiles and its own camera. */
export function CountyMap(props: MapProps) {
  return <MapOfCounty key={props.county.code} {...props} />
}

function MapOfCounty(props: MapProps) {
  const { catalog, words, insets, theme } = props
  const canvas = useRef<HTMLDivElement>(null)
  const style = useMapStyle(props)
  const { made, failed } = useMap(canvas, () => ({
    ...{ style, catalog, words, at: startOf(props), insets, fitTo: props.fitTo },
  }))
  return (
    <div className={styles.frame} data-map-theme={theme}>
      <div ref={canvas} className={styles.canvas} />
      {made && <LiveMap map={made.map} made={made.style} madeAt={made.fitTo} style={style} {...props} />}
      {failed && (
        <p role="alert" className={styles.failed}>
          {words.noWebgl}
        </p>
      )}
    </div>
  )
}

type LiveProps = MapProps & {
  map: MapLibreMap
  made: StyleSpecification
  madeAt: MapProps['fitTo']
  style: StyleSpecification
}

/** What needs a map that is there; the order matters where one hook builds on the picture of another. */
function LiveMap({ map, made, madeAt, style, ...props }: LiveProps) {
  const { insets, words, theme, pin } = props
  const [chosen, setMode] = useState<Mode>('browse')
  const mode = props.edit ? 'edit-grid' : pin ? (pin.crosshair ? 'crosshair' : 'pin') : chosen
  const [sketch, setSketch] = useState<Sketch>(emptySketch)
  const [editStore] = useState(() => new SketchStore())
  const snapping = useSnapping(map, props)
  useStyleUpdates(map, made, style)
  useAreaColours(map, props)
  useDutyColours(map, props)
  useSurface(map, props)
  useCamera(map, props, madeAt)
  useInSight(map, props)
  useScreen(map, props.onScreen)
  useRefusedTiles(map)
  useMapName(map, words.map)
  usePin(map, { ...props, name: words.pin })
  usePicture(map, props.onPicture)
  const lassoKinds = useMemo(() => [...(props.duties?.places.keys() ?? [])].join(','), [props.duties])
  // By what they say: other colours should not end the line that is being drawn.
  const kindsInReach = useMemo(() => (lassoKinds === '' ? [] : lassoKinds.split(',')), [lassoKinds])
  if (chosen === 'lasso' && !props.onLasso) setMode('browse')
  useMode(map, mode, {
    onHover: props.onHoverArea,
    onPick: props.onSelect,
    onHoverProblem: props.onHoverProblem,
    onCluster: (index) => openCluster(map, props, index),
    onSketch: setSketch,
    onLeave: () => {
      if (pin) props.onPinCancel?.()
      else setMode('browse')
    },
    edit: props.edit,
    editStore,
    snap: snapping.snap,
    onIdle: props.onIdle,
    lassoKinds: kindsInReach,
    onLasso: props.onLasso,
    onPin: props.onPin,
    cross: () => middleOf(map, insets),
  })
  const roomy = pin === undefined && !props.tight && !props.edit
  const measures = mode === 'measure-length' || mode === 'measure-area'
  return (
    <>
      {props.drawn && <DrawnBorders map={map} shapes={props.drawn} />}
      {props.edit?.paint && <PaintSketch map={map} mosaic={props.edit.mosaic} paint={props.edit.paint} />}
      {props.edit && !props.edit.paint && (
        <MosaicSketch map={map} edit={props.edit} store={editStore} sayOf={snapping.say} />
      )}
      {(measures || mode === 'lasso') && (
        <MeasureSketch map={map} mode={mode} sketch={sketch} theme={theme} />
      )}
      {pin && <PinSketch map={map} pin={pin} insets={insets} theme={theme} />}
      <div className={styles.right} style={{ right: insets.right }}>
        <MapControls
          map={map}
          words={words}
          mode={mode}
          onMode={setMode}
          tools={roomy && !props.plain}
          lasso={roomy && props.onLasso !== undefined}
        />
      </div>
      <div className={styles.foot} style={{ right: insets.right, bottom: insets.bottom }}>
        {mode === 'lasso' && <LassoBar words={words} onEnd={() => setMode('browse')} />}
        {measures && <MeasureBar mode={mode} sketch={sketch} words={words} onMode={setMode} />}
        <ScaleBar map={map} />
      </div>
    </>
  )
}
