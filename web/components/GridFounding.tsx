// Land of the community that has no grid: all of it, where nothing was divided yet, or what was left out.
import { AimOutlined, AppstoreAddOutlined, BorderOuterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { GridShape } from '../../api/contract/grids.ts'
import { foundGrid, isBare } from '../map/mosaic/found-grid.ts'
import { bareLandOptions } from '../queries/grid-numbering.ts'
import { area, formatNumber, plain } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './GridEditor.module.css'
import { boxOf } from './geometry-box.ts'
import type { GridEditor } from './use-grid-editor.ts'

interface Props {
  editor: GridEditor
  session: NonNullable<GridEditor['session']>
}

/** More are found on the page of health. */
const mostPieces = 3

export function GridFounding({ editor, session }: Props) {
  const text = useText()
  const words = text.gridFounding
  const { moveTo } = useCounty()
  const { base, history } = session
  const bare = useQuery({ ...bareLandOptions(base.code), enabled: editor.mayFound })
  if (!editor.mayFound) return null
  const found = (land: GridShape) => editor.apply(foundGrid(history.mosaic, base.code, land))
  if (history.mosaic.grids.size === 0) {
    const boundary = base.boundary as GridShape // without one the editing is closed
    return (
      <>
        <strong>{words.empty}</strong>
        <p className={styles.hint}>{words.emptyHint}</p>
        {editor.paint.task === undefined && (
          <div className={styles.hand}>
            <Button type="primary" icon={<AppstoreAddOutlined />} onClick={() => editor.paint.open('divide')}>
              {words.divide}
            </Button>
            <Button icon={<BorderOuterOutlined />} onClick={() => found(boundary)}>
              {words.whole}
            </Button>
          </div>
        )}
      </>
    )
  }
  const left = (bare.data ?? []).filter(({ geometry }) => isBare(history.mosaic, geometry))
  if (left.length === 0) return null
  return (
    <section className={styles.bare} aria-label={words.bare(formatNumber(left.length))}>
      <strong>{words.bare(formatNumber(left.length))}</strong>
      <ul className={styles.list}>
        {left.slice(0, mostPieces).map(({ geometry, squareMetres }) => (
          <li key={JSON.stringify(geometry.coordinates[0])}>
            <span>{words.piece(plain(area(squareMetres, text)))}</span>
            <Button size="small" icon={<AimOutlined />} onClick={() => moveTo(boxOf(geometry))}>
              {words.show}
            </Button>
            <Button size="small" onClick={() => found(geometry)}>
              {words.found}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
