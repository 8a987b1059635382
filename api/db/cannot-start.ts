// Why can it not start? Every reason once in Chinese and once in English, one sentence for the operator that says what to do.
const sentences = {
  'port-wrong': {
    zh: 'PORT 是“{port}”，应为 0 到 65535 的数字，0 表示任意空闲端口。',
    en: 'PORT is "{port}"; it must be a number from 0 to 65535, where 0 means any free port.',
  },
  'proxy-wrong': {
    zh: 'TUZHI_PROXY 是“{proxy}”，应为本服务器之前的代理层数（1 到 9），或各代理的地址。',
    en: 'TUZHI_PROXY is "{proxy}"; it must be how many proxies stand before this server, 1 to 9, or their addresses.',
  },
  'port-in-use': {
    zh: '端口 {port} 已被占用。请停止占用它的程序，或用 PORT 指定其他端口。',
    en: 'Port {port} is in use. Stop what uses it, or name another port with PORT.',
  },
  'port-needs-rights': {
    zh: '没有权限使用端口 {port}。请用 PORT 指定 1023 以上的端口。',
    en: 'Port {port} needs more rights. Name a port above 1023 with PORT.',
  },
  'host-unknown': {
    zh: 'HOST 指定的 {host} 不是本机的地址。',
    en: 'HOST names {host}, which is no address of this machine.',
  },
  'folder-in-use': {
    zh: '数据目录 {folder} 正被另一个进程（{pid}）使用。请先停止该进程，或用 TUZHI_DATA 指定其他目录。',
    en: 'The data folder {folder} is in use by another process ({pid}). Stop that process first, or name another folder with TUZHI_DATA.',
  },
  'folder-is-none': {
    zh: '数据目录 {folder} 无法使用：它不是目录（{reason}）。请用 TUZHI_DATA 指定其他目录。',
    en: 'The data folder {folder} cannot be used: it is no folder ({reason}). Name another folder with TUZHI_DATA.',
  },
  'folder-not-writable': {
    zh: '数据目录 {folder} 无法使用：不能写入（{reason}）。请用 TUZHI_DATA 指定其他目录。',
    en: 'The data folder {folder} cannot be used: it cannot be written to ({reason}). Name another folder with TUZHI_DATA.',
  },
  'folder-not-lockable': {
    zh: '数据目录 {folder} 无法使用：不能加锁（{reason}）。请用 TUZHI_DATA 指定其他目录。',
    en: 'The data folder {folder} cannot be used: it cannot be locked ({reason}). Name another folder with TUZHI_DATA.',
  },
  'folder-damaged': {
    zh: '{folder} 里的数据库无法打开：已损坏，或属于其他版本。请恢复该目录的备份，或用 TUZHI_DATA 指定其他目录。',
    en: 'The database in {folder} cannot be opened: it is damaged or of another version. Restore a copy of the folder, or name another one with TUZHI_DATA.',
  },
  'photos-wrong': {
    zh: 'TUZHI_PHOTOS 是“{value}”，应形如 s3://存储桶/前缀；不设则照片存放在数据目录。',
    en: 'TUZHI_PHOTOS is "{value}"; it must look like s3://bucket/prefix. Without it photos are kept in the data folder.',
  },
  'photos-setting-missing': {
    zh: 'TUZHI_PHOTOS 指定了 S3 存储，还需设置 {name}。',
    en: 'TUZHI_PHOTOS names an S3 store; {name} has to be set too.',
  },
  'url-wrong': {
    zh: 'DATABASE_URL 应形如 postgres://user:password@host:5432/name。',
    en: 'DATABASE_URL must look like postgres://user:password@host:5432/name.',
  },
  'database-unreachable': {
    zh: '无法连接 DATABASE_URL 指定的数据库：{reason}。',
    en: 'The database at DATABASE_URL cannot be reached: {reason}.',
  },
  'database-missing': {
    zh: 'DATABASE_URL 指定的服务器上没有数据库“{name}”。请先用 createdb 建立。',
    en: 'The server at DATABASE_URL has no database "{name}". Make it first, with createdb.',
  },
  'login-refused': {
    zh: '数据库拒绝了 DATABASE_URL 中的用户或密码：{reason}。',
    en: 'The database refuses the user or password of DATABASE_URL: {reason}.',
  },
  'rights-missing': {
    zh: 'DATABASE_URL 中的角色 {role} 在数据库 {database} 中权限不足，请管理员在该库中执行：{statements}',
    en: 'The role {role} of DATABASE_URL lacks rights in the database {database}; an administrator has to run there: {statements}',
  },
  'tables-of-another': {
    zh: '数据库 {database} 中的表属于角色 {owner}，请在 DATABASE_URL 中使用该角色。',
    en: 'The tables in the database {database} belong to the role {owner}: name that role in DATABASE_URL.',
  },
  'read-only': {
    zh: 'DATABASE_URL 指定的数据库 {database} 只能读取，请改用主库及可写入的角色。',
    en: 'The database {database} of DATABASE_URL can only be read: name the primary server, and a role that may write.',
  },
  'postgres-too-old': {
    zh: '需要 PostgreSQL 15 或更高版本，DATABASE_URL 指定的服务器是 {found}。',
    en: 'PostgreSQL 15 or newer is needed; the server at DATABASE_URL has {found}.',
  },
  'postgis-missing': {
    zh: '需要 PostGIS 3.3 或更高版本，DATABASE_URL 指定的服务器没有安装。',
    en: 'PostGIS 3.3 or newer is needed; the server at DATABASE_URL has none installed.',
  },
  'postgis-too-old': {
    zh: '需要 PostGIS 3.3 或更高版本，DATABASE_URL 指定的服务器提供的是 {found}。',
    en: 'PostGIS 3.3 or newer is needed; the server at DATABASE_URL offers {found}.',
  },
  'postgis-not-updated': {
    zh: '需要 PostGIS 3.3 或更高版本，数据库 {database} 中是 {found}，请管理员在该库中执行：alter extension postgis update;',
    en: 'PostGIS 3.3 or newer is needed; the database {database} has {found}: an administrator has to run there: alter extension postgis update;',
  },
  unknown: { zh: '图治无法启动：{reason}', en: 'Tuzhi could not start: {reason}' },
} as const satisfies Record<string, { zh: string; en: string }>

export type StartFault = keyof typeof sentences

/** Thrown by whatever has to be there before anything can run; `say` has the words, `message` those in English. */
export class CannotStart extends Error {
  override name = 'CannotStart'
  readonly fault: StartFault
  readonly #values: Readonly<Record<string, string | number>>

  constructor(fault: StartFault, values: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(fill(sentences[fault].en, values), { cause })
    this.fault = fault
    this.#values = values
  }

  say(language: 'zh' | 'en'): string {
    return fill(sentences[this.fault][language], this.#values)
  }
}

function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
