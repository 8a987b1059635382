// Numbering the grids of a community anew: which one, what it would come to, and that it is done.
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { CommunitySelect } from '../components/CommunitySelect.tsx'
import { useCounty } from '../components/county.ts'
import { DoneNotice } from '../components/DoneNotice.tsx'
import { GridNumbering } from '../components/GridNumbering.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { useRoot } from '../components/root.ts'
import { pagePatterns, toGridNumbering } from '../paths.ts'
import { areasOptions } from '../queries/areas.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'

export function GridNumberingPage() {
  const text = useText()
  const { code } = useParams({ from: `/signed-in${pagePatterns.gridNumbering}` })
  return (
    <InCounty code={code} title={text.gridNumbering.title}>
      <NumberingOfCounty />
    </InCounty>
  )
}

function NumberingOfCounty() {
  const words = useText().gridNumbering
  const root = useRoot()
  const navigate = useNavigate()
  const { county } = useCounty()
  const { community } = useSearch({ from: `/signed-in${pagePatterns.gridNumbering}` })
  const communities = useQuery(areasOptions(county.code, 'community')).data
  const [done, setDone] = useState<string>()
  return (
    <PageFrame
      wide
      title={words.title}
      actions={
        <CommunitySelect
          label={words.pick}
          value={community}
          onChange={(chosen) => {
            setDone(undefined)
            void navigate({ ...toGridNumbering(county.code, root, chosen), replace: true })
          }}
        />
      }
    >
      {done !== undefined && <DoneNotice title={done} onClose={() => setDone(undefined)} />}
      {community === undefined ? (
        <Notice title={words.pick} hint={words.pickHint} />
      ) : (
        <GridNumbering
          key={community}
          code={community}
          name={communities?.find(({ code }) => code === community)?.name ?? community}
          onDone={setDone}
        />
      )}
    </PageFrame>
  )
}
