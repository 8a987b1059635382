// What a city calls a status or a step, where it differs from the usual word.
import { Form, Input } from 'antd'
import type { ProblemSettings } from '../../api/contract/problem-settings.ts'
import {
  actionIds,
  type ProblemAction,
  type ProblemStatus,
  statuses,
  statusIds,
  workflow,
} from '../../api/contract/problem-workflow.ts'
import { useText, useTitle } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import styles from './LabelSettings.module.css'
import { SettingsEnd, useSaveSettings } from './SettingsEnd.tsx'

type Labelled = ProblemStatus | ProblemAction
type Fields = Partial<Record<Labelled, { zh?: string; en?: string }>>

/** `void` is a status and a step: both have one name. */
const onlySteps = actionIds.filter((id) => !(id in statuses))

export function LabelSettings({ settings }: { settings: ProblemSettings }) {
  const words = useText().problemSettings
  const [form] = Form.useForm<Fields>()
  const save = useSaveSettings(settings)
  const submit = (fields: Fields) => {
    const labels = (Object.entries(fields) as [Labelled, { zh?: string; en?: string }][]) // names of the form
      .map(([id, { zh = '', en = '' }]) => [id, { zh: zh.trim(), en: en.trim() || zh.trim() }] as const)
      .filter(([, { zh }]) => zh !== '')
    save.mutate({ labels: Object.fromEntries(labels) })
  }
  return (
    <Card title={words.part.labels} hint={words.labels.hint}>
      <Form name="labels" form={form} requiredMark={false} initialValues={settings.labels} onFinish={submit}>
        <LabelTable
          heading={words.labels.statuses}
          rows={statusIds.map((id) => ({ id, usual: statuses[id] }))}
        />
        <LabelTable
          heading={words.labels.actions}
          rows={onlySteps.map((id) => ({ id, usual: workflow[id].title }))}
        />
        <SettingsEnd save={save} onSave={() => form.submit()} />
      </Form>
    </Card>
  )
}

interface TableProps {
  heading: string
  rows: readonly { id: Labelled; usual: { zh: string; en: string } }[]
}

function LabelTable({ heading, rows }: TableProps) {
  const words = useText().problemSettings.labels
  const title = useTitle()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col">{words.own}</th>
          <th scope="col">{words.ownEn}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, usual }) => (
          <tr key={id}>
            <th scope="row">{title(usual)}</th>
            {(['zh', 'en'] as const).map((language) => (
              <td key={language}>
                <Form.Item name={[id, language]} noStyle>
                  <Input
                    maxLength={60}
                    placeholder={usual[language]}
                    aria-label={`${title(usual)} ${language === 'zh' ? words.own : words.ownEn}`}
                  />
                </Form.Item>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
