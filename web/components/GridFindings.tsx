// What the checks found, each with its place on the map.
import { AimOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Finding } from '../../api/contract/grids.ts'
import { area, plain } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './GridEditor.module.css'
import { boxOf } from './geometry-box.ts'

export function GridFindings({ title, findings }: { title: string; findings: readonly Finding[] }) {
  const text = useText()
  const say = useTitle()
  const { moveTo } = useCounty()
  if (findings.length === 0) return null
  return (
    <section>
      <h3 className={styles.subtitle}>{title}</h3>
      <ul className={styles.list}>
        {findings.map((finding) => (
          <li key={finding.key} className={styles[finding.severity]}>
            <span>
              {say(finding)}
              {finding.squareMetres !== null && ` · ${plain(area(finding.squareMetres, text))}`}
            </span>
            <Button
              size="small"
              icon={<AimOutlined />}
              title={text.gridSave.show}
              aria-label={`${text.gridSave.show}: ${say(finding)}`}
              onClick={() => moveTo(boxOf(finding.geometry))}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
