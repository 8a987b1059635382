// A new password twice, with the rules beside it that turn as they are met.
import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { Form, Input } from 'antd'
import { passwordFault } from '../../api/contract/accounts.ts'
import { useText } from '../text/text.ts'
import { passwordWords } from './account-words.ts'
import styles from './NewPassword.module.css'

/** In the order in which the contract judges: what comes before the first fault is met. */
const faults = ['short', 'classes', 'name'] as const

/** Two fields of the form around it: `password` and `again`. `name`: of the account, which must not be in it. */
export function NewPassword({ name }: { name: string }) {
  const text = useText()
  const typed = Form.useWatch<string | undefined>('password') ?? ''
  const fault = passwordFault(typed, name)
  const broken = fault === undefined ? faults.length : faults.indexOf(fault)
  return (
    <>
      <Form.Item
        name="password"
        label={text.password.new}
        rules={[
          {
            validator: (_, value: string | undefined) => {
              const found = passwordFault(value ?? '', name)
              return found ? Promise.reject(new Error(passwordWords(found, text))) : Promise.resolve()
            },
            validateTrigger: 'onSubmit',
          },
        ]}
        extra={
          <ul className={styles.rules}>
            {faults.map((each, index) => {
              const met = typed !== '' && index < broken
              return (
                <li key={each} className={met ? styles.met : undefined}>
                  {met ? <CheckCircleFilled aria-hidden /> : <MinusCircleOutlined aria-hidden />}
                  {passwordWords(each, text)}
                  {met && <span className="visually-hidden">{text.password.met}</span>}
                </li>
              )
            })}
          </ul>
        }
      >
        <Input.Password size="large" maxLength={128} autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={text.password.again}
        dependencies={['password']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value: string | undefined) =>
              value === getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error(text.password.differ)),
            validateTrigger: 'onBlur',
          }),
        ]}
        validateTrigger={['onBlur', 'onSubmit']}
      >
        <Input.Password size="large" maxLength={128} autoComplete="new-password" />
      </Form.Item>
    </>
  )
}
