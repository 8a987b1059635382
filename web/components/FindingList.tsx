// What was found, each with a button that shows its place.
import { AimOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Finding } from '../../api/contract/grids.ts'
import { area, plain } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import styles from './FindingList.module.css'

interface Props {
  findings: readonly Finding[]
  onShow: (finding: Finding) => void
}

export function FindingList({ findings, onShow }: Props) {
  const text = useText()
  const say = useTitle()
  return (
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
            onClick={() => onShow(finding)}
          />
        </li>
      ))}
    </ul>
  )
}
