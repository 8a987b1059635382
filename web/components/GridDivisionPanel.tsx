// A proposal for dividing the community: how many grids, what it came to, and whether it stays. It lies on the map as a
// draft and can be undone like any other step.
import { CloseOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Checkbox, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { type Division, mostProposedGrids } from '../../api/contract/grid-division.ts'
import { adoptDivision } from '../map/mosaic/adopt-shapes.ts'
import { proposeDivisionOptions } from '../queries/grid-division.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { FailureNotice } from './FailureNotice.tsx'
import editorStyles from './GridEditor.module.css'
import styles from './GridPaint.module.css'
import { GridPaintTotals } from './GridPaintTotals.tsx'
import type { GridEditor } from './use-grid-editor.ts'
import type { GridPaint } from './use-grid-paint.ts'

/** Are there grids on land that has none yet? */
function foundsSome({ grids }: Division): boolean {
  return grids.some(({ code, from }) => code === null && from === null)
}

/** On a phone it comes below the fields; the panel then begins with it. The page around it must not scroll. */
function inSight(result: HTMLElement | null) {
  const panel = result?.closest('section')
  if (result && panel) panel.scrollTop = result.offsetTop - airAbove
}

/** Pixels. */
const airAbove = 8

interface Props {
  editor: GridEditor
  session: NonNullable<GridEditor['session']>
  paint: GridPaint
}

export function GridDivisionPanel({ editor, session, paint }: Props) {
  const text = useText()
  const words = text.gridDivision
  const ask = useMutation(proposeDivisionOptions(session.base.code))
  const [grids, setGrids] = useState<number | null>(null)
  const [households, setHouseholds] = useState<number | null>(null)
  const [keep, setKeep] = useState(false)
  const [seed, setSeed] = useState(1)
  /** Steps that were there before the first proposal; dropping it leads back to them. */
  const [before, setBefore] = useState<number>()
  const [gridsId, householdsId] = [useId(), useId()]
  const division = ask.data
  const steps = session.history.past.length
  // Undone by other means, it is a proposal no more.
  const lies = division !== undefined && before !== undefined && steps > before
  const propose = (chosen: number) => {
    setSeed(chosen)
    ask.mutate(
      { ...(grids !== null && { grids }), ...(households !== null && { households }), keep, seed: chosen },
      {
        onSuccess: (answer) => {
          if (!editor.mayFound && foundsSome(answer)) return
          setBefore((known) => (known !== undefined && known < steps ? known : steps))
          editor.apply(adoptDivision(session.history.mosaic, session.base.code, answer.grids))
        },
      },
    )
  }
  const drop = () => {
    for (let step = steps; before !== undefined && step > before; step--) editor.undo()
    ask.reset()
    setBefore(undefined)
  }
  const target = division?.target ?? paint.ready?.ground.target
  const middle = target && (target.least + target.most) / 2
  return (
    <section className={`${editorStyles.over} ${styles.panel}`} aria-label={words.title}>
      <div className={styles.head}>
        <h2 className={editorStyles.title}>{words.title}</h2>
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={text.close}
          title={text.close}
          onClick={() => paint.open(undefined)}
        />
      </div>
      {!lies && <p className={editorStyles.hint}>{words.hint}</p>}
      <div className={styles.fields}>
        <label htmlFor={gridsId}>{words.grids}</label>
        <InputNumber
          id={gridsId}
          min={1}
          max={mostProposedGrids}
          precision={0}
          value={grids}
          placeholder={words.byTarget}
          onChange={setGrids}
        />
        <label htmlFor={householdsId}>{words.households}</label>
        <InputNumber
          id={householdsId}
          min={20}
          max={5000}
          precision={0}
          value={households}
          disabled={grids !== null}
          placeholder={middle === undefined ? undefined : formatNumber(middle)}
          onChange={setHouseholds}
        />
      </div>
      <Checkbox checked={keep} onChange={({ target: box }) => setKeep(box.checked)}>
        {words.keep}
      </Checkbox>
      <Button
        type={lies ? 'default' : 'primary'}
        loading={ask.isPending}
        onClick={() => propose(lies ? seed + 1 : 1)}
      >
        {lies ? words.again : words.propose}
      </Button>
      {ask.isPending && (
        <p role="status" className={editorStyles.hint}>
          {words.working}
        </p>
      )}
      {ask.error && <FailureNotice error={ask.error} retry={() => propose(seed)} />}
      {division && !editor.mayFound && foundsSome(division) && (
        <Alert type="info" showIcon title={words.noOrigin} />
      )}
      {lies && (
        <>
          <p ref={inSight} role="status" className={styles.result}>
            <strong>{words.result(formatNumber(division.grids.length))}</strong>
            <span>{words.measures[division.measure]}</span>
          </p>
          {division.notes.map((note) => (
            <Alert key={note} type="info" showIcon title={words.notes[note]} />
          ))}
          {paint.ready && <GridPaintTotals paint={paint} ready={paint.ready} />}
          <div className={`${editorStyles.foot} ${styles.answers}`}>
            <Button onClick={drop}>{words.drop}</Button>
            <Button onClick={() => paint.open('paint')}>{words.adjust}</Button>
            <Button type="primary" onClick={() => paint.open(undefined)}>
              {words.accept}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
