// What the form of a grid holds, and what of it is sent: a number that was not typed stays as it is, since nobody saw it.
import type { GridPage, gridPageRoutes } from '../../api/contract/grid-page.ts'
import type { BodyOf } from '../../api/contract/route.ts'
import type { LeaderFields } from './LeaderForm.tsx'

export interface GridFields extends LeaderFields {
  deputies: {
    duty: string
    name: string
    phone?: string | undefined
    /** Its position until now, and whose number was shown there; none of a new one. */
    was?: number
    former?: { name: string; masked: string }
  }[]
}

export function fieldsOf({ name, leaderName, deputies }: GridPage): GridFields {
  return {
    name,
    leaderName,
    deputies: deputies.map(({ position, maskedPhone, ...each }) => ({
      duty: each.duty,
      name: each.name,
      was: position,
      ...(maskedPhone !== null && { former: { name: each.name, masked: maskedPhone } }),
    })),
  }
}

/**
 * `base`: what the form was opened with. `over`: the version that it is written over; when somebody else wrote that one,
 * its people keep their numbers by name, since their positions may be others.
 */
export function bodyOf(
  { name, leaderName, leaderPhone, deputies }: GridFields,
  base: GridPage,
  over: GridPage,
): BodyOf<typeof gridPageRoutes.changeGrid> {
  const formerly = (deputy: GridFields['deputies'][number]): number | undefined =>
    base.version === over.version
      ? deputy.was
      : over.deputies.find((each) => each.name === deputy.name.trim())?.position
  return {
    version: over.version,
    name: name.trim(),
    leaderName: leaderName?.trim() || null,
    ...(leaderPhone && { leaderPhone }),
    deputies: deputies.map((each) => {
      const was = formerly(each)
      return {
        name: each.name.trim(),
        duty: each.duty.trim(),
        ...(was !== undefined && { was }),
        ...(each.phone && { phone: each.phone }),
      }
    }),
  }
}
