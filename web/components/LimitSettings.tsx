// How long each step may take, beside the handling, whose limits stand with the categories.
import { Form, Select } from 'antd'
import { clockKinds, type Limit } from '../../api/contract/clock.ts'
import { type ProblemSettings, type TimedStep, timedSteps } from '../../api/contract/problem-settings.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { AmountInput } from './AmountInput.tsx'
import styles from './LimitSettings.module.css'
import { SettingsEnd, useSaveSettings } from './SettingsEnd.tsx'

type Fields = Record<TimedStep, { amount?: number | null; clock?: Limit['clock'] }>

export function LimitSettings({ settings }: { settings: ProblemSettings }) {
  const words = useText().problemSettings
  const [form] = Form.useForm<Fields>()
  const save = useSaveSettings(settings)
  const submit = (fields: Fields) => {
    const limits = timedSteps.flatMap((step) => {
      const { amount, clock = 'working-hours' } = fields[step] ?? {}
      return amount ? [[step, { amount, clock }] as const] : []
    })
    save.mutate({ stepLimits: Object.fromEntries(limits) })
  }
  return (
    <Card title={words.part.limits} hint={words.limits.hint}>
      <Form
        name="limits"
        form={form}
        requiredMark={false}
        initialValues={settings.stepLimits}
        onFinish={submit}
      >
        <ul className={styles.steps}>
          {timedSteps.map((step) => (
            <li key={step} className={styles.step}>
              <span className={styles.name}>{words.limits.steps[step]}</span>
              <Form.Item name={[step, 'amount']} noStyle>
                <AmountInput
                  placeholder={words.limits.none}
                  aria-label={`${words.limits.steps[step]} ${words.category.amount}`}
                />
              </Form.Item>
              <Form.Item name={[step, 'clock']} noStyle>
                <Select
                  className={styles.clock}
                  aria-label={`${words.limits.steps[step]} ${words.category.clock}`}
                  options={clockKinds.map((each) => ({ value: each, label: words.clocks[each] }))}
                />
              </Form.Item>
            </li>
          ))}
        </ul>
        <SettingsEnd save={save} onSave={() => form.submit()} />
      </Form>
    </Card>
  )
}
