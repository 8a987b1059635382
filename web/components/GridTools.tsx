// What a click on the map means while borders are edited, and the steps back and forth.
import {
  AimOutlined,
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
  const words = useText().gridEdit
  const { session, tool, snapping } = editor
  const history = session?.history
  return (
    <div className={styles.tools}>
      <Segmented<EditTool>
        className={styles.toolChoice}
        value={tool}
        onChange={editor.setTool}
        options={editTools.map((each) => ({ value: each, label: words.tools[each], icon: icons[each] }))}
      />
      <div className={styles.steppers}>
        <GridPaintButtons paint={editor.paint} />
        <Button
          type={snapping ? 'primary' : 'default'}
          ghost={snapping}
          icon={<AimOutlined />}
          aria-pressed={snapping}
          aria-label={words.snapping}
          title={words.snappingHint}
          onClick={() => editor.setSnapping(!snapping)}
        />
        <Button
          icon={<UndoOutlined />}
          aria-label={words.undo}
          title={words.undo}
          disabled={history?.past.length === 0}
          onClick={editor.undo}
        />
        <Button
          icon={<RedoOutlined />}
          aria-label={words.redo}
          title={words.redo}
          disabled={history?.future.length === 0}
          onClick={editor.redo}
        />
        <Button
          className={styles.keyboard}
          icon={<QuestionCircleOutlined />}
          aria-label={words.help}
          title={words.help}
          onClick={onHelp}
        />
      </div>
    </div>
  )
}
