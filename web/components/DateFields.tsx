// From when to when? Two fields of a form; without the second there is no end.
import { Form, Input } from 'antd'
import { useText } from '../text/text.ts'
import styles from './GrantList.module.css'

export interface Dates {
  /** YYYY-MM-DD */
  validFrom: string
  /** Empty: without end. */
  validTo?: string
}

export function DateFields() {
  const text = useText()
  return (
    <div className={styles.dates}>
      <Form.Item
        name="validFrom"
        label={text.grants.validFrom}
        rules={[{ required: true, message: text.grants.fromNeeded }]}
      >
        <Input type="date" min="1900-01-01" max="2199-12-31" />
      </Form.Item>
      <Form.Item
        name="validTo"
        label={text.grants.validTo}
        extra={text.grants.openEnd}
        dependencies={['validFrom']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value: string | undefined) =>
              value && value < getFieldValue('validFrom')
                ? Promise.reject(new Error(text.grants.order))
                : Promise.resolve(),
          }),
        ]}
      >
        <Input type="date" min="1900-01-01" max="2199-12-31" />
      </Form.Item>
    </div>
  )
}
