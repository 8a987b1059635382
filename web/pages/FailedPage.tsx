// What is shown when a page breaks while it is drawn? That nothing is lost, and one way on.
import { WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './page.module.css'

export function FailedPage() {
  const text = useText()
  return (
    <main className={styles.centre}>
      <Notice
        page
        urgent
        icon={<WarningOutlined />}
        title={text.failure.page}
        hint={text.failure.pageHint}
        action={
          <Button type="primary" onClick={() => window.location.reload()}>
            {text.failure.reload}
          </Button>
        }
      />
    </main>
  )
}
