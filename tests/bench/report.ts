// The measured table of README.md: written between its markers, the words around it stay.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Line, Result } from './result.ts'

const file = join(import.meta.dirname, 'README.md')
const ending = '<!-- measured: end -->'
const beginning = '<!-- measured: begin, written by npm run bench -->'

/** Replaces the measured part. @throws when the markers are gone */
export function writeReadme(measured: string): void {
  const text = readFileSync(file, 'utf8')
  const [before, after] = [text.indexOf(beginning), text.indexOf(ending)]
  if (before < 0 || after < before) throw new Error('tests/bench/README.md has lost its markers.')
  writeFileSync(file, `${text.slice(0, before + beginning.length)}\n\n${measured}\n\n${text.slice(after)}`)
}

export function printResult({ title, workload, lines, answers, notes }: Result): string {
  return [
    `### ${title}`,
    workload,
    table(['measured', 'median (fastest–slowest)', 'beside it', 'aim', ''], lines.map(lineCells)),
    ...(answers ? [table(answers.head, answers.rows)] : []),
    ...notes,
  ].join('\n\n')
}

function lineCells({ what, measured, peer = '', aim = '', met }: Line): string[] {
  return [what, measured, peer, aim, met === undefined ? '' : met ? 'met' : '**missed**']
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
