// How a form of the common settings ends: saved as a whole, with the version that it began with.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { ProblemSettings } from '../../api/contract/problem-settings.ts'
import { ApiError } from '../api.ts'
import { changeSettingsOptions, problemSettingsOptions } from '../queries/problem-settings.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './SettingsEnd.module.css'
import { useSettingsFailure } from './settings-failure.ts'

type Common = Pick<ProblemSettings, 'stepLimits' | 'calendar' | 'labels'>

/** Only what is given changes. It is saved upon what the form began with, whatever has been read since. */
export function useSaveSettings(settings: ProblemSettings) {
  const { county } = useCounty()
  const client = useQueryClient()
  const [base, setBase] = useState(settings)
  const [sent, setSent] = useState<Partial<Common>>({})
  const { mutate, ...rest } = useMutation(changeSettingsOptions(county.code))
  const theirs = settingsOf(rest.error)
  const send = (part: Partial<Common>, from: ProblemSettings) => {
    const { stepLimits, calendar, labels, version } = from
    setSent(part)
    mutate(
      { stepLimits, calendar, labels, ...part, version },
      {
        onSuccess: setBase,
        onError: (error) => {
          const now = settingsOf(error)
          // They changed something else: nobody has to choose.
          if (now && isSame(part, from, now)) send(part, now)
        },
      },
    )
  }
  return {
    ...rest,
    theirs,
    mutate: (part: Partial<Common>) => send(part, base),
    overwrite: () => theirs && send(sent, theirs),
    /** The form begins anew. */
    take: () => void client.resetQueries(problemSettingsOptions(county.code)),
  }
}

/** How they stand, where somebody else was faster. */
function settingsOf(error: Error | null): ProblemSettings | undefined {
  if (!(error instanceof ApiError) || error.code !== 'changed-meanwhile') return undefined
  return (error.details as { current?: ProblemSettings } | undefined)?.current // as the contract says of this code
}

function isSame(part: Partial<Common>, one: Common, other: Common): boolean {
  const names = Object.keys(part) as (keyof Common)[] // names of the settings
  return names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]))
}

interface Props {
  save: Omit<ReturnType<typeof useSaveSettings>, 'mutate'>
  onSave: () => void
  /** Why it cannot be saved as it is. */
  fault?: string | undefined
}

export function SettingsEnd({ save, onSave, fault }: Props) {
  const text = useText()
  const words = text.problemSettings
  const failure = useSettingsFailure()
  return (
    <div className={styles.end}>
      {fault !== undefined && <Alert type="warning" showIcon role="alert" title={fault} />}
      {save.theirs && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={text.meanwhile.title}
          description={
            <div className={styles.choice}>
              <Button onClick={save.take}>{text.meanwhile.take}</Button>
              <Button loading={save.isPending} onClick={save.overwrite}>
                {text.meanwhile.overwrite}
              </Button>
            </div>
          }
        />
      )}
      {save.error && !save.theirs && <Alert type="error" showIcon role="alert" title={failure(save.error)} />}
      {save.isSuccess && <Alert type="success" showIcon role="status" title={words.saved} />}
      {!save.theirs && (
        <div>
          <Button type="primary" loading={save.isPending} disabled={fault !== undefined} onClick={onSave}>
            {words.save}
          </Button>
        </div>
      )}
    </div>
  )
}
