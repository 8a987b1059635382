// The bar over the map while borders are edited: tools, undo and redo, what was refused, and the way to saving.
import {
  DragOutlined,
  MergeCellsOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  ScissorOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { Alert, Button, Modal, Segmented } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'
import type { EditTool } from '../map/modes/edit-grid.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './GridEditor.module.css'
import { GridHelp } from './GridHelp.tsx'
import { GridPaintButtons, GridPaintTask } from './GridPaintTask.tsx'
import { GridSavePanel } from './GridSavePanel.tsx'
import type { GridEditor as Editor } from './use-grid-editor.ts'

const tools: readonly EditTool[] = ['move', 'split', 'merge']
const icons = { move: <DragOutlined />, split: <ScissorOutlined />, merge: <MergeCellsOutlined /> }

export function GridEditor({ editor }: { editor: Editor }) {
  const text = useText()
  const words = text.gridEdit
  const { editing } = useCounty()
  const [help, setHelp] = useState(false)
  useShortcuts(editor, () => setHelp(true))
  if (editing === undefined)
    return editor.saved ? (
      <div className={`${styles.bar} ${styles.over}`}>
        <Alert type="success" showIcon role="status" title={text.gridSave.saved} />
      </div>
    ) : null
  const { session, failed, tool, refused } = editor
  if (failed !== undefined)
    return (
      <section className={`${styles.bar} ${styles.over}`} aria-label={words.start}>
        <FailureNotice error={failed} retry={() => editor.end(true)} />
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
        hidden={editor.saving}
        data-beside={editor.paint.task !== undefined}
      >
        <h2 className={styles.title}>{words.title(session.base.name)}</h2>
        {session.faulty ? (
          <Alert type="warning" showIcon title={words.faults} />
        ) : (
          <>
            <div className={styles.row}>
              <Segmented<EditTool>
                value={tool}
                onChange={editor.setTool}
                options={tools.map((each) => ({ value: each, label: words.tools[each], icon: icons[each] }))}
              />
              <GridPaintButtons paint={editor.paint} />
              <Button
                icon={<UndoOutlined />}
                aria-label={words.undo}
                title={words.undo}
                disabled={steps === 0}
                onClick={editor.undo}
              />
              <Button
                icon={<RedoOutlined />}
                aria-label={words.redo}
                title={words.redo}
                disabled={session.history.future.length === 0}
                onClick={editor.redo}
              />
              <Button
                className={styles.keyboard}
                icon={<QuestionCircleOutlined />}
                aria-label={words.help}
                title={words.help}
                onClick={() => setHelp(true)}
              />
            </div>
            <p role="status" className={refused ? styles.refused : styles.hint}>
              {refused
                ? words.refused[refused]
                : session.restored
                  ? words.draft
                  : editor.paint.task
                    ? text.gridPaint.inPanel
                    : words.hints[tool]}
            </p>
          </>
        )}
        <div className={styles.row}>
          <span className={styles.steps}>
            {steps === 0 ? words.unchanged : words.changed(formatNumber(steps))}
          </span>
          <Button onClick={() => (steps > 0 ? editor.leave() : editor.end(false))}>{words.leave}</Button>
          <Button type="primary" disabled={steps === 0} onClick={() => editor.setSaving(true)}>
            {words.check}
          </Button>
        </div>
      </section>
      {editor.saving && <GridSavePanel editor={editor} session={session} />}
      {!editor.saving && !session.faulty && <GridPaintTask editor={editor} session={session} />}
      <GridHelp open={help} onClose={() => setHelp(false)} />
      <Modal
        open={editor.leaving}
        title={words.leaveAsk}
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

/** Ctrl or ⌘ with Z, and ?; the map itself hears the keys of its points. */
function useShortcuts(editor: Editor, onHelp: () => void) {
  const active = editor.session !== undefined
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, [role=dialog]')) return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z')
      event.shiftKey ? editor.redo() : editor.undo()
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
