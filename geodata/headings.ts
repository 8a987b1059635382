// Which column is which property? By the property's own name, its titles and the spellings that a kind lists.
import type { TObject } from 'typebox'
import type { Kind } from './kinds/kind.ts'
import { schemaOf } from './property-value.ts'
import { plainHeading } from './readers/coordinates.ts'

/** Attribute name of the file for each property, for `name` and for `code`; absent where no column fits. */
export type Columns = Readonly<Record<string, string>>

const nameSpellings = ['name', '名称', '点位名称', '名字', 'title']
const codeSpellings = ['code', '编码', '编号', '代码', '标识码']

/** Spellings of a kind's properties, best first. */
export function spellingsOf(kind: Kind): Record<string, readonly string[]> {
  const listed: Partial<Record<string, readonly string[]>> = kind.headings
  const properties = Object.entries((kind.properties satisfies TObject).properties).map(([name, schema]) => {
    const { title = name, titleEn = name } = schemaOf(schema)
    return [name, [name, title, titleEn, ...(listed[name] ?? [])]] as const
  })
  return {
    name: [...(listed.name ?? []), ...nameSpellings],
    code: [...(listed.code ?? []), ...codeSpellings],
    ...Object.fromEntries(properties),
  }
}

/**
 * Finds a column for each name. An attribute serves one name only; exact names and titles are dealt out before the
 * looser spellings, so that 类型 goes where it is the title.
 */
export function findColumns(
  attributes: readonly string[],
  spellings: Readonly<Record<string, readonly string[]>>,
): Columns {
  const free = new Map(attributes.map((attribute) => [plainHeading(attribute), attribute]))
  const columns: Record<string, string> = {}
  const longest = Math.max(...Object.values(spellings).map((each) => each.length))
  for (let rank = 0; rank < longest; rank++) {
    for (const [name, list] of Object.entries(spellings)) {
      const plain = plainHeading(list[rank] ?? '')
      const attribute = free.get(plain)
      if (columns[name] !== undefined || attribute === undefined || plain === '') continue
      columns[name] = attribute
      free.delete(plain)
    }
  }
  return columns
}

/** Names of all attributes, in the order in which the rows bring them. */
export function attributesOf(rows: readonly { attributes: object }[]): string[] {
  const names = new Set<string>()
  for (const { attributes } of rows) for (const name in attributes) names.add(name)
  return [...names]
}
