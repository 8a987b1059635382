// Who am I here: name, telephone, and each role with what it holds over.
import { useText } from '../text/text.ts'
import { FactList } from '../ui/FactList.tsx'
import styles from './OwnFacts.module.css'
import { useGrantWords, useProfile } from './profile.ts'

export function OwnFacts() {
  const text = useText()
  const words = useGrantWords()
  const { name, displayName, maskedPhone, grants } = useProfile()
  const held = (
    <ul className={styles.grants}>
      {grants.map((grant) => (
        <li key={`${grant.roleId} ${grant.scope.area} ${grant.scope.unitId}`}>{words(grant)}</li>
      ))}
    </ul>
  )
  return (
    <FactList
      facts={[
        [text.account.displayName, displayName],
        [text.account.name, name],
        maskedPhone !== null && [text.account.phone, maskedPhone],
        [text.account.grants, grants.length === 0 ? text.account.noGrants : held],
      ]}
    />
  )
}
