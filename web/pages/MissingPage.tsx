// What is shown for a URL that no page answers?
import { CompassOutlined } from '@ant-design/icons'
import { useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRoot } from '../components/root.ts'
import { toHome } from '../paths.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './page.module.css'

export function MissingPage() {
  const text = useText()
  const router = useRouter()
  const root = useRoot()
  return (
    <main className={styles.centre}>
      <Notice
        page
        icon={<CompassOutlined />}
        title={text.missing.page}
        hint={text.missing.pageHint}
        action={
          <Button type="primary" onClick={() => router.navigate(toHome(root))}>
            {text.missing.home}
          </Button>
        }
      />
    </main>
  )
}
