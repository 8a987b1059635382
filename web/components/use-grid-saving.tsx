// What saving borders means for whoever edits them: a planner changes them, a leader submits a proposal.
import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { can } from '../../api/contract/access.ts'
import { toGridProposal } from '../paths.ts'
import { proposeGridsOptions } from '../queries/grid-proposals.ts'
import { changeMosaicOptions } from '../queries/grids.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './GridEditor.module.css'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'
import { today } from './today.ts'

export interface GridSaving {
  options: ReturnType<typeof changeMosaicOptions>
  title: string
  button: string
  /** What is confirmed where something is unusual. */
  confirm: string
  /** No answer came: it may have arrived or not. */
  lost: { title: string; hint: string }
  /** Why these borders are not theirs to change. */
  notMine: { title: string; hint: string }
  /** What else there is to fill in. */
  fields: ReactNode
}

/** A planner saves what a leader proposes. */
export function useSavesGrids(community: string | undefined): boolean {
  const profile = useProfile()
  return community !== undefined && can(profile, 'grid.write', { area: community })
}

export function useGridSaving(community: string): GridSaving {
  const text = useText()
  const root = useRoot()
  const navigate = useNavigate()
  const { county } = useCounty()
  const decides = useSavesGrids(community)
  const [day, setDay] = useState(today)
  const id = useId()
  if (decides)
    return {
      options: changeMosaicOptions(community),
      title: text.gridSave.title,
      button: text.gridSave.save,
      confirm: text.gridSave.confirm,
      lost: { title: text.gridSave.lost, hint: text.gridSave.lostHint },
      notMine: { title: text.gridSave.planner, hint: text.gridSave.plannerHint },
      fields: null,
    }
  const words = text.gridProposals
  return {
    options: proposeGridsOptions(
      community,
      day,
      (proposal) => void navigate(toGridProposal(county.code, proposal, root)),
    ),
    title: words.submitTitle,
    button: words.submit,
    confirm: words.confirm,
    lost: { title: words.lost, hint: words.lostHint },
    notMine: { title: words.notMine, hint: words.notMineHint },
    fields: (
      <div className={styles.reason}>
        <label htmlFor={id}>{words.from}</label>
        <Input
          id={id}
          type="date"
          min={today()}
          value={day}
          onChange={({ target }) => setDay(target.value)}
        />
        <p className={styles.hint}>{words.fromHint}</p>
        <p className={styles.hint}>{words.submitHint}</p>
      </div>
    ),
  }
}
