// What is the thing called that a unit answers for? Indicators by the catalog, unnamed places by their kind.
import type { AssignmentTarget } from '../../api/contract/assignments.ts'
import { useText, useTitle } from '../text/text.ts'
import { findKind, useCounty } from './county.ts'

export function useTargetName(): (target: AssignmentTarget) => string {
  const text = useText()
  const title = useTitle()
  const { catalog } = useCounty()
  return ({ type, id, name, kind: kindId }) => {
    if (type === 'indicator') {
      const indicator = catalog.indicators.find((each) => each.id === id)
      return indicator ? title(indicator.title) : name
    }
    if (name !== '') return name
    const kind = findKind(catalog, kindId)
    return text.explanation.unnamed(kind ? title(kind.title) : id)
  }
}
