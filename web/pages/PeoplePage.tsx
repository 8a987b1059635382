// Who has an account here, and what may each do? The list by name, one account open beside it, and a new one.
import { LockOutlined, TeamOutlined, UserAddOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { canInside, canOver, wholeDeployment } from '../../api/contract/access.ts'
import { AccountBones } from '../components/AccountBones.tsx'
import { AccountDrawer } from '../components/AccountDrawer.tsx'
import { AccountFilters } from '../components/AccountFilters.tsx'
import { AccountList } from '../components/AccountList.tsx'
import { type AccountSearch, filterOf, readAccountSearch } from '../components/account-filter.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { NewAccountDrawer } from '../components/NewAccountDrawer.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { useProfile } from '../components/profile.ts'
import { useRoot } from '../components/root.ts'
import { toPeople } from '../paths.ts'
import { accountPagesOptions } from '../queries/people.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './page.module.css'

export function PeoplePage() {
  const text = useText()
  const profile = useProfile()
  const root = useRoot()
  const navigate = useNavigate()
  const search = readAccountSearch(useSearch({ strict: false }))
  const [isOpening, setOpening] = useState(false)
  const narrow = (change: AccountSearch) =>
    void navigate({ ...toPeople(root, { ...search, ...change }), replace: true })
  if (!canInside(profile, 'account.read', '')) {
    return (
      <PageFrame title={text.pages.people}>
        <Notice icon={<LockOutlined />} title={text.people.notAllowed} hint={text.people.notAllowedHint} />
      </PageFrame>
    )
  }
  // Inside a narrower scope an account is opened together with a role.
  const mayOpen =
    canOver(profile, 'account.write', wholeDeployment) ||
    (canInside(profile, 'account.write', '') && canInside(profile, 'grant.write', ''))
  const open = mayOpen && (
    <Button type="primary" icon={<UserAddOutlined aria-hidden />} onClick={() => setOpening(true)}>
      {text.accountCare.open}
    </Button>
  )
  const selected = search.account === undefined ? undefined : Number(search.account)
  return (
    <PageFrame title={text.pages.people} wide actions={open}>
      <AccountFilters search={search} onChange={narrow} />
      <Accounts search={search} onOpen={(id) => narrow({ account: String(id) })} />
      <AccountDrawer id={selected} onClose={() => narrow({ account: undefined })} />
      <NewAccountDrawer
        open={isOpening}
        onClose={(made) => {
          setOpening(false)
          if (made !== undefined) narrow({ account: String(made) })
        }}
      />
    </PageFrame>
  )
}

function Accounts({ search, onOpen }: { search: AccountSearch; onOpen: (id: number) => void }) {
  const text = useText()
  const filter = filterOf(search)
  const pages = useInfiniteQuery(accountPagesOptions(filter))
  if (!pages.data) {
    return pages.error ? <FailureNotice error={pages.error} retry={pages.refetch} /> : <AccountBones />
  }
  const accounts = pages.data.pages.flatMap(({ items }) => items)
  if (accounts.length === 0) {
    const isFiltered = Object.values(filter).some((value) => value !== undefined)
    return (
      <Notice
        icon={<TeamOutlined />}
        title={isFiltered ? text.people.none : text.people.empty}
        hint={isFiltered ? text.people.noneHint : text.people.emptyHint}
      />
    )
  }
  return (
    <>
      <AccountList
        accounts={accounts}
        selected={search.account === undefined ? undefined : Number(search.account)}
        onOpen={onOpen}
      />
      {pages.hasNextPage && (
        <div className={styles.more}>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {text.people.more}
          </Button>
        </div>
      )}
    </>
  )
}
