// The name of something in both languages.
import { Form, Input } from 'antd'
import { useText } from '../text/text.ts'

export function TitleFields() {
  const words = useText().problemSettings
  const needed = [{ required: true, whitespace: true, message: words.nameNeeded }]
  return (
    <>
      <Form.Item name={['title', 'zh']} label={words.zh} rules={needed}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['title', 'en']} label={words.en} rules={needed}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </>
  )
}
