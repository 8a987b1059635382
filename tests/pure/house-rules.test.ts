// The house rules of the design that a machine can check: who imports what, what a list holds, what must not stand where.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KindInfo } from '../../api/contract/catalog.ts'
import { routes } from '../../api/contract/routes.ts'
import { definitions } from '../../api/indicators/definitions/index.ts'
import { clean } from '../../geodata/clean.ts'
import { generateCounty } from '../../geodata/demo/generate.ts'
import { kinds } from '../../geodata/kinds/index.ts'
import type { Kind } from '../../geodata/kinds/kind.ts'
import type { Attributes } from '../../geodata/readers/source.ts'
import { pagePatterns } from '../../web/paths.ts'
import { en } from '../../web/text/en.ts'
import { zhCN } from '../../web/text/zh-CN.ts'
import { lockFile, migrationHashes } from '../support/migration-hashes.ts'
import {
  type Import,
  importsOf,
  places,
  root,
  sourceFiles,
  withoutComments,
} from '../support/source-files.ts'

const productFolders = ['web', 'api', 'geodata', 'migrations'] as const
const product = sourceFiles(productFolders)
const web = product.filter(({ path }) => path.startsWith('web/'))
const imports = product.flatMap(importsOf)

/** The programs that wire things together: nobody imports them, they may import everything. */
const entries = [
  'api/server.ts',
  'api/administrator.ts',
  'api/indicators/cli.ts',
  'geodata/cli.ts',
  'geodata/demo/cli.ts',
  'web/main.tsx',
]

/** What two entries share of their wiring; only entries import it. */
const wiring = ['geodata/demo/load.ts', 'geodata/demo/draw-photos.ts']

interface Boundary {
  folder: string
  /** Folders or files of ours that it may import, besides itself. */
  ours: readonly string[]
  /** Packages it may import; without it any. */
  packages?: readonly string[]
}

/** What every part of the web may ask: the server, where things are, what the link says. */
const webRoot = ['web/api.ts', 'web/queries/', 'web/paths.ts', 'web/view.ts', 'web/problem-link.ts']

const boundaries: readonly Boundary[] = [
  { folder: 'api/contract/', ours: [], packages: ['typebox'] },
  {
    folder: 'geodata/',
    ours: [],
    packages: ['typebox', 'geojson', 'gcoord', 'gdal3.js', 'pbf'],
  },
  {
    folder: 'api/db/',
    ours: ['api/contract/'],
    packages: ['kysely', 'pg', 'geojson', '@electric-sql/pglite', '@electric-sql/pglite-postgis'],
  },
  {
    // Decodes and keeps pictures, which features ask for as they ask `api/db` for rows: what knows image formats and
    // stores of objects knows neither SQL nor HTTP.
    folder: 'api/photos/',
    ours: ['api/contract/', 'api/db/errors.ts', 'api/db/cannot-start.ts', 'api/db/data-folder.ts'],
    packages: ['sharp', 'libheif-js', 'aws4fetch'],
  },
  {
    folder: 'api/indicators/',
    ours: ['api/contract/', 'api/db/'],
    packages: ['kysely', 'typebox', 'geojson'],
  },
  {
    folder: 'api/features/',
    ours: ['api/contract/', 'api/db/', 'api/indicators/', 'api/photos/', 'geodata/'],
  },
  { folder: 'web/ui/', ours: [], packages: ['react', 'react-dom', 'antd', '@ant-design/icons'] },
  { folder: 'web/text/', ours: ['web/view.ts', 'api/contract/'] },
  {
    folder: 'web/components/',
    ours: ['api/contract/', 'web/ui/', 'web/map/', 'web/text/'].concat(webRoot),
  },
  {
    folder: 'web/map/',
    ours: ['api/contract/', 'web/ui/', 'web/text/'].concat(webRoot),
  },
  { folder: 'web/', ours: ['api/contract/'] },
  { folder: 'migrations/', ours: [], packages: ['kysely'] },
]

/** Packages that only one part of the product knows. */
const reserved: Record<string, readonly string[]> = {
  'maplibre-gl': ['web/map/', 'web/main.tsx'],
  '@deck.gl': ['web/map/'],
  '@turf/turf': ['web/map/'],
  pg: ['api/db/'],
  '@electric-sql/pglite': ['api/db/'],
  sharp: ['api/photos/'],
  'libheif-js': ['api/photos/'],
  aws4fetch: ['api/photos/'],
  '@playwright/test': [],
  playwright: [],
}

const show = ({ from, target }: Import) => `${from} imports ${target}`
const startsWithOneOf = (path: string, starts: readonly string[]) =>
  starts.some((each) => path.startsWith(each))

describe('1 the import table', () => {
  test.each(boundaries)('$folder imports only what it may', ({ folder, ours, packages }) => {
    const wrong = imports
      .filter(({ from }) => from.startsWith(folder) && ![...entries, ...wiring].includes(from))
      .filter((each) =>
        each.ours
          ? !startsWithOneOf(each.target, [folder, ...ours]) && !isKindIdAsType(each)
          : packages !== undefined && !packages.includes(each.target),
      )
    expect(wrong.map(show)).toEqual([])
  })

  test('a feature never imports another feature', () => {
    const wrong = imports.filter(({ from, target }) => {
      const [mine, other] = [featureOf(from), featureOf(target)]
      return mine && other && mine !== other
    })
    expect(wrong.map(show)).toEqual([])
  })

  test('nobody imports an entry, and only entries import their wiring', () => {
    const wrong = imports.filter(
      ({ from, target }) =>
        entries.includes(target) || (wiring.includes(target) && ![...entries, ...wiring].includes(from)),
    )
    expect(wrong.map(show)).toEqual([])
  })
})

/** Definitions name kinds and the compiler checks them; nothing of geodata runs there. */
function isKindIdAsType({ from, target, typeOnly }: Import): boolean {
  return typeOnly && from.startsWith('api/indicators/') && target === 'geodata/kinds/index.ts'
}

function featureOf(path: string): string | undefined {
  return /^api\/features\/([^/]+)\//.exec(path)?.[1]
}

test('2 the web names no kind and no indicator', () => {
  const style = KindInfo.properties.style.properties
  // Words that the catalog itself uses for roles and symbols mean those: `road`, `water`, `square` ...
  const roles: string[] = [...style.role.enum, ...style.symbol.enum]
  const ids = [...kinds, ...definitions].map(({ id }) => id as string).filter((id) => !roles.includes(id))
  const literal = new RegExp(`(['"\`])(?:${ids.join('|')})\\1`, 'g')
  const found = web.flatMap(({ path, text }) => places({ path, text: withoutComments(text) }, literal))
  expect(found).toEqual([])
})

describe('3 list folders', () => {
  const lists = [
    {
      folder: 'geodata/kinds',
      ids: kinds.map(({ id }) => id as string),
      besides: ['index', 'kind', 'osm-tags'],
    },
    { folder: 'api/indicators/definitions', ids: definitions.map(({ id }) => id), besides: ['index'] },
  ]
  test.each(lists)('$folder holds one file per member of its list', ({ folder, ids, besides }) => {
    const names = sourceFiles([folder]).map(({ path }) => path.replace(`${folder}/`, '').replace('.ts', ''))
    expect(names.filter((name) => !besides.includes(name)).toSorted()).toEqual(ids.toSorted())
  })
})

describe('4 proof of every member', () => {
  const demo = generateCounty({ size: 'S', seed: 1 })

  test.each(kinds.map((kind): [string, Kind] => [kind.id, kind]))(
    '%s has demo data without a fault',
    (id, kind) => {
      const made = demo.places.filter((place) => place.kind === id)
      expect(made).not.toEqual([])
      const rows = made.map(({ sourceKey, name = null, code = null, geometry, properties }) => ({
        row: sourceKey,
        geometry,
        attributes: { name, code, ...properties } as Attributes, // values of kinds are text, numbers and yes or no
      }))
      const { accepted, rejected, notes } = clean(rows, kind)
      expect({ rejected, notes }).toEqual({ rejected: [], notes: [] })
      expect(accepted.map(({ properties }) => properties)).toEqual(made.map(({ properties }) => properties))
    },
  )

  test.each(definitions.map(({ id }) => id))('indicator %s has a test', (id) => {
    expect(existsSync(join(root, `tests/db/indicators/${id}.test.ts`))).toBe(true)
  })
})

test('5 no file is longer than 400 lines', () => {
  const files = [...product, ...sourceFiles(['web'], ['.css'])]
  const long = files.filter(({ text }) => text.split('\n').length > 401).map(({ path }) => path)
  expect(long).toEqual([])
})

describe('6 what only one place may do', () => {
  test.each(Object.entries(reserved))('%s is known only where it belongs', (name, folders) => {
    const wrong = imports
      .filter(({ target, ours }) => !ours && (target === name || target.startsWith(`${name}/`)))
      .filter(({ from }) => !startsWithOneOf(from, folders))
    expect(wrong.map(show)).toEqual([])
  })

  test('only web/api.ts asks the server', () => {
    const callers = product.filter(({ path }) => path !== 'web/api.ts')
    const found = callers.flatMap(({ path, text }) =>
      places(
        { path, text: withoutComments(text) },
        /(?<![.\w])fetch\(|\bXMLHttpRequest\b|new EventSource\(/g,
      ),
    )
    expect(found).toEqual([])
  })
})

test('6 a page asks by itself only on the wall, and after the server was away', () => {
  // Counts the seconds of a wait and asks nothing.
  const allowed = /^web\/components\/(WallSession|ServerBanner|DemoOffer)\.tsx:/
  const found = web.flatMap(({ path, text }) =>
    places({ path, text: withoutComments(text) }, /\b(?:refetchInterval|setInterval)\b/g),
  )
  expect(found.filter((place) => !allowed.test(place))).toEqual([])
})

describe('7 every route', () => {
  const all = Object.entries(routes)

  test('says who may call it and what it answers', () => {
    const silent = all.filter(([, route]) => !route.access || typeof route.response !== 'object')
    expect(silent.map(([name]) => name)).toEqual([])
  })

  test('has a test in tests/api', () => {
    const tests = sourceFiles(['tests/api'])
      .map(({ text }) => text)
      .join('\n')
    const untested = all.filter(([name, { url }]) => {
      // Asked by name, `routes.getArea`, or by address: `/api/areas/629901/shape`, `/api/areas/${county}/shape?…`
      const address = url.replace(/:\w+/g, '(?:\\$\\{[^}]+\\}|[^/\'"`?]+)')
      return !new RegExp(`routes\\.${name}\\b|['"\`](?:/api)?${address}['"\`?$]`).test(tests)
    })
    expect(untested.map(([name]) => name)).toEqual([])
  })
})

test('8 every path of the web has a page and every page a path', () => {
  const { text } = web.find(({ path }) => path === 'web/routes.tsx')!
  const used = [...text.matchAll(/\bpath:\s*(.+?),/g)].map(([, value]) => value)
  expect(used.toSorted()).toEqual(
    Object.keys(pagePatterns)
      .map((name) => `pagePatterns.${name}`)
      .toSorted(),
  )
})

describe('9 migrations', () => {
  const names = Object.keys(migrationHashes())

  test('are numbered without gaps', () => {
    expect(names.map((name) => name.slice(0, 5))).toEqual(
      names.map((_, index) => `${String(index + 1).padStart(4, '0')}-`),
    )
  })

  test('never change once landed (`npm run lock:migrations` after adding one)', () => {
    expect(migrationHashes()).toEqual(JSON.parse(readFileSync(lockFile, 'utf8')))
  })
})

test('10 every index says which query it serves', () => {
  const silent = sourceFiles(['migrations']).flatMap((file) => {
    const lines = file.text.split('\n')
    return places(file, /create (?:unique )?index \w+/g).filter((place) => {
      const line = Number(/:(\d+) /.exec(place)?.[1])
      // The comment stands right above the statement, in TypeScript or inside the SQL.
      return !lines.slice(Math.max(0, line - 3), line - 1).some((each) => /^\s*(\/\/|--) serves: /.test(each))
    })
  })
  expect(silent).toEqual([])
})

describe('11 words that people read', () => {
  test('Chinese and English have the same keys', () => {
    expect(keysOf(en)).toEqual(keysOf(zhCN))
  })

  test('stand in web/text and nowhere else', () => {
    const chinese = /[\u3400-\u9fff]+/g
    const betweenTags = />[^<>{}=;()]*[A-Za-z]{2,}[^<>{}=;()]*<\//g
    const attribute = /\b(?:title|placeholder|aria-label|alt|label|description)="[^"]*[A-Za-z]{2,}[^"]*"/g
    const files = web.filter(({ path }) => !path.startsWith('web/text/'))
    const found = files.flatMap(({ path, text }) => {
      const code = { path, text: withoutComments(text) }
      const patterns = path.endsWith('.tsx') ? [chinese, betweenTags, attribute] : [chinese]
      return patterns.flatMap((pattern) => places(code, pattern))
    })
    expect(found).toEqual([])
  })
})

/** `board.title`, `board.empty` ... of a tree of texts. */
function keysOf(texts: object, prefix = ''): string[] {
  return Object.entries(texts)
    .flatMap(([key, value]) =>
      value && typeof value === 'object' ? keysOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
    )
    .toSorted()
}
