// The bar over the map while borders are edited: tools, undo and redo, what was refused, and the way to saving.
import { CloseOutlined } from '@ant-design/icons'
import { Alert, Button, Modal } from 'antd'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { editTools } from '../map/modes/edit-host.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { GridConflict } from './GridConflict.tsx'
import styles from './GridEditor.module.css'
import { GridFounding } from './GridFounding.tsx'
import { GridHelp } from './GridHelp.tsx'
import { GridHint } from './GridHint.tsx'
import { GridPaintTask } from './GridPaintTask.tsx'
import { GridSavePanel } from './GridSavePanel.tsx'
import { GridTools } from './GridTools.tsx'
import { gridNames } from './grid-names.ts'
import type { Session } from './grid-session.ts'
import type { GridEditor as Editor } from './use-grid-editor.ts'
import { useSavesGrids } from './use-grid-saving.tsx'

export function GridEditor({ editor }: { editor: Editor }) {
  const text = useText()
  const words = text.gridEdit
  const { editing } = useCounty()
  const [help, setHelp] = useState(false)
  const saves = useSavesGrids(editor.session?.base.code)
  useShortcuts(editor, () => setHelp(true))
  const check = useRef<HTMLButtonElement>(null)
  // Back from the panel to where it was opened.
  useEffect(() => (editor.saving ? () => check.current?.focus() : undefined), [editor.saving])
  if (editing === undefined)
    return editor.saved ? (
      <div className={`${styles.bar} ${styles.over}`}>
        <Alert type="success" showIcon role="status" title={text.gridSave.saved} />
      </div>
    ) : null
  const { session, failed } = editor
  if (failed !== undefined)
    return (
      <section className={`${styles.bar} ${styles.over}`} aria-label={words.start}>
        <FailureNotice error={failed} retry={editor.retry} />
        <Button className={styles.center} type="text" onClick={() => editor.end(true)}>
          {words.leave}
        </Button>
      </section>
    )
  if (!session)
    return (
      <p role="status" className={`${styles.bar} ${styles.over}`}>
        {words.loading}
      </p>
    )
  const steps = session.history.past.length
  return (
    <>
      <section
        className={`${styles.bar} ${styles.over}`}
        aria-label={words.title(session.base.name)}
        hidden={editor.saving || editor.conflict !== undefined}
        data-beside={editor.paint.task !== undefined}
        data-hand={handOf(editor)}
      >
        <div className={styles.head}>
          <h2 className={styles.title}>{words.title(session.base.name)}</h2>
          <span className={styles.steps}>
            {!session.closed && (steps === 0 ? words.unchanged : words.changed(formatNumber(steps)))}
          </span>
          <Button
            className={styles.leave}
            icon={<CloseOutlined />}
            title={words.leave}
            aria-label={words.leave}
            onClick={editor.leave}
          >
            {words.leave}
          </Button>
          {!session.closed && (
            <Button
              ref={check}
              className={styles.check}
              type="primary"
              disabled={steps === 0}
              onClick={() => editor.setSaving(true)}
            >
              {saves ? words.check : words.checkToPropose}
            </Button>
          )}
        </div>
        {session.closed ? (
          <Alert className={styles.say} type="warning" showIcon title={closedWords(session, text)} />
        ) : (
          <>
            {session.history.mosaic.grids.size > 0 && (
              <>
                <GridTools editor={editor} onHelp={() => setHelp(true)} />
                <GridHint editor={editor} session={session} />
              </>
            )}
            <GridFounding editor={editor} session={session} />
          </>
        )}
      </section>
      {editor.saving && <GridSavePanel editor={editor} session={session} />}
      {editor.conflict && <GridConflict editor={editor} session={session} conflict={editor.conflict} />}
      {!editor.saving && !editor.conflict && !session.closed && (
        <GridPaintTask editor={editor} session={session} />
      )}
      <GridHelp open={help} onClose={() => setHelp(false)} />
      <Modal
        open={editor.leaving}
        title={saves ? words.leaveAsk : words.leaveAskToPropose}
        onCancel={editor.stay}
        footer={[
          <Button key="stay" onClick={editor.stay}>
            {words.stay}
          </Button>,
          <Button key="drop" danger onClick={() => editor.end(false)}>
            {words.leaveDrop}
          </Button>,
          <Button key="keep" type="primary" onClick={() => editor.end(true)}>
            {words.leaveKeep}
          </Button>,
        ]}
      >
        {words.leaveHint}
      </Modal>
    </>
  )
}

/** What a finger has hold of: a phone has no room for the rest meanwhile. */
function handOf({ state: { points, vertex, chosen } }: Editor): 'line' | 'vertex' | undefined {
  return vertex ? 'vertex' : points > 0 || chosen !== undefined ? 'line' : undefined
}

function closedWords({ closed, faulty, vertices }: Session, text: Text): string {
  const words = text.gridEdit
  if (closed === 'none') return words.noGrids
  if (closed === 'too-many') return words.tooMany(formatNumber(vertices))
  return words.faults(gridNames(faulty, text))
}

/** Ctrl or ⌘ with Z or Y, figures for the tools, and ?; the map itself hears the keys of its points. */
function useShortcuts(editor: Editor, onHelp: () => void) {
  const active = editor.edit !== undefined && !editor.saving && !editor.conflict
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (
      event.target instanceof Element &&
      event.target.closest('input:not([type=radio]), textarea, [role=dialog]')
    )
      return
    const chosen = editTools[Number(event.key) - 1]
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase()
      if (key === 'z') event.shiftKey ? editor.redo() : editor.undo()
      else if (key === 'y') editor.redo()
      else return
    } else if (event.altKey) return
    else if (chosen) editor.setTool(chosen)
    else if (event.key === '?') onHelp()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    if (!active) return
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [active])
}
