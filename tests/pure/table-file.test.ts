// A table out of a file that somebody chose: workbooks as offices make them, texts of any program, and what is no table.
import { describe, expect, test } from 'vitest'
import { readPasted } from '../../web/components/pasted-rows.ts'
import { readTableFile, TableFileError } from '../../web/ui/table-file.ts'
import { gbk } from '../support/geo-files.ts'
import { workbook, zip } from '../support/workbook.ts'

const tablesOf = (bytes: Uint8Array | string) => readTableFile(new Blob([Buffer.from(bytes)]))
const textOf = async (bytes: Uint8Array | string) => (await tablesOf(bytes))[0].text
const faultOf = (bytes: Uint8Array | string) =>
  tablesOf(bytes).then(
    () => 'none',
    (error) => (error instanceof TableFileError ? error.fault : String(error)),
  )

interface Book {
  /** What stands in `sheetData`, or the whole of a sheet, by its name. */
  sheets: Record<string, string>
  strings?: string
  hidden?: string
  prefix?: string
}

/** A workbook with the parts that a test is about. */
function book({ sheets, strings, hidden, prefix = '' }: Book): Buffer {
  const names = Object.keys(sheets)
  const p = prefix
  const listed = names.map(
    (name, index) =>
      `<${p}sheet name="${name}" sheetId="${index + 1}"${name === hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const relations = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  return zip(
    {
      'xl/workbook.xml': `<${p}workbook><${p}sheets>${listed.join('')}</${p}sheets></${p}workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
      ...Object.fromEntries(
        Object.values(sheets).map((xml, index) => [
          `xl/worksheets/sheet${index + 1}.xml`,
          `<${p}worksheet>${xml}</${p}worksheet>`,
        ]),
      ),
      ...(strings && { 'xl/sharedStrings.xml': `<${p}sst>${strings}</${p}sst>` }),
    },
    { deflated: true },
  )
}

describe('a workbook', () => {
  test('becomes cells parted by tabs, every row as wide as the sheet', async () => {
    expect(await textOf(workbook([['单位名单'], ['单位名称', '单位代码'], ['县财政局', 'czj']]))).toBe(
      '单位名单\t\n单位名称\t单位代码\n县财政局\tczj',
    )
  })

  test('shares words between cells, also in runs of several looks and with how they are read aloud', async () => {
    const strings =
      '<si><t>单位</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">县 </t></r><r><t>财政局 &amp; 税务局</t></r>' +
      '<rPh sb="0" eb="1"><t>ケン</t></rPh></si><si><t>第一行_x000D_\n第二行</t></si>'
    const cells = ['s="3" t="s"><v>0</v>', 't="s"><v>1</v>', 't="s"><v>2</v>'].map((each) => `<c ${each}</c>`)
    const sheets = { 表: `<sheetData><row>${cells.join('')}</row></sheetData>` }
    expect(await textOf(book({ sheets, strings }))).toBe('单位\t县 财政局 & 税务局\t第一行 第二行')
  })

  test('keeps telephones and codes as they were typed, and leaves what could not be computed empty', async () => {
    const values = [
      ['', '13812345678'],
      ['', '1.3812345678E10'],
      ['', '0.30000000000000004'],
      [' t="str"', '=上级'],
      [' t="e"', '#N/A'],
      ['', '12'],
    ]
    const cells = values.map(([type, value]) => `<c${type}><v>${value}</v></c>`).join('')
    const sheets = { 表: `<sheetData><row r="1">${cells}</row></sheetData>` }
    expect(await textOf(book({ sheets }))).toBe('13812345678\t13812345678\t0.3\t=上级\t\t12')
  })

  test('keeps cells and rows where they stand, however many nobody wrote', async () => {
    const row = (number: number, cells: string) => `<row r="${number}" spans="1:3">${cells}</row>`
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const data = `${row(2, `${cell('B2', '甲')}<c r="C2" s="1"/>`)}<row r="3"/>${row(4, cell('AA4', '乙'))}${row(9, '<c r="A9"/>')}`
    const lines = (await textOf(book({ sheets: { 表: `<sheetData>${data}</sheetData>` } }))).split('\n')
    expect(lines.map((line) => line.split('\t').findIndex((each) => each !== ''))).toEqual([-1, 1, -1, 26])
  })

  test('says of merged cells on every row what stands on the first', async () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const data =
      `<row r="1">${cell('A1', '包抓名单')}</row>` +
      `<row r="2">${cell('A2', '甲小区')}${cell('B2', '财政局')}</row><row r="3">${cell('A3', '乙小区')}<c r="B3"/></row>` +
      `<row r="4">${cell('A4', '丙小区')}${cell('B4', '教育局')}</row>`
    const merged = '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="B2:B3"/></mergeCells>'
    const text = await textOf(book({ sheets: { 表: `<sheetData>${data}</sheetData>${merged}` } }))
    expect(text.split('\n')).toEqual(['包抓名单\t', '甲小区\t财政局', '乙小区\t财政局', '丙小区\t教育局'])
  })

  test('offers its sheets by name, but for what is hidden or empty, whatever prefix the elements have', async () => {
    const sheet = (text: string) =>
      `<x:sheetData><x:row r="1"><x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c></x:row></x:sheetData>`
    const sheets = { 说明: sheet('填表说明'), 名单: sheet('甲'), 底稿: sheet('乙'), 空: '<x:sheetData/>' }
    expect(await tablesOf(book({ sheets, hidden: '底稿', prefix: 'x:' }))).toEqual([
      { name: '说明', text: '填表说明' },
      { name: '名单', text: '甲' },
    ])
  })
})

describe('a text', () => {
  test.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff名称,公厕')],
    ['Chinese Excel', Buffer.concat([gbk('名称'), Buffer.from(','), gbk('公厕')])],
    ['Unicode text', Buffer.from('\ufeff名称,公厕', 'utf16le')],
  ])('of %s is read', async (_, bytes) => {
    expect(await textOf(bytes)).toBe('名称,公厕')
  })
})

describe('what is no table', () => {
  test.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'other'],
    ['a PDF', '%PDF-1.7 ...', 'other'],
    ['another office file', zip({ 'word/document.xml': '<w:document/>' }), 'other'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'old'],
    ['a page of the web that calls itself .xls', '\n<html><table><tr><td>甲</td></tr></table></html>', 'old'],
    ['half a workbook', workbook([['甲']]).subarray(0, 300), 'damaged'],
    ['a workbook that lacks its sheet', zip({ 'xl/workbook.xml': '<sheet name="a" r:id="x"/>' }), 'damaged'],
    ['a workbook without a cell', workbook([]), 'empty'],
    ['nothing', '', 'empty'],
    ['more than ten megabytes', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'large'],
  ])('%s is told in one word', async (_, bytes, fault) => {
    expect(await faultOf(bytes)).toBe(fault)
  })

  test('neither is what blows up when it is opened', async () => {
    const bomb = zip(
      {
        'xl/workbook.xml': '<sheet name="a" r:id="x"/>',
        'xl/_rels/workbook.xml.rels': '<Relationship Id="x" Target="a.xml"/>',
        'xl/a.xml': Buffer.alloc(65 * 1024 * 1024),
      },
      { deflated: true },
    )
    expect(bomb.length).toBeLessThan(100_000)
    expect(await faultOf(bomb)).toBe('damaged')
  })
})

describe('a list with headings', () => {
  const row = { target: '和谐家园', unit: '县财政局', leader: '李强' }

  test('is read by them, wherever the columns stand and whatever stands above', () => {
    const list = [
      '包抓责任表（2026 年）\t\t\t\t',
      '序号\t社区\t包抓领导\t小区名称\t包抓 单位（全称）',
      '1\t文昌社区\t李强\t和谐家园\t县财政局',
      '2\t文昌社区\t\t书香嘉园\t',
    ]
    expect(readPasted(list.join('\n'))).toEqual([row])
  })

  test('needs nobody by name', () => {
    expect(readPasted('小区,单位\n和谐家园,县财政局')).toEqual([{ ...row, leader: '' }])
  })

  test('keeps quotes, commas and line breaks inside a cell', () => {
    expect(readPasted('小区\t单位\n"和谐\n家园"\t"县""财政""局"')).toEqual([
      { target: '和谐 家园', unit: '县"财政"局', leader: '' },
    ])
    expect(readPasted('"和谐家园,一期",县财政局,李强')).toEqual([{ ...row, target: '和谐家园,一期' }])
  })
})
