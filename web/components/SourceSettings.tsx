// Where problems come from: patrol, hotline, letter ...; kept by the county.
import { PlusOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input, InputNumber, Modal, Switch, Table } from 'antd'
import { useState } from 'react'
import type { ProblemSource } from '../../api/contract/problem-settings.ts'
import { type SourceFields, saveSourceOptions } from '../queries/problem-settings.ts'
import { useText, useTitle } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { useCounty } from './county.ts'
import { useEndColumns } from './settings-columns.tsx'
import { useSettingsFailure } from './settings-failure.ts'
import { TitleFields } from './TitleFields.tsx'

export function SourceSettings({ sources }: { sources: readonly ProblemSource[] }) {
  const words = useText().problemSettings
  const title = useTitle()
  const [open, setOpen] = useState<ProblemSource | 'new'>()
  const endColumns = useEndColumns<ProblemSource>(setOpen)
  return (
    <Card title={words.part.sources} hint={words.sources.hint}>
      <div>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
          {words.sources.create}
        </Button>
      </div>
      <Table<ProblemSource>
        size="small"
        // Swiped sideways in a hand.
        scroll={{ x: 'max-content' }}
        rowKey="id"
        pagination={false}
        dataSource={sources.toSorted((a, b) => a.position - b.position)}
        columns={[
          { title: words.category.title, key: 'title', render: (_, each) => title(each.title) },
          { title: words.sources.id, dataIndex: 'id' },
          {
            title: words.sources.byCaller,
            key: 'byCaller',
            render: (_, { byCaller }) => byCaller && words.sources.byCaller,
          },
          ...endColumns,
        ]}
      />
      {open !== undefined && (
        <SourceForm source={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </Card>
  )
}

function SourceForm({ source, onClose }: { source: ProblemSource | undefined; onClose: () => void }) {
  const text = useText()
  const words = text.problemSettings
  const title = useTitle()
  const { county } = useCounty()
  const [form] = Form.useForm<SourceFields & { id: string }>()
  const save = useMutation(saveSourceOptions(county.code))
  const failure = useSettingsFailure()
  return (
    <Modal
      open
      title={source ? words.category.edit(title(source.title)) : words.sources.create}
      okText={words.save}
      cancelText={text.cancel}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="source"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={source ?? { byCaller: false, active: true, position: 100 }}
        onFinish={({ id, ...fields }) =>
          save.mutate({ id: source?.id ?? id, version: source?.version, fields }, { onSuccess: onClose })
        }
      >
        {!source && (
          <Form.Item
            name="id"
            label={words.sources.id}
            rules={[{ required: true, pattern: /^[a-z-]{1,30}$/, message: words.sources.idRule }]}
          >
            <Input maxLength={30} autoComplete="off" />
          </Form.Item>
        )}
        <TitleFields />
        <Form.Item name="byCaller" label={words.sources.byCaller} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="position" label={words.position}>
          <InputNumber min={0} max={10_000} precision={0} />
        </Form.Item>
        <Form.Item name="active" label={words.active} extra={words.activeHint} valuePropName="checked">
          <Switch />
        </Form.Item>
        {save.error && <Alert type="error" showIcon role="alert" title={failure(save.error)} />}
      </Form>
    </Modal>
  )
}
