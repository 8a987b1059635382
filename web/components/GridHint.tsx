// One line of what to do next or why it was refused, and what is in hand as buttons: a finger has no keys.
import { CheckOutlined, CloseOutlined, DeleteOutlined, RollbackOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { dateTime, formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './GridEditor.module.css'
import type { Session } from './grid-session.ts'
import type { GridEditor } from './use-grid-editor.ts'

export function GridHint({ editor, session }: { editor: GridEditor; session: Session }) {
  const text = useText()
  const words = text.gridEdit
  const { refused, state, controls, tool } = editor
  const { draftAt, history } = session
  const hint = () => {
    if (editor.paint.task) return text.gridPaint.inPanel
    if (tool === 'give' && state.chosen !== undefined)
      return words.giveTo(editor.edit?.nameOf(state.chosen, undefined) ?? state.chosen)
    if (tool === 'merge' && state.chosen !== undefined)
      return words.mergeInto(editor.edit?.nameOf(state.chosen, undefined) ?? state.chosen)
    return words.hints[tool]
  }
  return (
    <>
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
      {(state.points > 0 || state.vertex || state.chosen !== undefined) && controls && (
        <div className={styles.hand}>
          {state.points > 1 && (
            <Button type="primary" ghost icon={<CheckOutlined />} onClick={controls.finish}>
              {words.finish}
            </Button>
          )}
          {state.points > 0 && (
            <Button icon={<RollbackOutlined />} onClick={controls.back}>
              {words.back}
            </Button>
          )}
          {state.vertex && (
            <Button danger icon={<DeleteOutlined />} onClick={controls.remove}>
              {words.remove}
            </Button>
          )}
          {!state.vertex && (
            <Button icon={<CloseOutlined />} onClick={controls.cancel}>
              {words.cancel}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
