// A proposal that came to nothing is not lost: it can be kept as a draft of this device and edited again.
import { useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { ProposalDetail } from '../../api/contract/grid-proposals.ts'
import { stepFromProposal } from '../map/mosaic/from-proposal.ts'
import { toGridEditing } from '../paths.ts'
import { writeDraft } from '../queries/grid-drafts.ts'
import { readGridProposalDraft } from '../queries/grid-proposals.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './GridProposal.module.css'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'
import { seesProposals } from './use-proposals-waiting.ts'

const over: readonly ProposalDetail['row']['status'][] = ['overtaken', 'refused', 'withdrawn']

export function GridProposalOvertaken({ detail: { row, overtakenGrids } }: { detail: ProposalDetail }) {
  const words = useText().gridProposals
  const root = useRoot()
  const navigate = useNavigate()
  const profile = useProfile()
  const { county } = useCounty()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  if (!over.includes(row.status)) return null
  const mayEdit = seesProposals(profile, row.community) && canInside(profile, 'map.read', county.code)
  const takeUp = async () => {
    setBusy(true)
    try {
      const { community, name, boundary, grids, change } = await readGridProposalDraft(county.code, row.id)
      const base = { code: community, name, boundary, grids }
      const past = [stepFromProposal(base, change)]
      await writeDraft(profile.name, { community, base, past, at: Date.now() })
      await navigate(toGridEditing(county.code, community, root))
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  const button = mayEdit && (
    <span className={styles.facts}>
      <Button loading={busy} onClick={() => void takeUp()}>
        {words.takeUp}
      </Button>
      <span className={styles.soft}>{words.takeUpHint}</span>
    </span>
  )
  const numbers = overtakenGrids.map((each) => each.slice(-3)).join(words.separator)
  return (
    <>
      {failed && (
        <Alert className={styles.notice} role="alert" type="error" showIcon title={words.takeUpFailed} />
      )}
      {row.status === 'overtaken' ? (
        <Alert
          className={styles.notice}
          type="warning"
          showIcon
          title={words.overtaken}
          description={
            <>
              <p>{overtakenGrids.length > 0 ? words.overtakenHint(numbers) : words.overtakenOther}</p>
              {button}
            </>
          }
        />
      ) : (
        button
      )}
    </>
  )
}
