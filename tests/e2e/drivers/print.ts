// What comes out of the printer: the words of every sheet, read from the PDF that Chromium makes of a page.
import { inflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'

/** One text for each sheet of paper, in the order in which it was drawn, without spaces. */
export async function printed(page: Page): Promise<string[]> {
  const objects = objectsOf(await page.pdf({ preferCSSPageSize: true }))
  const sheets = [...objects.values()].filter((each) => each.includes('/Type /Page\n'))
  return sheets.map((sheet) => wordsOf(sheet, objects).replaceAll(/\s+/g, ''))
}

type Objects = ReadonlyMap<string, string>

/** By number; bytes as Latin 1, as Skia writes them: one object after the other, none inside another. */
function objectsOf(pdf: Buffer): Objects {
  const found = pdf.toString('latin1').matchAll(/(?<=\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)
  return new Map([...found].map(([, number = '', content = '']) => [number, content]))
}

function streamOf(object: string): string {
  const [, packed = ''] = /stream\n([\s\S]*)\nendstream/.exec(object) ?? []
  return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
}

function wordsOf(sheet: string, objects: Objects): string {
  const fonts = new Map(
    [...sheet.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number = '']) => [
      name,
      charactersOf(objects.get(number) ?? '', objects),
    ]),
  )
  const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(sheet) ?? []
  let words = ''
  let font: Characters = { digits: 2, of: new Map() }
  let spelled = false
  const signs = /\/(F\d+) [\d.]+ Tf|<([\dA-F]+)>(?= Tj)|ActualText <FEFF([\dA-F]*)>|(EMC)/g
  for (const [, name, glyphs, text, end] of streamOf(objects.get(contents) ?? '').matchAll(signs)) {
    if (name) font = fonts.get(name) ?? font
    else if (end) spelled = false
    else if (text !== undefined) {
      spelled = true
      words += unicode(text)
    } else if (glyphs && !spelled)
      words += groups(glyphs, font.digits)
        .map((each) => font.of.get(each) ?? '')
        .join('')
  }
  return words
}

/** What the glyphs of a font mean, by their number in so many hexadecimal digits. */
interface Characters {
  digits: number
  of: ReadonlyMap<string, string>
}

function charactersOf(font: string, objects: Objects): Characters {
  const [, number = ''] = /\/ToUnicode (\d+) 0 R/.exec(font) ?? []
  const map = streamOf(objects.get(number) ?? '')
  const of = new Map<string, string>()
  for (const [, glyph = '', meaning = ''] of map.matchAll(/^<([\dA-F]+)> <([\dA-F]+)>$/gm))
    of.set(glyph, unicode(meaning))
  for (const [, first = '', last = '', meaning = ''] of map.matchAll(
    /^<([\dA-F]+)> <([\dA-F]+)> <([\dA-F]+)>$/gm,
  )) {
    for (let at = Number.parseInt(first, 16); at <= Number.parseInt(last, 16); at += 1) {
      const code = Number.parseInt(meaning, 16) + at - Number.parseInt(first, 16)
      of.set(at.toString(16).toUpperCase().padStart(first.length, '0'), String.fromCodePoint(code))
    }
  }
  return { digits: /codespacerange\n<([\dA-F]+)>/.exec(map)?.[1]?.length ?? 2, of }
}

function groups(text: string, length: number): string[] {
  return text.match(new RegExp(`.{${length}}`, 'g')) ?? []
}

/** UTF-16, big end first, in hexadecimal digits. */
function unicode(hex: string): string {
  return groups(hex, 4)
    .map((each) => String.fromCharCode(Number.parseInt(each, 16)))
    .join('')
}
