// The product's own source as text: which files there are and what each imports. For the house rules.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export interface SourceFile {
  /** From the root of the repository, with `/`. */
  path: string
  text: string
}

export interface Import {
  from: string
  /** A path of ours from the root, or the name of a package such as `kysely` or `@turf/turf`. */
  target: string
  ours: boolean
  typeOnly: boolean
}

/** Files below these folders whose names end so. */
export function sourceFiles(folders: readonly string[], endings = ['.ts', '.tsx']): SourceFile[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
    )
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

// Statements begin at the start of a line, as Biome writes them; a dynamic import stands anywhere.
const statement = /^(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g

export function importsOf({ path, text }: SourceFile): Import[] {
  const found = [
    ...[...text.matchAll(statement)].map(([, type, target]) => ({ target: target!, typeOnly: !!type })),
    ...[...text.matchAll(dynamic)].map(([, target]) => ({ target: target!, typeOnly: false })),
  ]
  return found
    .filter(({ target }) => !target.startsWith('node:'))
    .map(({ target, typeOnly }) => {
      const ours = target.startsWith('.')
      const resolved = ours ? posix.join(dirname(path), target) : packageName(target)
      return { from: path, target: resolved, ours, typeOnly }
    })
}

function packageName(specifier: string): string {
  const [scope, name] = specifier.split('/')
  return specifier.startsWith('@') ? `${scope}/${name}` : scope!
}

/** The text with comments blanked out, so that a word in a comment is no finding. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '))
}

/** `path:line` of every match. */
export function places({ path, text }: SourceFile, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(
    (match) => `${path}:${text.slice(0, match.index).split('\n').length} ${match[0].trim()}`,
  )
}
