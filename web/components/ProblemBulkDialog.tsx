// One step for many problems: what it takes, then what would become of each, then done.
import { useMutation } from '@tanstack/react-query'
import { Alert, Form, Modal } from 'antd'
import { useState } from 'react'
import type { moveRoutes } from '../../api/contract/problem-moves.ts'
import { requirements, type Step, workflow } from '../../api/contract/problem-workflow.ts'
import type { AnswerOf } from '../../api/contract/route.ts'
import { moveProblemsOptions } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import { PhraseField } from './PhraseField.tsx'
import { ProblemBulkRows } from './ProblemBulkRows.tsx'
import type { BulkChoice } from './problem-bulk.ts'
import { useProblemWords } from './problem-words.ts'
import { UnitSelect } from './UnitSelect.tsx'

export type BulkMoved = AnswerOf<typeof moveRoutes.moveProblems>

interface Props {
  choice: BulkChoice
  onClose: () => void
  onDone: (moved: BulkMoved) => void
}

interface Fields {
  words?: string
  unitId?: number
}

export function ProblemBulkDialog({ choice: { action, rows }, onClose, onDone }: Props) {
  const text = useText()
  const words = text.problemBulk
  const title = useTitle()
  const named = useProblemWords()
  const { county } = useCounty()
  const [form] = Form.useForm<Fields>()
  const [preview, setPreview] = useState<BulkMoved>()
  const move = useMutation(moveProblemsOptions(county.code))
  const { requires }: Step = workflow[action]
  const name = named.action(action)
  const submit = ({ words: said, unitId }: Fields) => {
    const problems = rows.map(({ id, version }) => ({ id, version }))
    const body = { action, problems, unitId, words: said?.trim() || undefined, dryRun: preview === undefined }
    move.mutate(body, {
      onSuccess: (answer) => (preview === undefined ? setPreview(answer) : onDone(answer)),
    })
  }
  const failed = move.error ? failureWords(move.error, text) : undefined
  const okText =
    preview === undefined
      ? words.preview
      : preview.moved === 0
        ? words.nothing
        : words.run(name, formatNumber(preview.moved))
  return (
    <Modal
      open
      width={640}
      title={words.title(name, formatNumber(rows.length))}
      okText={okText}
      okButtonProps={{ disabled: preview?.moved === 0 }}
      cancelText={text.cancel}
      confirmLoading={move.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="bulk-step"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        onValuesChange={() => {
          // A preview speaks of what it was asked about.
          setPreview(undefined)
          move.reset()
        }}
      >
        {requires.includes('unit') && (
          <Form.Item name="unitId" label={words.unit}>
            <UnitSelect label={words.unit} placeholder={words.unitProposed} clearable />
          </Form.Item>
        )}
        <PhraseField
          phrases={text.problemStep.common[action] ?? []}
          label={requires.includes('reason') ? text.problemStep.reason : text.problemStep.optional}
          needed={requires.includes('reason') ? title(requirements.reason) : undefined}
        />
      </Form>
      {failed && <Alert type="error" showIcon role="alert" title={failed.title} description={failed.hint} />}
      {preview && <ProblemBulkRows answer={preview} rows={rows} />}
    </Modal>
  )
}
