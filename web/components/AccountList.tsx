// Who has an account, with which roles, and can they sign in? A table on a desk, cards in a hand.
import { SafetyOutlined } from '@ant-design/icons'
import { Table, type TableProps } from 'antd'
import type { AccountInfo, GrantInfo } from '../../api/contract/people.ts'
import { useText } from '../text/text.ts'
import { phone, useMedia } from '../ui/use-media.ts'
import styles from './AccountList.module.css'
import { AccountStates } from './AccountStates.tsx'
import { useGrantWords } from './profile.ts'

interface Props {
  accounts: readonly AccountInfo[]
  selected: number | undefined
  onOpen: (id: number) => void
}

export function AccountList(props: Props) {
  return useMedia(phone) ? <Cards {...props} /> : <Rows {...props} />
}

function Rows({ accounts, selected, onOpen }: Props) {
  const columns = useColumns(onOpen)
  return (
    <Table<AccountInfo>
      className={styles.table}
      size="middle"
      rowKey="id"
      columns={columns}
      dataSource={accounts}
      pagination={false}
      rowClassName={({ id }) => `${styles.row} ${id === selected ? styles.selected : ''}`}
      onRow={({ id }) => ({ onClick: () => onOpen(id) })}
    />
  )
}

function useColumns(onOpen: (id: number) => void): TableProps<AccountInfo>['columns'] {
  const text = useText()
  return [
    {
      title: text.people.name,
      key: 'name',
      width: 256,
      render: (_, { id, name, displayName }) => (
        <div className={styles.who}>
          <button
            type="button"
            className={styles.link}
            onClick={(event) => {
              event.stopPropagation()
              onOpen(id)
            }}
          >
            {displayName}
          </button>
          <span className={styles.soft}>{name}</span>
        </div>
      ),
    },
    {
      title: text.people.grants,
      key: 'grants',
      render: (_, account) => <GrantLines account={account} />,
    },
    {
      title: text.people.state,
      key: 'state',
      width: 220,
      render: (_, account) => <AccountStates account={account} />,
    },
    {
      title: text.people.secondFactor,
      key: 'factor',
      width: 120,
      render: (_, { hasSecondFactor }) => <SecondFactorWord on={hasSecondFactor} />,
    },
    {
      title: text.people.signedIn,
      key: 'sessions',
      width: 120,
      render: (_, { sessions }) =>
        sessions > 0 ? (
          text.people.devices(String(sessions))
        ) : (
          <span className={styles.soft}>{text.people.notSignedIn}</span>
        ),
    },
  ]
}

function Cards({ accounts, onOpen }: Props) {
  return (
    <ul className={styles.cards}>
      {accounts.map((account) => (
        <li key={account.id}>
          <button type="button" className={styles.card} onClick={() => onOpen(account.id)}>
            <span className={styles.top}>
              <span className={styles.who}>
                <strong>{account.displayName}</strong>
                <span className={styles.soft}>{account.name}</span>
              </span>
              <span>
                <AccountStates account={account} />
              </span>
            </span>
            <GrantLines account={account} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Roles that hold or will; more than two are counted. */
function GrantLines({ account }: { account: AccountInfo }) {
  const text = useText()
  const words = useGrantWords()
  const live = account.grants.filter(({ state }) => state !== 'over')
  if (live.length === 0 && !account.hasGrantsElsewhere) {
    return <span className={styles.soft}>{text.account.noGrants}</span>
  }
  return (
    <span className={styles.grants}>
      {live.slice(0, 2).map((grant) => (
        <span key={grant.id}>
          {words(grant)}
          <Remark grant={grant} />
        </span>
      ))}
      {live.length > 2 && (
        <span className={styles.soft}>{text.people.moreGrants(String(live.length - 2))}</span>
      )}
      {account.hasGrantsElsewhere && <span className={styles.soft}>{text.grants.elsewhereShort}</span>}
    </span>
  )
}

function Remark({ grant: { gone, state, validFrom } }: { grant: GrantInfo }) {
  const text = useText()
  if (gone) return <span className={styles.gone}>{text.grants.gone}</span>
  return state === 'coming' ? <span className={styles.soft}> {text.grants.since(validFrom)}</span> : null
}

export function SecondFactorWord({ on }: { on: boolean }) {
  const text = useText()
  return on ? (
    <span>
      <SafetyOutlined aria-hidden /> {text.secondFactor.on}
    </span>
  ) : (
    <span className={styles.soft}>{text.secondFactor.off}</span>
  )
}
