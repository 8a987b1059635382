// Is the target met? Icon, colour and word together, so that it reads in grey and aloud.
import {
  CheckCircleFilled,
  CloseCircleFilled,
  InfoCircleOutlined,
  MinusCircleOutlined,
} from '@ant-design/icons'
import type { Verdict } from '../../api/contract/indicators.ts'
import { useText } from '../text/text.ts'
import styles from './VerdictMark.module.css'

const icons = {
  pass: <CheckCircleFilled aria-hidden="true" />,
  fail: <CloseCircleFilled aria-hidden="true" />,
  none: <InfoCircleOutlined aria-hidden="true" />,
  'no-data': <MinusCircleOutlined aria-hidden="true" />,
} satisfies Record<Verdict, unknown>

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const text = useText()
  return (
    <span
      className={`${styles.mark} ${verdict === 'pass' ? styles.pass : verdict === 'fail' ? styles.fail : ''}`}
    >
      {icons[verdict]}
      {text.verdict[verdict]}
    </span>
  )
}

/** Tone of a bar that goes with a verdict. */
export function toneOf(verdict: Verdict): 'pass' | 'fail' | 'plain' {
  return verdict === 'pass' || verdict === 'fail' ? verdict : 'plain'
}
