// One unit grid 单元网格 of city management: what its platform says of it, and which of our grids and problems lie in it.
import { useQuery } from '@tanstack/react-query'
import { codeLength } from '../../api/contract/areas.ts'
import type { UnitGrid } from '../../api/contract/unit-grids.ts'
import { ApiError } from '../api.ts'
import { unitGridOptions } from '../queries/unit-grids.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { FactList } from '../ui/FactList.tsx'
import { Fold } from '../ui/Fold.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AreaLink } from './AreaLink.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { PanelBones } from './PanelBones.tsx'
import { PanelHeader } from './PanelHeader.tsx'
import styles from './UnitGridPanel.module.css'

export function UnitGridPanel({ code }: { code: string }) {
  const text = useText()
  const words = text.unitGrid
  const answer = useQuery(unitGridOptions(code))
  if (!answer.data) {
    if (!answer.error) return <PanelBones />
    const missing = answer.error instanceof ApiError && answer.error.code === 'unknown-unit-grid'
    return (
      <>
        <PanelHeader sort={words.sort} name={missing ? words.missing : text.failure.title} />
        {missing ? (
          <Notice title={words.missing} hint={words.missingHint} />
        ) : (
          <FailureNotice error={answer.error} retry={answer.refetch} />
        )}
      </>
    )
  }
  const { name, community, inForce, validTo, statusReason, grids, openProblems } = answer.data
  return (
    <article>
      <PanelHeader
        sort={words.sort}
        // Most have no name beside their code.
        name={name === code ? words.numbered(code.slice(codeLength.community)) : name}
        where={<AreaLink code={community.code} name={community.name} />}
      />
      {!inForce && validTo !== null && (
        <Notice title={words.ended(validTo)} hint={statusReason ?? words.endedHint} />
      )}
      <div className={styles.facts}>
        <Facts unitGrid={answer.data} />
      </div>
      <Fold title={words.grids}>
        <div className={styles.part}>
          {grids.length === 0 ? (
            <p className={styles.soft}>{words.noGrids}</p>
          ) : (
            <ul className={styles.grids}>
              {grids.map(({ code: grid, name: title, share }) => (
                <li key={grid}>
                  <AreaLink code={grid} name={title} />
                  {grids.length > 1 && <span className={styles.soft}>{words.share(percent(share))}</span>}
                </li>
              ))}
            </ul>
          )}
          <p className={styles.soft}>{words.otherFamily}</p>
        </div>
      </Fold>
      <Fold title={words.problems}>
        <p className={styles.part}>
          {openProblems === 0 ? words.noProblems : words.open(formatNumber(openProblems))}
        </p>
      </Fold>
    </article>
  )
}

function Facts({ unitGrid }: { unitGrid: UnitGrid }) {
  const words = useText().unitGrid
  const { code, areaSquareMetres, landUse, grade, responsibleBody, validFrom, validTo, inForce } = unitGrid
  return (
    <FactList
      facts={[
        [words.code, code],
        [words.area, words.squareMetres(formatNumber(Math.round(areaSquareMetres)))],
        [words.landUse, landUse ?? words.unknown],
        [words.grade, grade ?? words.unknown],
        [words.responsibleBody, responsibleBody ?? words.fallback],
        [words.validFrom, validFrom],
        validTo !== null && inForce && [words.validTo, validTo],
      ]}
    />
  )
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
