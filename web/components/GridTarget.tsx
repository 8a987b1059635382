// How large the county wants its grids, and the form in which the planner says so.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, InputNumber, Skeleton } from 'antd'
import { useState } from 'react'
import { can } from '../../api/contract/access.ts'
import { type GridSettings, mostSourceLetters, targetLimits } from '../../api/contract/grid-settings.ts'
import { ApiError } from '../api.ts'
import { changeGridSettingsOptions, gridSettingsOptions } from '../queries/grid-settings.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './GridTarget.module.css'
import { MeanwhileNotice } from './MeanwhileNotice.tsx'
import { useProfile } from './profile.ts'

export function GridTarget() {
  const text = useText()
  const say = useTitle()
  const words = text.gridSettings
  const profile = useProfile()
  const { county } = useCounty()
  const settings = useQuery(gridSettingsOptions(county.code))
  const [state, setState] = useState<'shown' | 'open' | 'saved'>('shown')
  if (settings.error) return <FailureNotice error={settings.error} retry={settings.refetch} />
  if (!settings.data)
    return <Skeleton active title={false} paragraph={{ rows: 2 }} aria-label={text.loading} />
  const { target } = settings.data
  return (
    <Card title={words.title} hint={words.hint}>
      <div className={styles.content}>
        <div className={styles.aim}>
          <strong>{words.aim(formatNumber(target.least), formatNumber(target.most))}</strong>
          <small>{words.source(say(target.source))}</small>
          {state !== 'open' && can(profile, 'grid.write', { area: county.code }) && (
            <Button onClick={() => setState('open')}>{words.change}</Button>
          )}
        </div>
        {state === 'saved' && <Alert type="success" showIcon role="status" title={words.saved} />}
        {state === 'open' && <TargetForm settings={settings.data} onEnd={setState} />}
      </div>
    </Card>
  )
}

interface Fields {
  least: number
  most: number
  source: string
}

interface FormProps {
  settings: GridSettings
  onEnd: (state: 'shown' | 'saved') => void
}

/** It is saved upon what the form began with, whatever has been read since. */
function TargetForm({ settings, onEnd }: FormProps) {
  const text = useText()
  const words = text.gridSettings
  const { county } = useCounty()
  const [form] = Form.useForm<Fields>()
  const [base] = useState(settings)
  const save = useMutation(changeGridSettingsOptions(county.code))
  const theirs = presentOf(save.error)
  const send = (version: number) => (fields: Fields) =>
    save.mutate({ ...fields, source: fields.source.trim(), version }, { onSuccess: () => onEnd('saved') })
  const number = { min: targetLimits.least, max: targetLimits.most, precision: 0 }
  const needed = { required: true, message: words.numberMissing }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={fieldsOf(base)}
      onFinish={send(base.version)}
    >
      <div className={styles.fields}>
        <Form.Item name="least" label={words.least} rules={[needed]}>
          <InputNumber {...number} />
        </Form.Item>
        <Form.Item
          name="most"
          label={words.most}
          dependencies={['least']}
          rules={[
            needed,
            ({ getFieldValue }) => ({
              validator: (_, most: number | null) =>
                most !== null && most < Number(getFieldValue('least') ?? 0)
                  ? Promise.reject(new Error(words.wrongOrder))
                  : Promise.resolve(),
            }),
          ]}
        >
          <InputNumber {...number} />
        </Form.Item>
        <Form.Item name="source" label={words.paper} className={styles.paper}>
          <Input maxLength={mostSourceLetters} placeholder={words.paperHint} />
        </Form.Item>
      </div>
      {theirs ? (
        <MeanwhileNotice
          rows={rowsOf(words, fieldsOf(theirs), form.getFieldsValue())}
          pending={save.isPending}
          onTake={() => onEnd('shown')}
          onOverwrite={() => send(theirs.version)(form.getFieldsValue())}
        />
      ) : (
        <div className={styles.buttons}>
          {save.error && <FailureNotice error={save.error} retry={() => form.submit()} />}
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {words.save}
          </Button>
          <Button onClick={() => onEnd('shown')}>{words.cancel}</Button>
        </div>
      )}
    </Form>
  )
}

function fieldsOf({ target: { least, most }, paper }: GridSettings): Fields {
  return { least, most, source: paper }
}

function rowsOf(
  words: { least: string; most: string; paper: string },
  theirs: Fields,
  mine: Fields,
): { name: string; mine: string; theirs: string }[] {
  return (['least', 'most', 'source'] as const).map((each) => ({
    name: each === 'source' ? words.paper : words[each],
    mine: String(mine[each]),
    theirs: String(theirs[each]),
  }))
}

/** How it stands, where somebody else was faster. */
function presentOf(error: Error | null): GridSettings | undefined {
  if (!(error instanceof ApiError) || error.code !== 'changed-meanwhile') return undefined
  return (error.details as { current?: GridSettings } | undefined)?.current // as the contract says of this code
}
