// What were the grids of a community on a day, what changed between two, and who changed them when and why?
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { CommunitySelect } from '../components/CommunitySelect.tsx'
import { useCounty } from '../components/county.ts'
import { GridHistory } from '../components/GridHistory.tsx'
import type { GridHistorySearch } from '../components/grid-history-search.ts'
import { InCounty } from '../components/InCounty.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { useRoot } from '../components/root.ts'
import { pagePatterns, toGridHistory } from '../paths.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'

export function GridHistoryPage() {
  const text = useText()
  const { code } = useParams({ from: `/signed-in${pagePatterns.gridHistory}` })
  return (
    <InCounty code={code} title={text.gridHistory.title}>
      <History />
    </InCounty>
  )
}

function History() {
  const words = useText().gridHistory
  const root = useRoot()
  const navigate = useNavigate()
  const { county } = useCounty()
  const { community, day, since } = useSearch({ from: `/signed-in${pagePatterns.gridHistory}` })
  const go = (next: GridHistorySearch) =>
    void navigate({ ...toGridHistory(county.code, root, next), replace: true })
  return (
    <PageFrame
      wide
      title={words.title}
      actions={
        <CommunitySelect
          label={words.pick}
          whole={words.whole}
          value={community}
          onChange={(code) => go({ community: code })}
        />
      }
    >
      {community === undefined ? (
        <Notice title={words.pick} hint={words.pickHint} />
      ) : (
        <GridHistory
          key={community}
          community={community}
          day={day}
          since={since}
          onChange={(next) => go({ community, day, since, ...next })}
        />
      )}
    </PageFrame>
  )
}
