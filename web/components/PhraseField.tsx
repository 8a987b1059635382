// Words of a step, with the usual ones a tap away.
import { Button, Form, Input } from 'antd'
import { useText } from '../text/text.ts'
import styles from './PhraseField.module.css'

interface Props {
  phrases: readonly string[]
  label: string
  hint?: string | undefined
  /** What is said when nothing was typed; undefined: that is allowed. */
  needed: string | undefined
}

export function PhraseField({ phrases, label, hint, needed }: Props) {
  const words = useText().problemStep
  const form = Form.useFormInstance()
  const put = (phrase: string) => {
    const typed: string = form.getFieldValue('words') ?? ''
    form.setFieldValue('words', typed.trim() === '' ? phrase : `${typed.trimEnd()}；${phrase}`)
  }
  return (
    <>
      {phrases.length > 0 && (
        <fieldset className={styles.phrases}>
          <legend className="visually-hidden">{words.phrases}</legend>
          {phrases.map((phrase) => (
            <Button key={phrase} size="small" onClick={() => put(phrase)}>
              {phrase}
            </Button>
          ))}
        </fieldset>
      )}
      <Form.Item
        name="words"
        label={label}
        extra={hint}
        rules={needed === undefined ? [] : [{ required: true, whitespace: true, message: needed }]}
      >
        <Input.TextArea rows={3} maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
    </>
  )
}
