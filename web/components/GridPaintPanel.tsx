// Beside the map while painting: which grid, with which brush, and what each grid would have, stroke by stroke.
import { AimOutlined, CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Segmented } from 'antd'
import { boxAround } from '../../api/contract/blocks/plane.ts'
import type { Grain } from '../map/mosaic/paint.ts'
import { area, formatNumber, plain } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import editor from './GridEditor.module.css'
import styles from './GridPaint.module.css'
import { GridPaintList } from './GridPaintList.tsx'
import { GridPaintTotals } from './GridPaintTotals.tsx'
import { type Brush, brushPixels, type GridPaint, type PaintReady } from './use-grid-paint.ts'

const grains: readonly Grain[] = ['block', 'parcel', 'atom']
const brushes = Object.keys(brushPixels) as Brush[] // keys of a literal

export function GridPaintPanel({ paint }: { paint: GridPaint }) {
  const words = useText().gridPaint
  const { ready, refusal } = paint
  return (
    <section className={`${editor.over} ${styles.panel}`} aria-label={words.title}>
      <div className={styles.head}>
        <h2 className={editor.title}>{words.title}</h2>
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={words.close}
          title={words.close}
          onClick={() => paint.open(undefined)}
        />
      </div>
      {paint.failed !== undefined && <FailureNotice error={paint.failed} retry={paint.retry} />}
      {!ready && paint.failed === undefined && (
        <div role="status" aria-label={words.loading}>
          <Bone height={160} />
        </div>
      )}
      {ready && (
        <>
          <div className={styles.tools}>
            <Segmented<Grain>
              size="small"
              aria-label={words.grain}
              value={paint.grain}
              onChange={paint.setGrain}
              options={grains.map((each) => ({ value: each, label: words.grains[each] }))}
            />
            <Segmented<Brush>
              size="small"
              aria-label={words.brush}
              value={paint.brush}
              onChange={paint.setBrush}
              options={brushes.map((each) => ({ value: each, label: words.brushes[each] }))}
            />
            <Checkbox checked={paint.handOn} onChange={({ target }) => paint.setHandOn(target.checked)}>
              {words.handOn}
            </Checkbox>
          </div>
          <p role="status" className={refusal ? editor.refused : `${editor.hint} ${styles.standing}`}>
            {refusal ? <Refused paint={paint} /> : paint.grain === 'atom' ? words.atomHint : words.hint}
          </p>
          <Unassigned ready={ready} />
          <GridPaintTotals paint={paint} ready={ready} />
          <Button size="small" icon={<PlusOutlined />} onClick={paint.chooseNew}>
            {words.newGrid}
          </Button>
          <GridPaintList paint={paint} ready={ready} />
        </>
      )}
    </section>
  )
}

function Refused({ paint: { refusal, nameOf } }: { paint: GridPaint }) {
  const text = useText()
  if (!refusal) return null
  const { code, grid = '' } = refusal
  const own = text.gridPaint.refused
  return code === 'cuts' || code === 'apart' || code === 'takes-all' || code === 'nothing'
    ? own[code](nameOf(grid))
    : text.gridEdit.refused[code]
}

function Unassigned({ ready: { unassigned, cells } }: { ready: PaintReady }) {
  const text = useText()
  const words = text.gridPaint
  const { moveTo } = useCounty()
  if (unassigned.length === 0) return null
  const { atoms } = cells.subdivision
  const land = unassigned.reduce((sum, atom) => sum + atoms[atom]!.squareMetres, 0)
  const box = boxAround(unassigned.flatMap((atom) => atoms[atom]!.rings))
  return (
    <Alert
      type="warning"
      showIcon
      title={words.unassigned(formatNumber(unassigned.length), plain(area(land, text)))}
      action={
        <Button
          size="small"
          icon={<AimOutlined />}
          aria-label={words.showUnassigned}
          title={words.showUnassigned}
          onClick={() => moveTo([...box])}
        />
      }
    />
  )
}
