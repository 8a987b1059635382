// What a change of the rules would have done: how many of the latest problems would go from whom to whom.
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { type RuleTrial, trialDays } from '../../api/contract/problem-rules.ts'
import { toProblem } from '../paths.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import { useRoot } from './root.ts'

export function RuleTrialResult({ trial: { tried, moves } }: { trial: RuleTrial }) {
  const words = useText().problemSettings.rules
  const root = useRoot()
  const { county } = useCounty()
  return (
    <Alert
      type="info"
      role="status"
      title={words.tried(formatNumber(tried), formatNumber(trialDays))}
      description={
        moves.length === 0 ? (
          words.nothing
        ) : (
          <ul>
            {moves.map(({ from, to, count, problemIds }) => (
              <li key={`${from} ${to}`}>
                {words.moves(formatNumber(count), from ?? words.nobody, to ?? words.nobody)}{' '}
                {problemIds[0] !== undefined && (
                  <Link {...toProblem(county.code, problemIds[0], root)}>{words.see}</Link>
                )}
              </li>
            ))}
          </ul>
        )
      }
    />
  )
}
