// What was just saved at once, and the way back.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { undoBulkOptions } from '../queries/undo-bulk.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import type { BulkDone } from './BulkDialog.tsx'
import { useCounty } from './county.ts'
import { today } from './today.ts'

interface Props {
  done: BulkDone
  onClose: () => void
}

export function BulkMessage({ done, onClose }: Props) {
  const text = useText()
  const words = text.bulk
  const { county } = useCounty()
  const undo = useMutation(undoBulkOptions(county.code))
  const { counts, total, rows } = done.answer
  // Every row is known, and what began today can be taken back as if it had never been.
  const undoable = total <= rows.length && done.validFrom >= today()
  const saved = counts.new + counts.replaced
  const said = undo.data
    ? undo.data.failed > 0
      ? words.partly(formatNumber(undo.data.undone), formatNumber(undo.data.failed))
      : words.undone(formatNumber(undo.data.undone))
    : words.done(formatNumber(saved))
  return (
    <Alert
      type={undo.data && undo.data.failed > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      title={said}
      description={!undo.data && !undoable ? words.tooMany : undefined}
      action={
        !undo.data &&
        undoable && (
          <Button size="small" loading={undo.isPending} onClick={() => undo.mutate(done)}>
            {words.undo}
          </Button>
        )
      }
      closable={{ 'aria-label': text.close, onClose }}
    />
  )
}
