// What does a cell say about a property? Text from office files as the type that the kind's TypeBox object asks for.
import type { TSchema } from 'typebox'

/** What the shorthands of kinds/kind.ts write into a schema. */
export interface PropertySchema {
  type?: string
  title?: string
  titleEn?: string
  unit?: string
  labels?: Record<string, { zh: string; en: string; also?: readonly string[] }>
}

export type Reading =
  | { value: string | number | boolean }
  /** The cell is empty or says that nothing is known. */
  | 'nothing'
  /** The cell says something that the property cannot hold. */
  | 'not-understood'

const nothing = /^(|[-—–/\\.]+|n\/?a|null|none|nan|无数据|暂无|未知|不详|不清楚|待定|#n\/a)$/i
const yes = /^(是|有|对|y|yes|true|t|1|√|✓|✔|开放|已.*|全部|完好|具备)$/i
const no = /^(否|无|没有|不|n|no|false|f|0|×|✗|x|不开放|未.*|不具备|没)$/i

export function schemaOf(property: TSchema): PropertySchema {
  return property as PropertySchema // made by the shorthands of kinds/kind.ts
}

/** `heading` may name a unit in brackets: 面积(亩). */
export function readProperty(
  cell: string | number | boolean | null,
  schema: PropertySchema,
  heading: string,
): Reading {
  const text = String(cell ?? '')
    .normalize('NFKC')
    .trim()
  if (nothing.test(text)) return 'nothing'
  if (schema.labels) return readChoice(text, schema.labels)
  if (schema.type === 'boolean') return readYesNo(text)
  if (schema.type === 'number' || schema.type === 'integer') return readAmount(text, schema, heading)
  return { value: text }
}

function readChoice(text: string, labels: NonNullable<PropertySchema['labels']>): Reading {
  const wanted = text.toLowerCase()
  for (const [code, label] of Object.entries(labels)) {
    const spellings = [code, label.zh, label.en, ...(label.also ?? [])]
    if (spellings.some((each) => each.normalize('NFKC').toLowerCase() === wanted)) return { value: code }
  }
  return 'not-understood'
}

function readYesNo(text: string): Reading {
  if (yes.test(text)) return { value: true }
  return no.test(text) ? { value: false } : 'not-understood'
}

/** Factors to the unit of the property, spelled as NFKC leaves them (㎡ and m² are m2); bare numbers are in it already. */
const factors: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'm²': {
    m2: 1,
    平方米: 1,
    平米: 1,
    平方: 1,
    亩: 10_000 / 15,
    公顷: 10_000,
    ha: 10_000,
    hm2: 10_000,
    万平方米: 10_000,
    万平米: 10_000,
    km2: 1_000_000,
    平方公里: 1_000_000,
    平方千米: 1_000_000,
  },
  m: { m: 1, 米: 1, km: 1000, 公里: 1000, 千米: 1000, 里: 500, cm: 0.01, 厘米: 0.01 },
  '%': { '%': 1 },
  people: { 人: 1, 户: 1, 万: 10_000, 万人: 10_000, 万户: 10_000 },
}

function readAmount(text: string, schema: PropertySchema, heading: string): Reading {
  const match = /^(?:约|大约|~|共)?\s*([+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?)\s*(.*)$/.exec(
    text,
  )
  if (!match) return 'not-understood'
  const [, digits = '', tail = ''] = match
  const number = Number(digits.replaceAll(',', ''))
  // A date where a year is asked for: 2005-06, 2005年6月, 2005/6/1.
  if (/^\d{4}$/.test(digits) && /^[-/.年]\s*\d{1,2}/.test(tail)) return { value: number }
  const unit = tail.trim() || unitOfHeading(heading)
  const factor = schema.unit ? factors[schema.unit]?.[unit] : 1
  // In a heading a unit that we do not know is a remark; behind a number it would be guessing, as is 10-20.
  if (tail.trim() && (factor === undefined || (!schema.unit && /\d/.test(tail)))) return 'not-understood'
  const value = number * (factor ?? 1)
  // A share written as 0.35 stays: nobody can tell it from 0.35 %.
  return schema.type === 'integer' && !Number.isInteger(value) ? 'not-understood' : { value }
}

function unitOfHeading(heading: string): string {
  return /[([](.+?)[)\]]/.exec(heading.normalize('NFKC'))?.[1]?.trim() ?? ''
}
