// The way into painting and proposals from the bar of the editor, and the panel of whichever is open.
import { BgColorsOutlined, BulbOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useText } from '../text/text.ts'
import { GridDivisionPanel } from './GridDivisionPanel.tsx'
import { GridPaintPanel } from './GridPaintPanel.tsx'
import type { GridEditor } from './use-grid-editor.ts'
import type { GridPaint } from './use-grid-paint.ts'

export function GridPaintButtons({ paint: { task, open } }: { paint: GridPaint }) {
  const text = useText()
  const tasks = [
    ['paint', <BgColorsOutlined key="paint" />, text.gridPaint.open],
    ['divide', <BulbOutlined key="divide" />, text.gridDivision.open],
  ] as const
  return tasks.map(([each, icon, words]) => (
    <Button
      key={each}
      icon={icon}
      type={task === each ? 'primary' : 'default'}
      aria-pressed={task === each}
      onClick={() => open(task === each ? undefined : each)}
    >
      {words}
    </Button>
  ))
}

export function GridPaintTask({
  editor,
  session,
}: {
  editor: GridEditor
  session: NonNullable<GridEditor['session']>
}) {
  const { paint } = editor
  if (paint.task === 'paint') return <GridPaintPanel paint={paint} />
  if (paint.task === 'divide') return <GridDivisionPanel editor={editor} session={session} paint={paint} />
  return null
}
