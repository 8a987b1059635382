// Who leads a grid, who stands beside the leader, and whom to call: masked, and whole on request for whoever looks after it.
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { can } from '../../api/contract/access.ts'
import type { GridPage } from '../../api/contract/grid-page.ts'
import { revealGridPhonesOptions } from '../queries/grid-page.ts'
import { useText, useTitle } from '../text/text.ts'
import { failureWords } from './failure.ts'
import styles from './GridPeople.module.css'
import { useProfile } from './profile.ts'

export function GridPeople({ grid }: { grid: GridPage }) {
  const text = useText()
  const words = text.gridPage
  const title = useTitle()
  const profile = useProfile()
  const reveal = useMutation(revealGridPhonesOptions(grid.code))
  const failed = reveal.error ? failureWords(reveal.error, text) : undefined
  const { leaderName, maskedPhone, deputies, accounts } = grid
  const someMasked = maskedPhone !== null || deputies.some((each) => each.maskedPhone !== null)
  const whole = (position: number) => reveal.data?.deputies.find((each) => each.position === position)?.phone
  return (
    <div className={styles.people}>
      <p className={styles.leader}>
        <span className={styles.duty}>{words.leader}</span>
        <strong className={leaderName === null ? styles.vacant : styles.name}>
          {leaderName ?? words.vacant}
        </strong>
        <Phone masked={maskedPhone} whole={reveal.data?.leader} />
      </p>
      {deputies.length === 0 && <p className={styles.none}>{words.noDeputies}</p>}
      {deputies.length > 0 && (
        <ul className={styles.deputies}>
          {deputies.map((each) => (
            <li key={each.position} className={styles.deputy}>
              <span className={styles.duty}>{each.duty}</span>
              <span>{each.name}</span>
              <Phone masked={each.maskedPhone} whole={whole(each.position)} />
            </li>
          ))}
        </ul>
      )}
      {someMasked && !reveal.data && can(profile, 'phone.reveal', { area: grid.code }) && (
        <p>
          <Button title={words.revealHint} loading={reveal.isPending} onClick={() => reveal.mutate()}>
            {words.reveal}
          </Button>
        </p>
      )}
      {failed && <p role="alert">{failed.title}</p>}
      {accounts !== null && (
        <p className={styles.accounts}>
          {accounts.length === 0
            ? words.noAccounts
            : words.accounts(
                accounts
                  .map((each) => words.account(each.displayName, title(each.roleTitle)))
                  .join(words.comma),
              )}
        </p>
      )}
    </div>
  )
}

/** A whole number can be called with one touch. */
function Phone({ masked, whole }: { masked: string | null; whole: string | null | undefined }) {
  const words = useText().gridPage
  if (masked === null) return <span className={styles.none}>{words.noPhone}</span>
  if (!whole) return <span className={styles.phone}>{masked}</span>
  return (
    <a className={styles.phone} href={`tel:${whole.replace(/[^+\d]/g, '')}`}>
      {whole}
    </a>
  )
}
