// What was drawn around on the map is given to a unit: counted, named, previewed, saved, and taken back if it was a slip.
import { Alert } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { BulkAnswer } from '../../api/contract/assignments.ts'
import type { MapProps } from '../map/map-props.ts'
import { useText } from '../text/text.ts'
import { BulkDialog } from './BulkDialog.tsx'
import { BulkMessage } from './BulkMessage.tsx'
import { useCounty } from './county.ts'
import styles from './LassoAssign.module.css'
import { useProfile } from './profile.ts'

type Draw = NonNullable<MapProps['onLasso']>
type Found = Parameters<Draw>[0]

interface Lasso {
  /** Undefined: nobody may draw here now. */
  draw: Draw | undefined
  found: Found | undefined
  picked: ReadonlySet<number>
  clear: () => void
}

/** Drawing is for whoever may say who answers, while places are coloured by unit. */
export function useLasso(): Lasso {
  const profile = useProfile()
  const { county, show, view } = useCounty()
  const [found, setFound] = useState<Found>()
  const allowed =
    show === 'units' && view.theme === 'light' && canInside(profile, 'assignment.write', county.code)
  const picked = useMemo(() => new Set(found?.map(({ id }) => id)), [found])
  const clear = useCallback(() => setFound(undefined), [])
  return { draw: allowed ? setFound : undefined, found, picked, clear }
}

export function LassoAssign({ lasso: { found, clear } }: { lasso: Lasso }) {
  const text = useText()
  const [done, setDone] = useState<BulkAnswer>()
  const message = { 'aria-label': text.close, onClose: clear }
  return (
    <>
      {found?.length === 0 && (
        <div className={styles.message}>
          <Alert type="info" showIcon role="status" title={text.lasso.nothing} closable={message} />
        </div>
      )}
      {done && (
        <div className={styles.message}>
          <BulkMessage key={done.bulk} done={done} onClose={() => setDone(undefined)} />
        </div>
      )}
      {found && found.length > 0 && (
        <BulkDialog
          what={{
            targets: found.map(({ id, kind, name }) => ({ type: 'place', id: String(id), kind, name })),
          }}
          onClose={clear}
          onDone={(answer) => {
            setDone(answer)
            clear()
          }}
        />
      )}
    </>
  )
}
