// What a click on the map means while borders are edited, and the steps back and forth.
import {
  ApiOutlined,
  DragOutlined,
  ExportOutlined,
  HighlightOutlined,
  MergeCellsOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  ScissorOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { type EditTool, editTools } from '../map/modes/edit-host.ts'
import { useText } from '../text/text.ts'
import styles from './GridEditor.module.css'
import { GridPaintButtons } from './GridPaintTask.tsx'
import type { GridEditor } from './use-grid-editor.ts'

const icons = {
  move: <DragOutlined />,
  redraw: <HighlightOutlined />,
  split: <ScissorOutlined />,
  give: <ExportOutlined />,
  merge: <MergeCellsOutlined />,
} satisfies Record<EditTool, React.ReactNode>

export function GridTools({ editor, onHelp }: { editor: GridEditor; onHelp: () => void }) {
  const text = useText()
  const words = text.gridEdit
  const { session, tool, snapping } = editor
  const history = session?.history
  return (
    <div className={styles.tools}>
      <Segmented<EditTool | 'none'>
        className={styles.toolChoice}
        aria-label={words.toolChoice}
        // Painting is none of them; choosing one ends it.
        value={editor.paint.task ? 'none' : tool}
        onChange={(next) => next !== 'none' && editor.setTool(next)}
        options={editTools.map((each, i) => ({
          value: each,
          label: words.tools[each],
          icon: icons[each],
          title: words.toolKey(words.tools[each], String(i + 1)),
        }))}
      />
      <div className={styles.tasks}>
        <GridPaintButtons paint={editor.paint} />
      </div>
      <div className={styles.steppers}>
        <Button
          className={styles.snap}
          type={snapping ? 'primary' : 'default'}
          ghost={snapping}
          icon={<ApiOutlined />}
          aria-pressed={snapping}
          aria-label={words.snapping}
          title={words.snappingHint}
          onClick={() => editor.setSnapping(!snapping)}
        >
          {words.snappingShort}
        </Button>
        <Button
          className={styles.step}
          icon={<UndoOutlined />}
          aria-label={words.undo}
          title={words.undo}
          disabled={history?.past.length === 0}
          onClick={editor.undo}
        />
        <Button
          className={styles.step}
          icon={<RedoOutlined />}
          aria-label={words.redo}
          title={words.redo}
          disabled={history?.future.length === 0}
          onClick={editor.redo}
        />
        <Button
          className={styles.help}
          icon={<QuestionCircleOutlined />}
          aria-label={text.gridHelp.help}
          title={text.gridHelp.help}
          onClick={onHelp}
        />
      </div>
    </div>
  )
}
