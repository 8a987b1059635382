// Adds a routing rule or changes one: for which problems, where, and who answers; what it would change can be tried first.
import { ExperimentOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Drawer, Form, Select, Switch } from 'antd'
import { type ProblemRule, ruleAnswers } from '../../api/contract/problem-rules.ts'
import { type RuleFields, saveRuleOptions, tryRulesOptions } from '../queries/problem-rules.ts'
import { useText, useTitle } from '../text/text.ts'
import { AreaPicker } from './AreaPicker.tsx'
import styles from './CategoryForm.module.css'
import { CategorySelect } from './CategorySelect.tsx'
import { useCounty } from './county.ts'
import { draftOf } from './RuleSettings.tsx'
import { RuleTrialResult } from './RuleTrialResult.tsx'
import { settingsFailure } from './settings-failure.ts'
import { TitleFields } from './TitleFields.tsx'
import { UnitSelect } from './UnitSelect.tsx'

interface Props {
  rule: ProblemRule | undefined
  rules: readonly ProblemRule[]
  onClose: () => void
}

/** As the fields have them: categories parted by commas, nothing for null. */
interface Fields extends Pick<RuleFields, 'title' | 'answer' | 'active'> {
  categories?: string
  area?: string
  unitId?: number
}

export function RuleForm({ rule, rules, onClose }: Props) {
  const text = useText()
  const words = text.problemSettings.rules
  const title = useTitle()
  const { county } = useCounty()
  const [form] = Form.useForm<Fields>()
  const answer = Form.useWatch('answer', form) ?? rule?.answer
  const save = useMutation(saveRuleOptions(county.code))
  const trial = useMutation(tryRulesOptions(county.code))
  const submit = (typed: Fields) => {
    const fields = fieldsOf(typed)
    save.mutate(rule ? { id: rule.id, version: rule.version, fields } : { id: undefined, fields }, {
      onSuccess: onClose,
    })
  }
  const tryIt = async () => {
    const fields = fieldsOf(await form.validateFields())
    // A new one comes before all others, as it will when it is saved.
    const next = rule
      ? rules.map((each) => (each.id === rule.id ? { id: rule.id, ...fields } : draftOf(each)))
      : [fields, ...rules.map(draftOf)]
    trial.mutate(next)
  }
  return (
    <Drawer
      open
      size={520}
      title={rule ? words.edit(title(rule.title)) : words.create}
      onClose={onClose}
      footer={
        <div className={styles.buttons}>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {text.problemSettings.save}
          </Button>
          <Button
            icon={<ExperimentOutlined />}
            title={words.trialHint}
            loading={trial.isPending}
            onClick={() => void tryIt().catch(() => {})} // what is missing stands beside its field
          >
            {words.trial}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </div>
      }
    >
      <Form
        name="rule"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          rule
            ? {
                ...rule,
                categories: rule.categories.join(',') || undefined,
                area: rule.area ?? undefined,
                unitId: rule.unitId ?? undefined,
              }
            : { answer: 'unit', active: true }
        }
        onValuesChange={() => trial.reset()}
        onFinish={submit}
      >
        <TitleFields />
        <Form.Item name="categories" label={words.categories} extra={words.anyCategory}>
          <CategorySelect label={words.categories} />
        </Form.Item>
        <Form.Item name="area" label={words.area} extra={words.anyArea}>
          <RuleArea />
        </Form.Item>
        <Form.Item name="answer" label={words.answer}>
          <Select options={ruleAnswers.map((each) => ({ value: each, label: words.answers[each] }))} />
        </Form.Item>
        {answer === 'unit' && (
          <Form.Item name="unitId" label={words.unit} rules={[{ required: true, message: words.unitNeeded }]}>
            <UnitSelect label={words.unit} />
          </Form.Item>
        )}
        <Form.Item name="active" label={text.problemSettings.active} valuePropName="checked">
          <Switch />
        </Form.Item>
        {(save.error ?? trial.error) && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={settingsFailure((save.error ?? trial.error) as Error, text)} // one of them is there
          />
        )}
        {trial.data && <RuleTrialResult trial={trial.data} />}
      </Form>
    </Drawer>
  )
}

/** The area picker with the names that a form gives. */
function RuleArea({
  id,
  value,
  onChange,
}: {
  id?: string
  value?: string
  onChange?: (area: string | undefined) => void
}) {
  const words = useText().problemSettings.rules
  const { county } = useCounty()
  return (
    <AreaPicker
      {...(id !== undefined && { id })}
      label={words.area}
      placeholder={words.anyArea}
      value={value}
      onChange={(area) => onChange?.(area)}
      roots={[county.code]}
      clearable
    />
  )
}

function fieldsOf({ title, categories, area, answer, unitId, active }: Fields): RuleFields {
  return {
    title,
    answer,
    active,
    categories: categories?.split(',') ?? [],
    area: area ?? null,
    unitId: answer === 'unit' ? (unitId ?? null) : null,
  }
}
