// A password that somebody else knows is changed before anything else; the wanted page comes right after.
import { PageFrame } from '../components/PageFrame.tsx'
import { PasswordForm } from '../components/PasswordForm.tsx'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import styles from './FirstPasswordPage.module.css'

export function FirstPasswordPage() {
  const text = useText()
  return (
    <PageFrame title={text.password.first}>
      <div className={styles.narrow}>
        <Card title={text.password.title} hint={text.password.firstHint}>
          <PasswordForm />
        </Card>
      </div>
    </PageFrame>
  )
}
