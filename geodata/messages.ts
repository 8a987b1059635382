// How an import speaks: every reason, warning and error once in Chinese and once in English, `{name}` for values.
import { microGridMessages } from './micro-grid-messages.ts'
import type { Remark } from './remark.ts'
import { unitGridMessages } from './unit-grid-messages.ts'

export type Language = 'zh' | 'en'

const messages = {
  ...microGridMessages,
  // Rows that were left out
  duplicate: { zh: '与前面的一条重复', en: 'the same stands in an earlier row' },
  'duplicate-code': { zh: '编码 {code} 重复', en: 'the code {code} stands in an earlier row' },
  'no-area': { zh: '图形没有面积', en: 'the shape has no area' },
  'no-extent': { zh: '图形没有长度或面积', en: 'the shape has no length or area' },
  'needs-area': { zh: '需要面，得到的是 {type}', en: 'needs a polygon and got a {type}' },
  'too-far': { zh: '距县界 {km} 公里，超出 20 公里', en: 'lies {km} km from the county; 20 km is the limit' },
  'region-code-wrong': {
    zh: '编码 {code} 不是 {county} 的区划代码（6、9 或 12 位）',
    en: '{code} is no region code of {county} (6, 9 or 12 digits)',
  },
  'county-unknown': {
    zh: '县 {county} 尚未导入，请先导入县界',
    en: 'the county {county} is not known; import its boundary first',
  },
  'grid-code-wrong': { zh: '网格编码 {code} 不是 15 位数字', en: 'the grid code {code} has not 15 digits' },
  'community-unknown': { zh: '社区 {code} 尚未导入', en: 'the community {code} is not known' },
  'duplicate-row': { zh: '与第 {row} 条重复', en: 'the same as row {row}' },
  'no-position': { zh: '没有坐标', en: 'has no position' },
  malformed: { zh: '图形不完整（{type}）', en: 'the geometry is not whole ({type})' },
  'empty-geometry': { zh: '图形为空', en: 'the geometry is empty' },
  'outside-world': {
    zh: '坐标 {lng}, {lat} 不在地球上',
    en: 'the coordinates {lng}, {lat} lie outside the world',
  },
  'zero-position': { zh: '坐标为 0, 0', en: 'the coordinates are 0, 0' },
  'wrong-shape': { zh: '“{kind}”不接受 {type}', en: '{kindEn} does not take a {type}' },
  'community-not-found': {
    zh: '没有编码，也看不出属于哪个社区：未写明社区，图形也不在任何社区内',
    en: 'has no code and names no community, nor does it lie in one',
  },
  'grid-code-ended': {
    zh: '编码 {code} 属于已撤销的网格，不再使用',
    en: 'the code {code} is that of a grid that ended; it is never used again',
  },
  'grid-numbers-used-up': {
    zh: '社区 {code} 的网格编号已用完',
    en: 'the grid numbers of the community {code} are used up',
  },
  'grid-renumbered': {
    zh: '原编码 {code} 现为 {present}，已按新编码导入',
    en: 'the former code {code} is {present} now, under which it was imported',
  },
  'grids-numbered': {
    zh: '{count} 个网格没有编码，已按自西向东、自北向南的顺序编号',
    en: '{count} grids have no code; they were numbered from west to east, north to south',
  },
  'no-code': { zh: '没有编码', en: 'has no code' },
  'region-code-length': {
    zh: '编码 {code} 不是 6、9 或 12 位数字',
    en: 'the code {code} has not 6, 9 or 12 digits',
  },
  'not-a-county': { zh: '{code} 是省或地级市，不是县', en: '{code} is a province or prefecture, no county' },
  'no-unit-name': { zh: '没有单位名称', en: 'has no name' },
  'text-too-long': { zh: '“{text}”太长', en: '"{text}" is too long' },
  'unit-code-wrong': {
    zh: '单位代码“{code}”只能是 40 个以内的文字、数字、点或短横',
    en: 'the code "{code}" may only have 40 letters, digits, dots or dashes',
  },
  'unit-ambiguous': {
    zh: '有几个单位都叫“{name}”，请写明单位代码',
    en: 'several units are called {name}; say its code',
  },
  'assignment-overlaps': {
    zh: '同一时间已有单位担任这一角色',
    en: 'a unit has this role there at that time already',
  },
  'unit-unknown': { zh: '单位不存在', en: 'the unit is not known' },
  'target-unknown': { zh: '包抓对象不存在', en: 'what the unit answers for is not known' },

  // Notes about rows that were taken
  repaired: { zh: '自相交或没有闭合的面已修复', en: 'self-crossing or unclosed shapes were repaired' },
  'outside-county': {
    zh: '{count} 个在县界以外 20 公里以内，已保留（服务范围可能伸入）',
    en: '{count} lie outside the county within 20 km and were kept: their service area may reach in',
  },
  'looks-like-existing': {
    zh: '{count} 个与已有同名点位相距不到 10 米，可能重复',
    en: '{count} have a namesake of another import within 10 m and may be duplicates',
  },

  'unit-parent-unknown': {
    zh: '上级单位“{parent}”不存在或不止一个，未填',
    en: 'there is no unit {parent}, or more than one, to stand above it; left out',
  },
  'unit-parent-circle': {
    zh: '上级单位“{parent}”本身在它之下，未填',
    en: '{parent} stands below it and cannot stand above it; left out',
  },
  'osm-incomplete': {
    zh: '{count} 个要素的节点不全（被截在文件以外），未导入',
    en: '{count} objects have parts outside the file and were left out',
  },
  'value-not-understood': {
    zh: '“{column}”中的“{text}”无法识别，{count} 条留空',
    en: '"{text}" under "{column}" was not understood and left empty in {count} rows',
  },
  'serial-codes': {
    zh: '编号只是顺序号，改用名称加位置识别同一点位',
    en: 'the codes are mere serial numbers; name and position tell places apart instead',
  },
  'zone-number': {
    zh: '{file}：横坐标带有带号 {zone}，按 {used} 处理',
    en: '{file}: eastings carry the zone number {zone}; taken as {used}',
  },
  'zone-number-missing': {
    zh: '{file}：横坐标没有带号 {zone}，按 {used} 处理',
    en: '{file}: eastings lack the zone number {zone}; taken as {used}',
  },
  'axes-swapped': {
    zh: '{file}：两个坐标轴写反了，已对调',
    en: '{file}: the two axes were swapped and have been put right',
  },
  'crs-header-wrong': {
    zh: '{file}：文件声明为 {crs}，与坐标数值不符，按 {used} 处理',
    en: '{file}: it says {crs}, which does not fit its numbers; taken as {used}',
  },
  'crs-assumed': {
    zh: '{file}：文件没有说明坐标系，按 WGS 84 处理；高德来源的请加 --crs gcj02，百度来源的请加 --crs bd09',
    en: '{file}: it names no CRS and was taken as WGS 84; add --crs gcj02 for data from Amap, --crs bd09 from Baidu',
  },
  'looks-shifted': {
    zh: '疑似 {datum} 偏移：到已有道路的中位距离 {before} 米，按 {datum} 纠偏后为 {after} 米；确认后请加 --crs {datum} 重新导入',
    en: 'looks like {datum}: the median distance to the roads already there is {before} m, and {after} m when shifted back; if so, import again with --crs {datum}',
  },
  // About the mosaic that came of it
  'grids-invalid': {
    zh: '{count} 个网格的边界自相交，请在“网格检查”中处理',
    en: '{count} grids have borders that cross themselves; see the health of grids',
  },
  'grids-overlap': {
    zh: '网格之间有 {count} 处重叠，共 {area} 平方米',
    en: 'grids overlap at {count} places, {area} m² in all',
  },
  'grids-gap': {
    zh: '社区内有 {count} 处没有网格覆盖，共 {area} 平方米',
    en: 'no grid covers {count} places inside communities, {area} m² in all',
  },
  'grids-outside': {
    zh: '网格有 {count} 处超出社区边界，共 {area} 平方米',
    en: 'grids reach beyond their community at {count} places, {area} m² in all',
  },
  'grids-sliver': { zh: '有 {count} 处狭小地块', en: 'there are {count} slivers' },
  'grids-scattered': {
    zh: '{count} 个网格由不相连的几块组成',
    en: '{count} grids are made of pieces that do not touch',
  },
  'grids-encloses': { zh: '{count} 个网格包围了别的网格', en: '{count} grids enclose another one' },
  'grids-compound-cut': { zh: '{count} 个小区被网格边界切开', en: 'borders of grids cut {count} compounds' },
  'grids-building-cut': {
    zh: '{count} 栋建筑物被网格边界切开',
    en: 'borders of grids cut {count} buildings',
  },
  // About the unit grids of city management
  ...unitGridMessages,
  'both-directions': {
    zh: '{count} 条线按两个方向各存了一次，计算长度时只算一次',
    en: '{count} lines are stored in both directions and count once in lengths',
  },
  'dual-carriageway': {
    zh: '{count} 条线是同一条路的上下行，计算长度时只算一次',
    en: '{count} lines are the two sides of dual carriageways and count once in lengths',
  },

  // Input that cannot be imported
  'file-missing': { zh: '找不到文件 {file}', en: 'There is no file {file}' },
  'not-a-file': { zh: '{file} 不是文件', en: '{file} is no file' },
  empty: { zh: '{file} 里没有数据', en: '{file} holds no data' },
  damaged: { zh: '{file} 已损坏或不完整，无法读取', en: '{file} is damaged or cut off and cannot be read' },
  encrypted: { zh: '{file} 有密码，请先解密', en: '{file} is protected by a password; unpack it first' },
  'unknown-format': {
    zh: '{file} 的格式不认识；可用 {known}',
    en: '{file} has an unknown format; known are {known}',
  },
  'not-this-format': { zh: '{file} 不是 {format}', en: '{file} is no {format}' },
  'pbf-feature': {
    zh: '这个 .pbf 文件需要 {feature}，暂不支持',
    en: 'This .pbf file needs {feature}, which is not supported',
  },
  'shapefile-part-missing': {
    zh: 'Shapefile {file} 缺少 {part} 文件，请把同名的 .shp、.shx、.dbf 放在一起',
    en: 'The Shapefile {file} lacks its {part} file; .shp, .shx and .dbf of one name belong together',
  },
  'shapefile-counts-differ': {
    zh: 'Shapefile {file}：.shp 有 {shapes} 个图形，.dbf 有 {records} 条记录，不是同一份数据',
    en: 'The Shapefile {file} has {shapes} shapes in its .shp and {records} records in its .dbf, which cannot belong together',
  },
  'prj-unreadable': {
    zh: '{file}：.prj 文件读不懂，请用 --crs 说明坐标系，例如 --crs EPSG:4544',
    en: '{file}: its .prj cannot be understood; say the CRS with --crs, for example --crs EPSG:4544',
  },
  'save-as-xlsx': {
    zh: '{file}：{extension} 格式读不了，请在表格软件中另存为 .xlsx 再导入',
    en: '{file}: {extension} workbooks cannot be read; save it as .xlsx and import that',
  },
  'not-text': {
    zh: '{file} 不是文本，CSV 应为 UTF-8 或 GBK 编码的文字',
    en: '{file} is no text; a CSV is text in UTF-8 or GBK',
  },
  'no-coordinates': {
    zh: '{file} 中找不到坐标列（经度/纬度 或 坐标）；表头为：{headings}',
    en: '{file} has no columns with coordinates (经度/纬度, lng/lat or 坐标); its first line is: {headings}',
  },
  'crs-unknown': {
    zh: '不认识坐标系“{crs}”；可用 cgcs2000、wgs84、gcj02、bd09 或 EPSG 编号，例如 EPSG:4544',
    en: 'The CRS "{crs}" is not known; use cgcs2000, wgs84, gcj02, bd09 or an EPSG number such as EPSG:4544',
  },
  'crs-values-degrees': {
    zh: '{file}：指定了 {crs}，但坐标是经纬度',
    en: '{file}: {crs} was given, but the coordinates are degrees',
  },
  'crs-values-metres': {
    zh: '{file}：指定了 {crs}，但坐标不是经纬度',
    en: '{file}: {crs} was given, but the coordinates are not degrees',
  },
  'zone-mismatch': {
    zh: '{file}：横坐标的带号是 {zone}，与 {crs} 不符',
    en: '{file}: the eastings carry the zone number {zone}, which is not that of {crs}',
  },
  'crs-six-digits': {
    zh: '{file}：横坐标是不带带号的六位数，看不出在哪一带，请用 --crs 说明，例如 --crs EPSG:4544（中央经线 105°E）',
    en: '{file}: eastings of six digits do not tell their zone; say it with --crs, for example --crs EPSG:4544 (central meridian 105°E)',
  },
  'crs-unguessable': {
    zh: '{file}：看不出坐标（{first}, {second}）是什么坐标系，请用 --crs 说明，例如 --crs EPSG:3857',
    en: '{file}: what the coordinates ({first}, {second}) mean cannot be told; say it with --crs, for example --crs EPSG:3857',
  },
  'kind-unknown': {
    zh: '没有“{kind}”这个类别；可用 {known}',
    en: 'There is no kind "{kind}"; known are {known}',
  },
  'kind-needed': {
    zh: '看不出 {file} 里是什么，请用 --kind 说明：{known} region grid micro-grid unit-grid unit',
    en: 'What {file} holds cannot be told; say it with --kind: {known} region grid micro-grid unit-grid unit',
  },
  'county-code-wrong': {
    zh: '“{code}”不是区划代码（县为 6 位数字）',
    en: '"{code}" is no region code (a county has 6 digits)',
  },
  'no-bounds': {
    zh: '{file} 没有说明范围，--region-from-bounds 需要带 bounds 的 OSM 文件',
    en: '{file} does not say its bounds; --region-from-bounds needs an OSM file that does',
  },
  'all-rejected': {
    zh: '没有一条数据可以导入',
    en: 'No row could be imported',
  },
  'no-county': {
    zh: '还没有县：请先导入县界（--kind region），或用 --region-from-bounds 代码 --name 名称 以文件范围建县',
    en: 'There is no county yet: import its boundary first (--kind region), or make one of the bounds of the file with --region-from-bounds CODE --name NAME',
  },
  'which-county': {
    zh: '有多个县，请用 --region 指定：{known}',
    en: 'There are several counties; name one with --region: {known}',
  },
  'county-not-there': {
    zh: '县 {code} 不存在：请先导入县界（--kind region），或用 --region-from-bounds 建县',
    en: 'There is no county {code}: import its boundary first (--kind region), or make it with --region-from-bounds',
  },
  'batch-unknown': { zh: '没有批次 {batch}', en: 'There is no batch {batch}' },
  'batch-undone': { zh: '批次 {batch} 已经撤销过', en: 'Batch {batch} is undone already' },
  'batch-touched': {
    zh: '批次 {batch} 不能撤销：其中 {count} 条后来又被导入或编辑过',
    en: 'Batch {batch} cannot be undone: a later import or edit touched {count} of its rows',
  },
  'batch-needed': {
    zh: '批次 {batch} 不能撤销：还有 {count} 条其他数据依赖于它',
    en: 'Batch {batch} cannot be undone: {count} rows of others hang on it',
  },
  'option-wrong': {
    zh: '选项有误，--help 列出可用的选项：{message}',
    en: '{message} (--help lists the options)',
  },
  'nothing-to-do': {
    zh: '请给出要导入的文件：npm run import -- 文件...',
    en: 'Name the files to import: npm run import -- FILE...',
  },
  'metric-crs-fixed': {
    zh: '本部署已使用 EPSG:{inUse} 量算，不能改为 EPSG:{wanted}',
    en: 'This deployment already measures in EPSG:{inUse}; it cannot change to EPSG:{wanted}',
  },
  'metric-crs-unknown': {
    zh: '还不知道用哪个投影量算：请先导入县界，或用 --metric-crs EPSG:4544 指定',
    en: 'No CRS to measure in is known yet: import the county boundary first, or name one with --metric-crs EPSG:4544',
  },
  'metric-crs-unusable': {
    zh: '“{crs}”不是以米为单位的 EPSG 坐标系',
    en: '"{crs}" is no EPSG coordinate system in metres',
  },
  'metric-crs-mercator': {
    zh: '“{crs}”是墨卡托投影，在中国量得的面积偏大一成到一倍以上，不能用于量算；请不填，或选用高斯-克吕格投影，例如 EPSG:4544',
    en: '"{crs}" is a Mercator projection, which makes areas in China between a tenth and more than twice too large; leave it out, or name a Gauss-Krüger plane such as EPSG:4544',
  },
  'metric-crs-far': {
    zh: '本部署用 EPSG:{srid} 量算，县 {county} 离它太远，面积误差会有 {percent} %：请另用一个数据目录（TUZHI_DATA）或数据库（DATABASE_URL），几个县要放在一起时在首次导入时用 --metric-crs 选一个居中的投影；加上 --metric-crs EPSG:{srid} 表示接受误差',
    en: 'This deployment measures in EPSG:{srid}, and the county {county} lies so far from it that its areas would be wrong by {percent} %: give it a data folder (TUZHI_DATA) or database (DATABASE_URL) of its own, or choose a projection between the counties with --metric-crs at the first import; --metric-crs EPSG:{srid} accepts the error',
  },
  'metric-crs-distorts': {
    zh: '用 EPSG:{srid} 量算时，县 {county} 的面积误差为 {percent} %；它自己的投影带是 EPSG:{own}',
    en: 'measured in EPSG:{srid}, the areas of the county {county} are wrong by {percent} %; its own zone is EPSG:{own}',
  },
  'metric-crs-changed': {
    zh: '量算投影由演示县的 EPSG:{before} 改为 EPSG:{srid}；演示县随之重算，它的面积在新投影中偏大',
    en: 'areas are now measured in EPSG:{srid} instead of the EPSG:{before} of the demo county, which was computed anew and comes out too large there',
  },
  'demo-over-real': {
    zh: '{county} 是真实的县，演示数据不会覆盖它',
    en: '{county} is a real county; demo data will not replace it',
  },
} as const satisfies Record<string, Record<Language, string>>

export type RemarkCode = keyof typeof messages

/** What an import does one after the other. */
export const steps = {
  read: { zh: '读取文件', en: 'Reading' },
  convert: { zh: '转换坐标', en: 'Converting coordinates' },
  clean: { zh: '检查数据', en: 'Checking rows' },
  stage: { zh: '送入数据库', en: 'Handing to the database' },
  judge: { zh: '检查图形', en: 'Checking shapes' },
  write: { zh: '写入', en: 'Writing' },
  refresh: { zh: '计算指标', en: 'Computing indicators' },
  problems: { zh: '写入问题', en: 'Writing problems' },
} as const satisfies Record<string, Record<Language, string>>

export type Step = keyof typeof steps

/** The sentence for a remark. */
export function say(remark: Remark, language: Language): string {
  return messages[remark.code][language].replace(/\{(\w+)\}/g, (_, name) =>
    String(remark.values?.[name] ?? ''),
  )
}

/** Chinese where the locale begins with zh, English elsewhere. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  return (env.LC_ALL || env.LANG || '').toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
