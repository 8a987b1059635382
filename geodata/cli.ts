// npm run import: files become rows of the database. The entry wires options, database, progress and report.
import { parseArgs } from 'node:util'
import { CannotStart } from '../api/db/cannot-start.ts'
import { AppError } from '../api/db/errors.ts'
import { openDatabase, optionsFromEnvironment } from '../api/db/open.ts'
import { warnOfFaults } from '../api/features/grids/health/warn-of-faults.ts'
import { importFiles } from '../api/features/imports/import-files.ts'
import { printReport, printUndone, reportAsJson } from '../api/features/imports/print-report.ts'
import { isAllRejected } from '../api/features/imports/report.ts'
import { undoBatch } from '../api/features/imports/undo-batch.ts'
import { warnOfUnitGrids } from '../api/features/unit-grids/warn-of-unit-grids.ts'
import { type Language, languageOf, say } from './messages.ts'
import { BadInput } from './remark.ts'
import { showProgress } from './show-progress.ts'

const usage = {
  zh: `用法：npm run import -- 文件... [选项]

  --kind 类别                  文件里是什么（toilet、region、grid、micro-grid、unit-grid、unit ...）；OSM 数据按标签识别
  --crs EPSG:4544|gcj02|bd09   坐标系；不给则看文件的声明，再看数值
  --region 代码                数据属于哪个县
  --region-from-bounds 代码 --name 名称
                               用 OSM 文件的范围建一个县，并暂代建成区
  --metric-crs EPSG:4544       量算用的投影，只在第一个县时可选
  --dry-run                    只检查，不写入
  --json                       输出 JSON
  --undo 批次                  撤销一次导入
`,
  en: `Usage: npm run import -- FILE... [options]

  --kind ID                    what the file holds (toilet, region, grid, micro-grid, unit-grid, unit ...); OSM tells by its tags
  --crs EPSG:4544|gcj02|bd09   its coordinates; without it the file or the numbers tell
  --region CODE                the county that the data belong to
  --region-from-bounds CODE --name NAME
                               makes a county of the bounds of an OSM file, which stand in for the built-up area
  --metric-crs EPSG:4544       the projection to measure in, to be chosen with the first county only
  --dry-run                    checks and writes nothing
  --json                       prints JSON
  --undo BATCH                 takes an import back
`,
} as const satisfies Record<Language, string>

const options = {
  kind: { type: 'string' },
  crs: { type: 'string' },
  region: { type: 'string' },
  'region-from-bounds': { type: 'string' },
  name: { type: 'string' },
  'metric-crs': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  undo: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const language = languageOf(process.env)
process.exitCode = await run()

async function run(): Promise<number> {
  const shown = showProgress(process.stderr, language)
  try {
    const { values, positionals: files } = readArguments()
    if (values.help) {
      process.stdout.write(usage[language])
      return 0
    }
    const undo = values.undo === undefined ? undefined : readBatch(values.undo)
    if (undo === undefined && files.length === 0) throw new BadInput('nothing-to-do')
    const database = await openDatabase(optionsFromEnvironment())
    try {
      if (undo !== undefined) {
        const undone = await undoBatch(database.db, undo, shown.progress)
        shown.end()
        process.stdout.write(values.json ? `${JSON.stringify(undone)}\n` : printUndone(undone, language))
        return 0
      }
      const request = {
        files,
        kind: values.kind,
        crs: values.crs,
        region: values.region,
        regionFromBounds: values['region-from-bounds'],
        name: values.name,
        metricCrs: values['metric-crs'],
        dryRun: values['dry-run'],
      }
      const report = await importFiles(
        database.db,
        request,
        shown.progress,
        undefined,
        warnOfFaults,
        warnOfUnitGrids,
      )
      shown.end()
      process.stdout.write(values.json ? reportAsJson(report, language) : printReport(report, language))
      if (!isAllRejected(report)) return 0
      process.stderr.write(`${say({ code: 'all-rejected' }, language)}\n`)
      return 1
    } finally {
      await database.close()
    }
  } catch (error) {
    shown.end()
    process.stderr.write(`${explain(error)}\n`)
    return 1
  }
}

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new BadInput('option-wrong', { message: sentence })
  }
}

function readBatch(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new BadInput('batch-unknown', { batch: text })
  return Number(text)
}

function explain(error: unknown): string {
  if (error instanceof BadInput) return say(error.remark, language)
  if (error instanceof CannotStart) return error.say(language)
  if (error instanceof AppError) return error.message
  // A fault of ours: one line for the operator, the rest on request.
  const text = error instanceof Error ? error.message : String(error)
  if (process.env.TUZHI_DEBUG && error instanceof Error) return error.stack ?? text
  return language === 'zh'
    ? `导入失败，没有写入任何数据：${text}`
    : `The import failed and wrote nothing: ${text}`
}
