// `npm run import` as programs meet it: output, sentence and exit code, whatever folder it is started in.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { gbk, shapefile, useFolder } from '../support/geo-files.ts'
import { zip } from '../support/workbook.ts'

const write = await useFolder()
const data = mkdtempSync(join(tmpdir(), 'tuzhi-cli-'))
afterAll(() => rmSync(data, { recursive: true }))

test('an import of which every row was rejected fails, the report printed all the same', async () => {
  const parts = shapefile(gbk('名称'), [{ x: 105.06, y: 35.69, text: gbk('公厕') }])
  const path = await write('areas.zip', zip({ 'a.shp': parts.shp, 'a.shx': parts.shx, 'a.dbf': parts.dbf }))
  const url = inject('testDatabaseUrl')
  const { DATABASE_URL: _, ...inherited } = process.env
  const program = join(import.meta.dirname, '../../geodata/cli.ts')
  // Started elsewhere: GDAL looks for its own files from the folder of the process.
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, path, '--kind', 'region', '--json'],
    {
      cwd: dirname(path),
      encoding: 'utf8',
      env: { ...inherited, LC_ALL: 'C', ...(url ? { DATABASE_URL: url } : { TUZHI_DATA: data }) },
    },
  )
  // Above it stands how far a slow machine had come.
  expect(stderr.trim().split('\n').at(-1)).toBe('No row could be imported')
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ batches: [], rejected: [{ row: '1', code: 'no-code' }] })
})
