// One line of what to do next or why it was refused, and what is in hand as buttons: a finger has no keys.
import { CheckOutlined, CloseOutlined, DeleteOutlined, RollbackOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { dateTime, formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { coarse, useMedia } from '../ui/use-media.ts'
import styles from './GridEditor.module.css'
import type { Session } from './grid-session.ts'
import type { GridEditor } from './use-grid-editor.ts'

export function GridHint({ editor, session }: { editor: GridEditor; session: Session }) {
  const text = useText()
  const words = text.gridEdit
  const fingers = useMedia(coarse)
  const { refused, state, controls, tool } = editor
  const { draftAt, history } = session
  const nameOf = (code: string) => editor.edit?.nameOf(code, undefined) ?? code
  const hint = () => {
    if (editor.paint.task) return text.gridPaint.inPanel
    if (tool === 'give' && state.chosen !== undefined)
      return (fingers ? words.giveToByFinger : words.giveTo)(nameOf(state.chosen))
    if (tool === 'merge' && state.chosen !== undefined) return words.mergeInto(nameOf(state.chosen))
    return fingers ? words.fingerHints[tool] : words.hints[tool]
  }
  return (
    <>
      <div className={styles.say}>
        <p role="status" className={refused ? styles.refused : styles.hint}>
          {refused ? words.refused[refused] : hint()}
        </p>
        {draftAt !== undefined && !refused && (
          <p className={styles.draft}>
            {words.draft(dateTime(new Date(draftAt).toISOString()), formatNumber(history.past.length))}
            <Button size="small" type="link" danger onClick={editor.dropDraft}>
              {words.dropDraft}
            </Button>
          </p>
        )}
      </div>
      {(state.points > 0 || state.vertex || state.chosen !== undefined) && controls && (
        <div className={styles.hand}>
          {state.points > 0 && (
            <Button
              icon={<RollbackOutlined />}
              title={words.back}
              aria-label={words.back}
              onClick={controls.back}
            >
              {words.back}
            </Button>
          )}
          {!state.vertex && (
            <Button
              icon={<CloseOutlined />}
              title={words.cancel}
              aria-label={words.cancel}
              onClick={controls.cancel}
            >
              {words.cancel}
            </Button>
          )}
          {state.vertex && (
            <Button
              danger
              icon={<DeleteOutlined />}
              title={words.remove}
              aria-label={words.remove}
              onClick={controls.remove}
            >
              {words.remove}
            </Button>
          )}
          {state.points > 1 && (
            <Button
              className={styles.finish}
              type="primary"
              icon={<CheckOutlined />}
              onClick={controls.finish}
            >
              {words.finish}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
