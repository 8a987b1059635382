// What an OpenStreetMap tag value says, when it says anything: tags are free text, and silence is not zero.

/** The first number of a tag such as `7.5`, `7,5 m` or `~6`; undefined when there is none or it is in feet. */
export function numberTag(value: string | undefined): number | undefined {
  if (!value || /['"]|ft/.test(value)) return undefined
  const found = /\d+(?:[.,]\d+)?/.exec(value)?.[0]
  return found === undefined ? undefined : Number(found.replace(',', '.'))
}

/** As `numberTag`, when it is whole: places, storeys, beds. */
export function countTag(value: string | undefined): number | undefined {
  const number = numberTag(value)
  return number !== undefined && Number.isInteger(number) ? number : undefined
}

/** `yes` and `designated` are true, `no` is false, anything else says nothing. */
export function yesNoTag(value: string | undefined): boolean | undefined {
  if (value === 'yes' || value === 'designated') return true
  return value === 'no' ? false : undefined
}

/** Looks a value up in a table; undefined when the table does not know it. */
export function tagAs<T>(value: string | undefined, table: Record<string, T>): T | undefined {
  return value !== undefined && Object.hasOwn(table, value) ? table[value] : undefined
}
