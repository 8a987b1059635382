// A table of compounds and grids, pasted or from a file, held against the map: what agrees, what differs and why; it changes
// nothing, and the result can be taken away.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Area } from '../../api/contract/areas.ts'
import { compoundRowLimit } from '../../api/contract/compound-grids.ts'
import { checkCompoundsOptions } from '../queries/grid-page.ts'
import { formatNumber } from '../text/figures.ts'
import { compoundHeadings } from '../text/paste-headings.ts'
import { useText } from '../text/text.ts'
import { csvText, saveFile } from '../ui/csv.ts'
import styles from './CompoundCheck.module.css'
import { type CompoundAnswer, CompoundResult, resultRows } from './CompoundResult.tsx'
import { failureWords } from './failure.ts'
import { readPasted } from './pasted-rows.ts'
import { TableFile } from './TableFile.tsx'
import { today } from './today.ts'

interface Props {
  area: Pick<Area, 'code' | 'name'>
  onClose: () => void
}

export function CompoundCheck({ area, onClose }: Props) {
  const text = useText()
  const words = text.compoundCheck
  const [table, setTable] = useState('')
  const [answer, setAnswer] = useState<CompoundAnswer>()
  const check = useMutation(checkCompoundsOptions(area.code))
  const rows = readPasted(table, compoundHeadings)
  const fault =
    table.trim() !== '' && rows.length === 0
      ? words.tooFew
      : rows.length > compoundRowLimit
        ? words.tooMany(formatNumber(compoundRowLimit))
        : undefined
  const submit = () => {
    const short = (cell: string) => cell.slice(0, 200)
    const body = { rows: rows.map(({ target, unit }) => ({ compound: short(target), grid: short(unit) })) }
    check.mutate(body, { onSuccess: setAnswer })
  }
  const failed = check.error ? failureWords(check.error, text) : undefined
  const save = (found: CompoundAnswer) =>
    saveFile(`compounds-${area.code}-${today()}.csv`, csvText(resultRows(found, text)), 'text/csv')
  return (
    <Modal
      open
      width={answer ? 960 : 640}
      title={words.title(area.name)}
      onCancel={onClose}
      footer={
        answer ? (
          <>
            <Button onClick={() => setAnswer(undefined)}>{words.again}</Button>
            <Button type="primary" onClick={() => save(answer)}>
              {words.save}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{text.cancel}</Button>
            <Button
              type="primary"
              disabled={rows.length === 0 || fault !== undefined}
              loading={check.isPending}
              onClick={submit}
            >
              {words.check}
            </Button>
          </>
        )
      }
    >
      {answer ? (
        <CompoundResult answer={answer} />
      ) : (
        <Form layout="vertical">
          <div className={styles.source}>
            <p>{words.hint}</p>
            <p className={styles.soft}>{words.rule}</p>
            <TableFile onTable={setTable} />
          </div>
          <Form.Item
            label={words.table}
            htmlFor="compound-table"
            help={fault}
            validateStatus={fault ? 'error' : undefined}
          >
            <Input.TextArea
              id="compound-table"
              rows={10}
              value={table}
              onChange={({ target }) => setTable(target.value)}
            />
          </Form.Item>
          {failed && (
            <Alert type="error" showIcon role="alert" title={failed.title} description={failed.hint} />
          )}
        </Form>
      )}
    </Modal>
  )
}
