// A phone number in a form, as the contract takes it.
import { Form, Input } from 'antd'
import { useText } from '../text/text.ts'

export function PhoneField({ label, hint }: { label: string; hint: string }) {
  const text = useText()
  return (
    <Form.Item
      name="phone"
      label={label}
      extra={hint}
      rules={[{ pattern: /^\+?[0-9][0-9 -]{4,23}$/, message: text.accountCare.phoneRule }]}
    >
      <Input maxLength={24} inputMode="tel" autoComplete="off" />
    </Form.Item>
  )
}
