// One facility: what it is, where it lies, who answers for it, where the data come from.
import { useQuery } from '@tanstack/react-query'
import { levelOf } from '../../api/contract/areas.ts'
import { ApiError } from '../api.ts'
import { placeOptions } from '../queries/places.ts'
import { area, dateTime, length, plain } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import { FactList } from '../ui/FactList.tsx'
import { Fold } from '../ui/Fold.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AreaLink } from './AreaLink.tsx'
import { AssignmentList } from './AssignmentList.tsx'
import { findKind, useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { KindSymbol } from './KindSymbol.tsx'
import { PanelBones } from './PanelBones.tsx'
import { PanelHeader } from './PanelHeader.tsx'
import styles from './PlacePanel.module.css'
import { ProblemCount } from './ProblemCount.tsx'
import { propertyFacts } from './property-facts.ts'

export function PlacePanel({ id }: { id: number }) {
  const text = useText()
  const title = useTitle()
  const { county, catalog } = useCounty()
  const answer = useQuery(placeOptions(county.code, id))
  if (!answer.data) {
    if (!answer.error) return <PanelBones />
    const missing = answer.error instanceof ApiError && answer.error.code === 'unknown-place'
    return (
      <>
        <PanelHeader sort={text.place.panel} name={missing ? text.place.missing : text.failure.title} />
        {missing ? (
          <Notice title={text.place.missing} hint={text.place.missingHint} />
        ) : (
          <FailureNotice error={answer.error} retry={answer.refetch} />
        )}
      </>
    )
  }
  const { feature, areas, assignments, areaSquareMetres, lengthMetres, ...origin } = answer.data
  const { kind: kindId, name, code, properties } = feature.properties
  const kind = findKind(catalog, kindId)
  const kindTitle = kind ? title(kind.title) : kindId
  const facts = kind ? propertyFacts(kind, properties, text, title) : []
  const leader = areas.find((each) => each.leaderName !== null)?.leaderName
  return (
    <article>
      <PanelHeader
        sort={
          <>
            {kind && <KindSymbol kind={kind} size={16} />}
            {kindTitle}
          </>
        }
        name={name ?? text.explanation.unnamed(kindTitle)}
        where={areas.map((each) => each.name).join(' / ') || text.place.outside}
      />
      <ProblemCount filter={{ place: id }} />
      <Fold title={text.place.units}>
        <AssignmentList assignments={assignments} none={text.grid.noUnits} />
      </Fold>
      <Fold title={text.place.properties}>
        <div className={styles.part}>
          <FactList
            facts={[
              ...facts,
              areaSquareMetres !== null && [text.place.size, plain(area(areaSquareMetres, text))],
              lengthMetres !== null && [text.place.length, plain(length(lengthMetres, text))],
              code !== null && [text.place.code, code],
            ]}
          />
          {facts.length === 0 && <p className={styles.none}>{text.place.noProperties}</p>}
        </div>
      </Fold>
      <Fold title={text.place.areas}>
        <div className={styles.part}>
          <FactList
            facts={[
              ...areas.map(
                (each) =>
                  [
                    levelTitle(each.code, text) ?? each.level,
                    <AreaLink key={each.code} code={each.code} name={each.name} />,
                  ] as const,
              ),
              leader !== undefined && leader !== null && [text.area.leader, leader],
            ]}
          />
        </div>
      </Fold>
      <Fold title={text.place.source} open={false}>
        <div className={styles.part}>
          <FactList
            facts={[
              [text.place.source, origin.source],
              origin.sourceCrs !== null && [text.place.sourceCrs, origin.sourceCrs],
              [text.place.updatedAt, dateTime(origin.updatedAt)],
            ]}
          />
        </div>
      </Fold>
    </article>
  )
}

function levelTitle(code: string, text: Text): string | undefined {
  const level = levelOf(code)
  return level && text.levels[level]
}
