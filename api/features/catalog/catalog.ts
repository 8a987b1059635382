// Which kinds of place and which indicators does this deployment know?
import type { TSchema } from 'typebox'
import { kinds } from '../../../geodata/kinds/index.ts'
import type { Kind } from '../../../geodata/kinds/kind.ts'
import type { Catalog, catalogRoutes, KindInfo } from '../../contract/catalog.ts'
import { describe } from '../../indicators/definition.ts'
import { definitions } from '../../indicators/definitions/index.ts'
import { substituteWords } from '../../indicators/notes.ts'
import type { Handlers } from '../handler.ts'

const typeNames: Record<string, KindInfo['properties'][number]['type']> = {
  string: 'text',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
}

const catalog: Catalog = {
  kinds: kinds.map(describeKind),
  indicators: definitions.map(describe),
  substitutes: substituteWords,
}

export const catalogHandlers: Handlers<typeof catalogRoutes> = { getCatalog: () => catalog }

function describeKind(kind: Kind): KindInfo {
  const { id, title, group, shapes, properties, style } = kind
  return {
    id,
    title,
    group,
    shapes: [...shapes],
    properties: Object.entries(properties.properties).map(([name, schema]) => describeProperty(name, schema)),
    style,
  }
}

/** What the shorthands of kind.ts wrote into a property's schema. */
interface PropertySchema {
  type?: string
  title?: string
  titleEn?: string
  unit?: string
  labels?: Record<string, { zh: string; en: string }>
}

function describeProperty(name: string, schema: TSchema): KindInfo['properties'][number] {
  const { type = '', title = name, titleEn = name, unit, labels } = schema as PropertySchema // see kind.ts
  return {
    name,
    title: { zh: title, en: titleEn },
    type: labels ? 'choice' : (typeNames[type] ?? 'text'),
    ...(unit && { unit }),
    ...(labels && { labels }),
  }
}
