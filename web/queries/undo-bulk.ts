// Takes back what was just assigned at once: ends what was made, and gives back to whoever had it the day before.
import { mutationOptions } from '@tanstack/react-query'
import type { AssignmentInfo, AssignmentRole, BulkAnswer } from '../../api/contract/assignments.ts'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'
import { refreshResponsibility } from './units.ts'

interface Bulk {
  answer: BulkAnswer
  role: AssignmentRole
}

/** Needs every row of the answer, and a first day that is not over; rows that were not written are left alone. */
export const undoBulkOptions = (county: string) =>
  mutationOptions({
    mutationFn: async ({ answer, role }: Bulk) => {
      const written = answer.rows.filter(({ outcome }) => outcome === 'new' || outcome === 'replaced')
      let failed = 0
      // One after the other: each is a transaction, and whatever somebody changed meanwhile is left as it is.
      for (const { target, unitId, outcome } of written) {
        await undoOne(county, { target, unitId, role, replaced: outcome === 'replaced' }).catch(() => {
          failed += 1
        })
      }
      return { undone: written.length - failed, failed }
    },
    onSettled: (_data, _error, _bulk, _result, { client }) => refreshResponsibility(client),
  })

interface Made {
  target: BulkAnswer['rows'][number]['target']
  unitId: number
  role: AssignmentRole
  replaced: boolean
}

async function undoOne(county: string, { target, unitId, role, replaced }: Made): Promise<void> {
  const { type, id } = target
  const { items } = await call(routes.listTargetAssignments, { params: { county, type, id } })
  const ofRole = items.filter((each) => each.role === role)
  const made = ofRole.filter((each) => each.unitId === unitId).toSorted((a, b) => b.id - a.id)[0]
  if (!made) throw new Error('ended already')
  const before = dayBefore(made.validFrom)
  // Its last day is then before its first one: it was never true.
  await call(routes.endAssignment, { params: { county, id: made.id }, body: { version: made.version } })
  const previous = ofRole.find((each) => each.validTo === before)
  if (replaced && previous) await giveBack(county, previous)
}

async function giveBack(county: string, previous: AssignmentInfo): Promise<void> {
  const { id, version, leaderName, note, validFrom } = previous
  await call(routes.changeAssignment, {
    params: { county, id },
    body: { version, leaderName, note, validFrom, validTo: null },
  })
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 24 * 60 * 60 * 1000).toISOString().slice(0, day.length)
}
