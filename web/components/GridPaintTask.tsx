// The way into painting and proposals from the bar of the editor, and the panel of whichever is open.
import { BgColorsOutlined, BulbOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useText } from '../text/text.ts'
import { phone, useMedia } from '../ui/use-media.ts'
import { GridDivisionPanel } from './GridDivisionPanel.tsx'
import { GridPaintPanel } from './GridPaintPanel.tsx'
import type { GridEditor } from './use-grid-editor.ts'
import type { GridPaint } from './use-grid-paint.ts'

export function GridPaintButtons({ paint: { task, open } }: { paint: GridPaint }) {
  const text = useText()
  const { gridPaint, gridDivision } = text
  const tasks = [
    ['paint', <BgColorsOutlined key="paint" />, gridPaint.open, gridPaint.open],
    ['divide', <BulbOutlined key="divide" />, gridDivision.open, gridDivision.openShort],
  ] as const
  // Where seven of them stand in a row there is room for a short word only.
  const short = useMedia(phone)
  return tasks.map(([each, icon, words, shortWords]) => (
    <Button
      key={each}
      icon={icon}
      type={task === each ? 'primary' : 'default'}
      aria-pressed={task === each}
      aria-label={words}
      onClick={() => open(task === each ? undefined : each)}
    >
      {short ? shortWords : words}
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
