// Which roles does an account hold, over what, from when to when? Given, re-dated and taken back from here.
import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { AccountInfo } from '../../api/contract/people.ts'
import { useText } from '../text/text.ts'
import { GiveGrant } from './GiveGrant.tsx'
import styles from './GrantList.module.css'
import { GrantRow } from './GrantRow.tsx'
import { useProfile } from './profile.ts'

export function GrantList({ account }: { account: AccountInfo }) {
  const text = useText()
  const profile = useProfile()
  const [giving, setGiving] = useState(false)
  const live = account.grants.filter(({ state }) => state !== 'over')
  const past = account.grants.filter(({ state }) => state === 'over')
  const mayGive =
    canInside(profile, 'grant.write', '') && !account.unchangeable && account.id !== profile.accountId
  return (
    <section className={styles.section} aria-labelledby="grants-of-account">
      <header className={styles.header}>
        <h3 id="grants-of-account" className={styles.title}>
          {text.grants.title}
        </h3>
        {mayGive && !giving && (
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setGiving(true)}>
            {text.grants.give}
          </Button>
        )}
      </header>
      {giving && <GiveGrant account={account} onClose={() => setGiving(false)} />}
      {live.length === 0 && !account.hasGrantsElsewhere && (
        <Alert type="warning" showIcon role="note" title={text.grants.none} />
      )}
      {live.length > 0 && (
        <ul className={styles.list}>
          {live.map((grant) => (
            <GrantRow key={grant.id} account={account} grant={grant} />
          ))}
        </ul>
      )}
      {account.hasGrantsElsewhere && <p className={styles.soft}>{text.grants.elsewhere}</p>}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>{text.grants.past(String(past.length))}</summary>
          <ul className={styles.list}>
            {past.map((grant) => (
              <GrantRow key={grant.id} account={account} grant={grant} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
