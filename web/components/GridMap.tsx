// Where a grid lies: outlined among its neighbours on a map of its own.
import type { GridPage } from '../../api/contract/grid-page.ts'
import type { Insets, MapProps } from '../map/map-props.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import { SmallMap } from './SmallMap.tsx'

interface Props {
  grid: Pick<GridPage, 'code' | 'box'>
  onPicture?: MapProps['onPicture']
  tall?: boolean
}

export function GridMap({ grid: { code, box }, onPicture, tall = false }: Props) {
  const text = useText()
  if (box === null) return <Notice title={text.area.noBoundary} />
  return (
    <SmallMap
      plain
      tall={tall}
      box={box}
      level="grid"
      show="areas"
      selected={{ type: 'area', code }}
      insets={margins}
      onPicture={onPicture}
    />
  )
}

const margins: Insets = { left: 24, right: 24, top: 24, bottom: 24 }
