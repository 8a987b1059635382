// Who is this unit: its sort and class, its place in the tree, its head and whom to call.
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { canInside } from '../../api/contract/access.ts'
import type { AnswerOf } from '../../api/contract/route.ts'
import type { Unit, unitRoutes } from '../../api/contract/units.ts'
import { toUnit } from '../paths.ts'
import { revealPhoneOptions } from '../queries/units.ts'
import { useText } from '../text/text.ts'
import { FactList } from '../ui/FactList.tsx'
import { failureWords } from './failure.ts'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'
import styles from './UnitFacts.module.css'

export type UnitPageAnswer = AnswerOf<typeof unitRoutes.getUnit>

export function UnitFacts({ page: { unit, above, below } }: { page: UnitPageAnswer }) {
  const text = useText()
  const { category } = unit
  return (
    <FactList
      facts={[
        [text.unitList.kindOf, text.unit.kinds[unit.kind]],
        [text.unit.class, category === null ? text.unitPage.noCategory : text.unitPage.categories[category]],
        above.length > 0 && [text.unitPage.above, <Kin key="above" county={unit.county} units={above} />],
        below.length > 0 && [text.unitPage.below, <Kin key="below" county={unit.county} units={below} />],
        [text.unitPage.head, unit.leaderName ?? text.unitPage.notNoted],
        [text.unit.contact, unit.contactName ?? text.unitPage.notNoted],
        [text.unitPage.phone, <Phone key="phone" unit={unit} />],
        [text.place.code, unit.code],
      ]}
    />
  )
}

function Kin({ county, units }: { county: string; units: readonly { id: number; name: string }[] }) {
  const root = useRoot()
  return (
    <span className={styles.kin}>
      {units.map(({ id, name }) => (
        <Link key={id} {...toUnit(county, id, root)} className={styles.unit}>
          {name}
        </Link>
      ))}
    </span>
  )
}

/** Masked, and whole on request for whoever looks after something of the unit's; the server decides and notes it. */
function Phone({ unit: { id, county, maskedPhone } }: { unit: Unit }) {
  const text = useText()
  const profile = useProfile()
  const reveal = useMutation(revealPhoneOptions(county, id))
  if (maskedPhone === null) return text.unitPage.notNoted
  if (reveal.data) return reveal.data.phone
  const failed = reveal.error ? failureWords(reveal.error, text) : undefined
  return (
    <span className={styles.phone}>
      <span>{maskedPhone}</span>
      {canInside(profile, 'phone.reveal', county) && (
        <Button
          size="small"
          title={text.unitPage.revealHint}
          loading={reveal.isPending}
          onClick={() => reveal.mutate()}
        >
          {text.unitPage.reveal}
        </Button>
      )}
      {failed && <span role="alert">{failed.title}</span>}
    </span>
  )
}
