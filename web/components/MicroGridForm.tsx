// Changes who leads a micro grid; when somebody else was faster, both versions are shown and nothing typed is lost.
import { useMutation } from '@tanstack/react-query'
import { Alert, Form, Input, InputNumber, Modal } from 'antd'
import type { MicroGrid } from '../../api/contract/micro-grids.ts'
import { changeMicroGridOptions } from '../queries/micro-grids.ts'
import { useText } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import { failureWords, savedMeanwhile } from './failure.ts'
import { MeanwhileNotice } from './MeanwhileNotice.tsx'

interface Fields {
  name: string
  leaderName?: string | null
  /** Never what is stored: nobody saw it. */
  leaderPhone?: string
  households?: number | null
}

const phoneShape = /^[+\d][\d -]{4,24}$/

export function MicroGridForm({ microGrid, onClose }: { microGrid: MicroGrid; onClose: () => void }) {
  const text = useText()
  const words = text.microGrids
  const [form] = Form.useForm<Fields>()
  const save = useMutation(changeMicroGridOptions(microGrid.code))
  const theirs = savedMeanwhile<MicroGrid>(save.error)
  const submit = ({ name, leaderName, leaderPhone, households }: Fields, { version }: MicroGrid) =>
    save.mutate(
      {
        version,
        name: name.trim(),
        leaderName: leaderName?.trim() || null,
        ...(leaderPhone && { leaderPhone }),
        households: households ?? null,
      },
      { onSuccess: onClose },
    )
  return (
    <Modal
      open
      title={`${words.form} · ${microGrid.code}`}
      okText={words.save}
      cancelText={text.cancel}
      okButtonProps={{ disabled: theirs !== undefined }}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="micro-grid"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: microGrid.name,
          leaderName: microGrid.leaderName,
          households: microGrid.households,
        }}
        onFinish={(fields) => submit(fields, microGrid)}
      >
        <Form.Item
          name="name"
          label={words.name}
          rules={[{ required: true, whitespace: true, message: words.nameNeeded }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="leaderName" label={words.leader}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="leaderPhone"
          label={words.phone}
          extra={microGrid.maskedPhone ? text.gridForm.phoneKeep(microGrid.maskedPhone) : undefined}
          rules={[{ pattern: phoneShape, message: text.gridForm.phoneRule }]}
        >
          <Input maxLength={25} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="households"
          label={words.households}
          rules={[{ type: 'integer', min: 0, max: 100_000, message: words.householdsRule }]}
        >
          <InputNumber inputMode="numeric" controls={false} />
        </Form.Item>
        {theirs && (
          <MeanwhileNotice
            rows={differences(form.getFieldsValue(true), theirs, text)}
            pending={save.isPending}
            onTake={onClose}
            onOverwrite={() => submit(form.getFieldsValue(true), theirs)}
          />
        )}
        {save.error && !theirs && (
          <Alert type="error" showIcon role="alert" title={failureWords(save.error, text).title} />
        )}
      </Form>
    </Modal>
  )
}

/** Where the two differ, as one would read it. */
function differences(mine: Fields, theirs: MicroGrid, text: Text) {
  const words = text.microGrids
  const read = ({ name, leaderName, households }: Fields) => ({
    [words.name]: name,
    [words.leader]: leaderName ?? '',
    [words.households]: households?.toString() ?? '',
  })
  const now = read(theirs)
  return Object.entries(read(mine))
    .map(([name, value]) => ({ name, mine: value, theirs: now[name] ?? '' }))
    .filter((row) => row.mine !== row.theirs)
}
