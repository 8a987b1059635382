// Adds a category or changes one: names, limits with their conditions, department, words that suggest it.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Drawer, Form, Input, InputNumber, Select, Switch } from 'antd'
import { clockKinds } from '../../api/contract/clock.ts'
import type { ProblemCategory } from '../../api/contract/problem-settings.ts'
import { type CategoryFields, saveCategoryOptions } from '../queries/problem-settings.ts'
import { useText, useTitle } from '../text/text.ts'
import { AmountInput } from './AmountInput.tsx'
import styles from './CategoryForm.module.css'
import { useCounty } from './county.ts'
import { isMajor } from './problem-setup.ts'
import { useSettingsFailure } from './settings-failure.ts'
import { TitleFields } from './TitleFields.tsx'
import { UnitSelect } from './UnitSelect.tsx'

interface Fields extends Omit<CategoryFields, 'limits' | 'stepLimits' | 'kinds'> {
  code: string
  limits: {
    condition: { zh?: string; en?: string } | null
    limit: CategoryFields['limits'][number]['limit']
    source: { zh?: string; en?: string }
  }[]
}

const usualLimit = { amount: 1, clock: 'working-days' } as const

export function CategoryForm({
  category,
  onClose,
}: {
  category: ProblemCategory | undefined
  onClose: () => void
}) {
  const text = useText()
  const words = text.problemSettings
  const title = useTitle()
  const { county } = useCounty()
  const [form] = Form.useForm<Fields>()
  const code = Form.useWatch('code', form) ?? category?.code ?? ''
  const save = useMutation(saveCategoryOptions(county.code))
  const failure = useSettingsFailure()
  const submit = ({ code: typed, limits = [], ...rest }: Fields) =>
    save.mutate(
      {
        code: category?.code ?? typed,
        version: category?.version,
        fields: {
          ...rest,
          unitId: rest.unitId ?? null,
          limits: isMajor(category?.code ?? typed) ? [] : limits.map(asLimit),
          stepLimits: category?.stepLimits ?? {},
          kinds: category?.kinds ?? [],
        },
      },
      { onSuccess: onClose },
    )
  return (
    <Drawer
      open
      size={560}
      title={category ? words.category.edit(title(category.title)) : words.category.create}
      onClose={onClose}
      footer={
        <div className={styles.buttons}>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </div>
      }
    >
      <Form
        name="category"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          category ?? {
            active: true,
            position: 1000,
            keywords: [],
            limits: [{ limit: usualLimit, condition: null, source: {} }],
          }
        }
        onFinish={submit}
      >
        {!category && (
          <Form.Item
            name="code"
            label={words.category.code}
            rules={[{ required: true, pattern: /^\d{2}(\d{3})?$/, message: words.category.codeNeeded }]}
          >
            <Input maxLength={5} inputMode="numeric" autoComplete="off" />
          </Form.Item>
        )}
        <TitleFields />
        {!isMajor(code) && <Limits />}
        {!isMajor(code) && (
          <>
            <Form.Item name="unitId" label={words.category.department} extra={words.category.departmentHint}>
              <UnitSelect
                label={words.category.department}
                placeholder={words.category.noDepartment}
                clearable
              />
            </Form.Item>
            <Form.Item name="keywords" label={words.category.keywords} extra={words.category.keywordsHint}>
              <Select mode="tags" tokenSeparators={[' ', ',', '，', '、']} open={false} suffixIcon={null} />
            </Form.Item>
          </>
        )}
        <Form.Item name="position" label={words.position}>
          <InputNumber min={0} max={10_000} precision={0} />
        </Form.Item>
        <Form.Item name="active" label={words.active} extra={words.activeHint} valuePropName="checked">
          <Switch />
        </Form.Item>
        {save.error && <Alert type="error" showIcon role="alert" title={failure(save.error)} />}
      </Form>
    </Drawer>
  )
}

function Limits() {
  const words = useText().problemSettings
  return (
    <Form.List
      name="limits"
      rules={[
        {
          validator: (_, limits?: unknown[]) =>
            limits && limits.length > 0
              ? Promise.resolve()
              : Promise.reject(new Error(words.category.limitNeeded)),
        },
      ]}
    >
      {(fields, { add, remove }, { errors }) => (
        <fieldset className={styles.limits}>
          <legend>{words.category.limits}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.limit}>
              <Form.Item name={[name, 'limit', 'amount']} label={words.category.amount}>
                <AmountInput />
              </Form.Item>
              <Form.Item name={[name, 'limit', 'clock']} label={words.category.clock}>
                <Select options={clockKinds.map((each) => ({ value: each, label: words.clocks[each] }))} />
              </Form.Item>
              <Button
                className={styles.remove ?? ''}
                type="text"
                icon={<DeleteOutlined />}
                aria-label={words.category.removeLimit(String(name + 1))}
                onClick={() => remove(name)}
              />
              <Form.Item
                name={[name, 'condition', 'zh']}
                label={words.category.condition}
                extra={words.category.conditionHint}
              >
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name={[name, 'condition', 'en']} label={words.category.conditionEn}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item
                name={[name, 'source', 'zh']}
                label={words.category.source}
                className={styles.wide ?? ''}
              >
                <Input maxLength={200} />
              </Form.Item>
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          <Button
            icon={<PlusOutlined />}
            onClick={() => add({ limit: usualLimit, condition: null, source: {} })}
          >
            {words.category.addLimit}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}

/** A condition without words is none; what has no English says it in Chinese. */
function asLimit({ condition, limit, source }: Fields['limits'][number]): CategoryFields['limits'][number] {
  const zh = condition?.zh?.trim() ?? ''
  const from = source.zh?.trim() ?? ''
  return {
    limit,
    condition: zh === '' ? null : { zh, en: condition?.en?.trim() || zh },
    source: { zh: from, en: source.en?.trim() || from },
  }
}
