// What is shown where an answer should stand and none came? The reason and a button to ask again.
import { DisconnectOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { ApiError } from '../api.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './FailureNotice.module.css'
import { failureWords } from './failure.ts'

interface Props {
  error: unknown
  retry: () => unknown
  /** It stands for a whole page, not for a part of a panel. */
  page?: boolean
}

export function FailureNotice({ error, retry, page = false }: Props) {
  const text = useText()
  const words = failureWords(error, text)
  const passing = error instanceof ApiError && error.passing
  const notice = (
    <Notice
      urgent
      page={page}
      icon={<DisconnectOutlined />}
      title={words.title}
      hint={page && passing ? text.failure.emptyHint : words.hint}
      action={<Button onClick={() => retry()}>{text.retry}</Button>}
    />
  )
  return page ? <main className={styles.page}>{notice}</main> : notice
}
