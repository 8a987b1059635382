// What belongs to oneself: who I am here, my password, my second factor, and where I am signed in.
import { Alert } from 'antd'
import { OwnFacts } from '../components/OwnFacts.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { PasswordForm } from '../components/PasswordForm.tsx'
import { useProfile } from '../components/profile.ts'
import { SecondFactor } from '../components/SecondFactor.tsx'
import { SessionList } from '../components/SessionList.tsx'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import styles from './ProfilePage.module.css'

export function ProfilePage() {
  const text = useText()
  const { hasPassword, wallUntil } = useProfile()
  return (
    <PageFrame title={text.pages.profile}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title={text.account.who}>
            <OwnFacts />
          </Card>
          {wallUntil === null && (
            <Card title={text.sessions.title} hint={text.sessions.hint}>
              <SessionList />
            </Card>
          )}
        </div>
        <div className={styles.column}>
          {wallUntil !== null && (
            <Alert type="info" showIcon title={text.wall.here} description={text.wall.looksOnly} />
          )}
          {wallUntil === null && !hasPassword && (
            <Alert type="info" showIcon title={text.account.demo} description={text.account.demoHint} />
          )}
          {wallUntil === null && hasPassword && (
            <>
              <Card title={text.password.title} hint={text.password.hint}>
                <PasswordForm />
              </Card>
              <Card title={text.secondFactor.title}>
                <SecondFactor />
              </Card>
            </>
          )}
        </div>
      </div>
    </PageFrame>
  )
}
