// What the audit log tells: every write, every sign-in, every export and every phone number that was looked at.
import { type Static, Type } from 'typebox'
import { AreaCode, LevelSchema } from './areas.ts'
import { defaulted, route, strict } from './route.ts'

const title = (zh: string, en: string) => ({ zh, en })

/** What can be done that leaves a line. */
export const auditActions = {
  'sign-in': title('登录', 'Signed in'),
  'sign-in-failed': title('登录失败', 'Failed to sign in'),
  'sign-in-locked': title('登录被锁定', 'Locked out of signing in'),
  'sign-out': title('退出登录', 'Signed out'),
  'wall-opened': title('开启大屏登录', 'Made a browser the screen of a wall'),
  'session-ended': title('注销其他登录', 'Ended another session'),
  'password-changed': title('修改密码', 'Changed the password'),
  'second-factor-on': title('启用二次验证', 'Turned the second factor on'),
  'second-factor-off': title('停用二次验证', 'Turned the second factor off'),
  'administrator-created': title('创建首个管理员', 'Made the first administrator'),
  'account-opened': title('开设账号', 'Opened an account'),
  'account-changed': title('修改账号', 'Changed an account'),
  'account-disabled': title('停用账号', 'Disabled an account'),
  'account-enabled': title('启用账号', 'Enabled an account'),
  'account-unlocked': title('解除登录锁定', 'Unlocked an account'),
  'account-signed-out': title('强制下线', 'Ended all sessions of an account'),
  'password-reset': title('重置密码', 'Gave an account a new password'),
  'second-factor-removed': title('解除他人二次验证', 'Turned the second factor of an account off'),
  'phone-revealed': title('查看完整电话号码', 'Looked at a whole phone number'),
  'grant-given': title('授予角色', 'Gave a role'),
  'grant-changed': title('修改授权日期', 'Changed the dates of a role'),
  'grant-ended': title('收回角色', 'Took a role back'),
  'role-created': title('新建角色', 'Made a role'),
  'role-changed': title('修改角色', 'Changed a role'),
  'role-removed': title('删除角色', 'Removed a role'),
  'unit-created': title('新增单位', 'Added a unit'),
  'unit-changed': title('修改单位', 'Changed a unit'),
  'unit-closed': title('停用单位', 'Closed a unit'),
  'unit-reopened': title('恢复单位', 'Opened a unit again'),
  'assignment-created': title('指定包抓', 'Assigned a unit'),
  'assignment-changed': title('修改包抓', 'Changed an assignment'),
  'assignment-ended': title('结束包抓', 'Ended an assignment'),
  'assignments-created': title('批量指定包抓', 'Assigned units to many targets'),
  'grids-changed': title('调整网格', 'Changed grids'),
  'grids-renumbered': title('网格重新编号', 'Numbered grids anew'),
  'grids-proposed': title('申请调整网格', 'Proposed a change of grids'),
  'grid-proposal-moved': title('办理网格调整申请', 'Acted on a proposal for grids'),
  'grid-settings-changed': title('修改网格户数标准', 'Changed how large grids should be'),
  'grid-people-changed': title('修改网格长和网格员', 'Changed who leads a grid'),
  'micro-grid-changed': title('修改微网格', 'Changed a micro grid'),
  'micro-grids-numbered': title('重新编号微网格', 'Numbered micro grids anew'),
  'assignments-undone': title('撤销批量指定', 'Took a bulk of assignments back'),
  'duty-written': title('填写履职记录', 'Wrote a duty entry'),
  'duty-corrected': title('更正履职记录', 'Corrected a duty entry'),
  'problem-view-saved': title('保存问题视图', 'Saved a view of problems'),
  'problem-view-removed': title('删除问题视图', 'Removed a view of problems'),
  'problem-reported': title('上报问题', 'Reported a problem'),
  'problem-moved': title('流转问题', 'Moved a problem'),
  'problem-followed': title('关注问题', 'Followed a problem'),
  'problem-reminded': title('到期提醒', 'Reminded of a deadline'),
  'problem-settings-changed': title('修改问题设置', 'Changed the settings of problems'),
  refused: title('操作被拒', 'Was refused'),
  imported: title('导入数据', 'Imported data'),
  'import-undone': title('撤销导入', 'Took an import back'),
  'demo-made': title('生成演示县', 'Made the demo county'),
  exported: title('导出', 'Exported'),
} as const

export type AuditAction = keyof typeof auditActions

export const auditActionIds = Object.keys(auditActions) as AuditAction[] // keys of the literal above

const TextOrNull = Type.Union([Type.String(), Type.Null()])
const Values = Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()])

export const AuditEntry = Type.Object({
  id: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
  /** null: the command line, or a name that failed to sign in. */
  accountId: Type.Union([Type.Integer(), Type.Null()]),
  /** As it was then. */
  accountName: Type.String(),
  /** null: no such account any more. */
  displayName: TextOrNull,
  address: Type.String(),
  /** A key of `auditActions`; a line of a newer version of the product may have one that is not in it. */
  action: Type.String(),
  /** '' for what concerns the whole deployment. */
  area: Type.String(),
  areaName: TextOrNull,
  subjectType: TextOrNull,
  subjectId: TextOrNull,
  subjectName: TextOrNull,
  before: Values,
  after: Values,
})
export type AuditEntry = Static<typeof AuditEntry>

const Moment = Type.String({
  format: 'date-time',
  pattern: '^(19|20)\\d\\d-',
  description: 'a moment such as 2026-11-22T08:00:00Z',
})

/** What a page and an export choose by; each one narrows. */
const filters = {
  /** Inclusive. */
  from: Type.Optional(Moment),
  /** Exclusive. */
  to: Type.Optional(Moment),
  /** Name that somebody signs in with, whole. */
  account: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  action: Type.Optional(Type.Enum(auditActionIds)),
  /** The area itself and all below it. */
  area: Type.Optional(AreaCode),
  subjectType: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  subjectId: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  /** Anywhere in the names, the address, or what was before and after. */
  text: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
}

export const auditFilters = strict(filters)
export type AuditFilters = Static<typeof auditFilters>

/** For Excel: UTF-8 with a byte order mark. */
export const csvMediaType = 'text/csv; charset=utf-8'

/** An area by name, without a place on the map: auditors read the log, not the map. */
export const NamedArea = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** 会师镇 · 东关社区; null of a county. */
  where: TextOrNull,
})
export type NamedArea = Static<typeof NamedArea>

export const NamedSubject = Type.Object({ id: Type.String(), name: TextOrNull })
export type NamedSubject = Static<typeof NamedSubject>

/** Of a filter at a time. */
export const auditChoices = 20

export const auditRoutes = {
  listAudit: route({
    method: 'GET',
    url: '/audit',
    access: { verb: 'audit.read', over: 'inside' },
    summary: 'Lines of the audit log, the newest first, of the areas that the caller may read of',
    query: strict({
      ...filters,
      after: Type.Optional(
        Type.String({ pattern: '^\\d{1,16}-\\d{1,15}$', description: 'the `next` of the page before' }),
      ),
      limit: defaulted(Type.Integer({ minimum: 1, maximum: 500 }), 100),
    }),
    response: Type.Object({ items: Type.Array(AuditEntry), next: TextOrNull }),
  }),
  listAuditAreas: route({
    method: 'GET',
    url: '/audit/areas',
    access: { verb: 'audit.read', over: 'inside' },
    summary: `Areas whose log the caller may read: those right below one, the one of a code, or the first ${auditChoices} that words find`,
    query: strict({
      within: Type.Optional(AreaCode),
      code: Type.Optional(AreaCode),
      q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    }),
    response: Type.Object({ items: Type.Array(NamedArea) }),
  }),
  listAuditSubjects: route({
    method: 'GET',
    url: '/audit/subjects',
    access: { verb: 'audit.read', over: 'inside' },
    summary: `Of one sort the ${auditChoices} that the log told of last, or those that words or an id find`,
    query: strict({
      type: Type.String({ minLength: 1, maxLength: 40 }),
      id: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
      q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    }),
    response: Type.Object({ items: Type.Array(NamedSubject) }),
  }),
  noteValueExport: route({
    method: 'POST',
    url: '/areas/:code/value-exports',
    access: { verb: 'data.export', over: 'area' },
    rate: 'export',
    summary:
      'Leaves a line before a page saves values of an indicator, which it has on the screen, as a file',
    params: strict({ code: AreaCode }),
    body: strict({
      indicator: Type.String({ minLength: 1, maxLength: 60 }),
      level: LevelSchema,
      rows: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    }),
    response: Type.Object({ done: Type.Literal(true) }),
  }),
  exportAudit: route({
    method: 'GET',
    url: '/audit/export',
    access: { verb: 'audit.read', over: 'inside' },
    rate: 'export',
    summary: 'All chosen lines as a table for Excel, the newest first; leaves a line itself',
    query: strict({ ...filters, language: defaulted(Type.Enum(['zh', 'en']), 'zh') }),
    response: Type.Any(),
    mediaType: csvMediaType,
  }),
}
