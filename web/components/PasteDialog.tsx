// A pasted table, or one from a file, with messy names: read, matched, confirmed where unsure, and handed on as rows to assign.
import { useMutation } from '@tanstack/react-query'
import { Alert, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { matchLimit } from '../../api/contract/assignments.ts'
import { matchAssignmentsOptions } from '../queries/assignments.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { useKindsAtHand } from './AssignmentFilterBar.tsx'
import type { BulkWhat } from './BulkDialog.tsx'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import styles from './PasteTable.module.css'
import { PasteTable } from './PasteTable.tsx'
import { firstChoice, type MatchChoice, rowsToAssign } from './paste-choice.ts'
import { readPasted } from './pasted-rows.ts'
import { TableFile } from './TableFile.tsx'

interface Props {
  onClose: () => void
  onRows: (what: BulkWhat) => void
}

export function PasteDialog({ onClose, onRows }: Props) {
  const text = useText()
  const words = text.paste
  const title = useTitle()
  const { county } = useCounty()
  const kinds = useKindsAtHand()
  const [table, setTable] = useState('')
  const [kind, setKind] = useState<string>()
  const [choices, setChoices] = useState<readonly MatchChoice[]>()
  const match = useMutation(matchAssignmentsOptions(county.code))
  const pasted = readPasted(table)
  const ready = choices ? rowsToAssign(choices) : []
  const fault =
    table.trim() !== '' && pasted.length === 0
      ? words.tooFew
      : pasted.length > matchLimit
        ? words.tooMany(formatNumber(matchLimit))
        : undefined
  const submit = () => {
    if (choices) return onRows({ rows: ready })
    const rows = pasted.map(({ target, unit }) => ({
      target: target.slice(0, 200),
      unit: unit.slice(0, 200),
    }))
    match.mutate(
      { kind, rows },
      {
        onSuccess: (answer) =>
          setChoices(answer.rows.flatMap((row, index) => firstChoice(pasted[index], row))),
      },
    )
  }
  const failed = match.error ? failureWords(match.error, text) : undefined
  return (
    <Modal
      open
      width={choices ? 960 : 640}
      title={words.title}
      okText={choices ? words.next(formatNumber(ready.length)) : words.match}
      okButtonProps={{
        disabled: choices ? ready.length === 0 : pasted.length === 0 || fault !== undefined,
      }}
      cancelText={text.cancel}
      confirmLoading={match.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      {choices ? (
        <PasteTable choices={choices} onChange={setChoices} />
      ) : (
        <Form layout="vertical">
          <div className={styles.source}>
            <p>{words.hint}</p>
            <TableFile onTable={setTable} />
          </div>
          <Form.Item
            label={words.table}
            htmlFor="pasted"
            help={fault}
            validateStatus={fault ? 'error' : undefined}
          >
            <Input.TextArea
              id="pasted"
              rows={10}
              value={table}
              onChange={({ target }) => setTable(target.value)}
            />
          </Form.Item>
          <Form.Item label={words.kind} htmlFor="paste-kind">
            <Select
              id="paste-kind"
              allowClear
              placeholder={words.anyKind}
              showSearch={{ optionFilterProp: 'label' }}
              value={kind}
              options={kinds.map((each) => ({ value: each.id, label: title(each.title) }))}
              onChange={setKind}
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
