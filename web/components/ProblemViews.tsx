// Filters that are asked for again and again, saved under a name of one's own.
import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { isNarrowed } from '../problem-link.ts'
import { problemViewsOptions, removeViewOptions, saveViewOptions } from '../queries/problems.ts'
import { useText } from '../text/text.ts'
import { Flyout } from '../ui/Flyout.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import { useCounty } from './county.ts'
import styles from './ProblemViews.module.css'
import { useProblemFailure } from './problem-failure.ts'

interface Props {
  filter: ProblemFilter
  onOpen: (filter: ProblemFilter) => void
}

export function ProblemViews({ filter, onOpen }: Props) {
  const words = useText().problemViews
  const [naming, setNaming] = useState(false)
  const inHand = useMedia(phone)
  return (
    <>
      <Flyout
        placement={inHand ? 'bottom' : 'bottomRight'}
        content={(close) => (
          <ViewList
            filter={filter}
            onOpen={(chosen) => {
              close()
              onOpen(chosen)
            }}
            onSave={() => {
              close()
              setNaming(true)
            }}
          />
        )}
      >
        <Button icon={<StarOutlined />}>{words.title}</Button>
      </Flyout>
      {naming && <NameForm filter={filter} onClose={() => setNaming(false)} />}
    </>
  )
}

function ViewList({ filter, onOpen, onSave }: Props & { onSave: () => void }) {
  const words = useText().problemViews
  const { county } = useCounty()
  const views = useQuery(problemViewsOptions(county.code))
  const remove = useMutation(removeViewOptions(county.code))
  const failure = useProblemFailure()
  return (
    <section className={styles.views} aria-label={words.title}>
      {views.data?.length === 0 && <p className={styles.soft}>{words.none}</p>}
      <ul>
        {views.data?.map((view) => (
          <li key={view.id} className={styles.row}>
            <button type="button" className={styles.name} onClick={() => onOpen(view.filter)}>
              {view.name}
            </button>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={words.remove(view.name)}
              loading={remove.isPending && remove.variables === view.id}
              onClick={() => remove.mutate(view.id)}
            />
          </li>
        ))}
      </ul>
      {remove.error && <Alert type="error" showIcon role="alert" title={failure(remove.error)} />}
      {isNarrowed(filter) && (
        <Button block onClick={onSave}>
          {words.save}
        </Button>
      )}
    </section>
  )
}

function NameForm({ filter, onClose }: { filter: ProblemFilter; onClose: () => void }) {
  const text = useText()
  const words = text.problemViews
  const { county } = useCounty()
  const [form] = Form.useForm<{ name: string }>()
  const save = useMutation(saveViewOptions(county.code))
  const failure = useProblemFailure()
  return (
    <Modal
      open
      width={400}
      title={words.save}
      okText={words.confirm}
      cancelText={text.cancel}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="view"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ name }) => save.mutate({ name: name.trim(), filter }, { onSuccess: onClose })}
      >
        <Form.Item
          name="name"
          label={words.name}
          rules={[{ required: true, whitespace: true, message: words.nameNeeded }]}
        >
          <Input maxLength={40} placeholder={words.nameHint} autoComplete="off" autoFocus />
        </Form.Item>
        {save.error && <Alert type="error" showIcon role="alert" title={failure(save.error)} />}
      </Form>
    </Modal>
  )
}
