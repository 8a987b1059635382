// How a form of the common settings ends: saved as a whole, with the version that it began with.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import type { ProblemSettings } from '../../api/contract/problem-settings.ts'
import { changeSettingsOptions } from '../queries/problem-settings.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './SettingsEnd.module.css'
import { settingsFailure } from './settings-failure.ts'

type Common = Pick<ProblemSettings, 'stepLimits' | 'calendar' | 'labels'>

/** Only what is given changes. */
export function useSaveSettings({ stepLimits, calendar, labels, version }: ProblemSettings) {
  const { county } = useCounty()
  const { mutate, ...rest } = useMutation(changeSettingsOptions(county.code))
  return {
    ...rest,
    mutate: (part: Partial<Common>) => mutate({ stepLimits, calendar, labels, ...part, version }),
  }
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
  return (
    <div className={styles.end}>
      {fault !== undefined && <Alert type="warning" showIcon role="alert" title={fault} />}
      {save.error && <Alert type="error" showIcon role="alert" title={settingsFailure(save.error, text)} />}
      {save.isSuccess && <Alert type="success" showIcon role="status" title={words.saved} />}
      <div>
        <Button type="primary" loading={save.isPending} disabled={fault !== undefined} onClick={onSave}>
          {words.save}
        </Button>
      </div>
    </div>
  )
}
