// What goes wrong where in a county town, in the words of those who report it and of those who mend it.
import type { KindId } from '../kinds/index.ts'
import type { SceneId } from './scenes.ts'

export interface Story {
  /** Category of GB/T 47678.5-2026. */
  category: string
  scene: SceneId
  /** How often, beside the others of the same place. */
  weight: number
  /** Months in which it happens; without them all year. */
  months?: readonly number[]
  reported: readonly string[]
  mended: readonly string[]
}

const story = (
  category: string,
  scene: SceneId,
  weight: number,
  reported: readonly string[],
  mended: readonly string[],
  months?: readonly number[],
): Story => ({ category, scene, weight, reported, mended, ...(months && { months }) })

const rubbish = story(
  '06010',
  'rubbish',
  10,
  ['北门外垃圾成堆，有异味。', '垃圾暴露两天无人清运。', '装修垃圾和生活垃圾混堆在墙角。'],
  ['已清运并冲洗地面。', '垃圾已清完，安排保洁员每日巡查两次。'],
)
const bins = story(
  '06042',
  'bin',
  8,
  ['垃圾桶满溢，桶边有散落垃圾。', '三个桶全满，盖不上盖。'],
  ['已清运，增加一次午间收运。', '已更换大容量垃圾桶并清洗。'],
)
const bicycles = story(
  '09010',
  'bicycles',
  6,
  ['电动自行车停满人行道，行人绕到车行道上走。', '门口非机动车乱停，影响出入。'],
  ['已摆放整齐并补划停车线。', '车主已挪车，安排专人引导。'],
)
const notices = story(
  '07001',
  'notices',
  6,
  ['单元门和墙面贴满开锁、疏通小广告。', '电线杆上新贴小广告十余处。'],
  ['小广告已清除，墙面已粉刷。', '已清理并登记号码移交停机。'],
)

/** By kind of the place that it happens at. */
export const stories: Partial<Record<KindId, readonly Story[]>> = {
  compound: [
    rubbish,
    bins,
    bicycles,
    notices,
    story(
      '06036',
      'clutter',
      8,
      ['楼道堆放旧家具和纸箱。', '车棚旁堆满杂物，存在火灾隐患。'],
      ['已联系住户清走，楼道畅通。', '杂物已清运，张贴告示。'],
    ),
    story(
      '09012',
      'fire-lane',
      6,
      ['私家车停在消防通道上，消防车无法进入。', '消防通道被杂物和三轮车占用。'],
      ['车辆已驶离，通道已重新划线。', '通道已清空，加装禁停标牌。'],
    ),
    story(
      '01037',
      'lamp',
      5,
      ['两盏路灯不亮，夜里看不清台阶。', '路灯灯杆倾斜，灯罩破损。'],
      ['路灯已更换，当晚恢复照明。', '灯杆已扶正，灯罩已换新。'],
    ),
    story(
      '06013',
      'pothole',
      4,
      ['小区主路有坑，雨天积水。', '地砖松动翘起，老人险些绊倒。'],
      ['坑洼已修补，路面平整。', '地砖已重铺，复查平整。'],
    ),
    story(
      '06008',
      'wires',
      3,
      ['住户从窗口拉线给电动车充电。', '楼间线缆下垂，离地不足两米。'],
      ['飞线已拆除，引导到充电棚充电。', '线缆已捆扎抬高。'],
    ),
    story(
      '06045',
      'green',
      3,
      ['绿化带被毁，种上了菜。', '草坪被踩秃一片，堆有砖块。'],
      ['已恢复绿化，补种草皮。', '已清理并围护，与住户谈话。'],
    ),
    story('06001', 'clutter', 1, ['一楼住户在窗外搭建铁皮棚。'], ['违建已拆除，恢复原状。']),
  ],
  road: [
    story(
      '09005',
      'stall',
      8,
      ['沿街店铺把货摆到人行道上。', '店外经营占用盲道。'],
      ['货物已收回店内，签订门前五包责任书。', '已劝导整改，盲道畅通。'],
    ),
    story(
      '09001',
      'stall',
      6,
      ['流动摊贩占道卖菜，地面脏乱。', '校门口多个小吃摊占道。'],
      ['已劝离并引导到便民市场。', '摊点已清理，地面冲洗干净。'],
    ),
    story(
      '09009',
      'car',
      8,
      ['机动车停在人行道上。', '路口双排停车，影响公交进站。'],
      ['车辆已驶离，现场劝导。', '已贴单处理，增设隔离桩。'],
    ),
    story(
      '06012',
      'rubbish',
      6,
      ['路面有大片油污和散落垃圾。', '雨后路面泥沙未清扫。'],
      ['已清扫冲洗。', '路面已清理，恢复整洁。'],
    ),
    story(
      '06013',
      'pothole',
      6,
      ['路面破损，坑深约五厘米，面积约一平方米。', '井盖周边沥青开裂下沉。'],
      ['已铣刨修补，恢复通行。', '已填补压实，设置警示一天后撤除。'],
    ),
    story(
      '01002',
      'manhole',
      2,
      ['污水井盖破损，露出洞口。', '井盖缺失，已用树枝临时提示。'],
      ['井盖已更换。', '已补装井盖，清除警示物。'],
    ),
    story(
      '06998',
      'puddle',
      3,
      ['低洼处积水没过脚面。', '雨水口堵塞，积水约二十平方米。'],
      ['雨水口已疏通，积水排除。', '已清淤，雨后复查无积水。'],
      [5, 6, 7, 8, 9],
    ),
    story('06029', 'stall', 3, ['夜间露天烧烤，油烟扰民。'], ['已取缔，烧烤摊入室经营。'], [5, 6, 7, 8]),
    story(
      '10001',
      'puddle',
      5,
      ['人行道结冰未清，有人滑倒。', '背街积雪未扫。'],
      ['已撒盐铲冰，铺设防滑垫。', '积雪已清扫，商户门前已落实包雪。'],
      [12, 1, 2],
    ),
    bins,
    notices,
    bicycles,
  ],
  market: [
    story(
      '09020',
      'stall',
      10,
      ['市场门口摊位越线经营。', '熟食摊无防蝇罩，地面湿滑。'],
      ['已退回线内，划定经营区。', '已配齐防蝇罩，地面清洗干净。'],
    ),
    bins,
    rubbish,
  ],
  toilet: [
    story(
      '03001',
      'toilet',
      10,
      ['洗手台水龙头损坏，地面积水。', '公厕门锁损坏，异味大。', '无障碍厕位堆放工具。'],
      ['水龙头已更换，地面清理干净。', '门锁已修好，增加保洁频次。', '工具已移走，无障碍厕位恢复使用。'],
    ),
  ],
  park: [
    story(
      '06017',
      'green',
      8,
      ['草坪里有塑料袋和烟头。', '树池内堆有建筑垃圾。'],
      ['已捡拾清运，草坪整洁。', '垃圾已清理，树池已覆盖。'],
    ),
    story('01046', 'clutter', 4, ['健身器材螺丝松动，坐板断裂。'], ['器材已维修加固。']),
    bins,
  ],
  'bus-stop': [
    story(
      '02004',
      'stop',
      10,
      ['候车亭玻璃破碎，有碎片。', '站牌倾斜，线路信息看不清。'],
      ['玻璃已更换，碎片已清理。', '站牌已扶正并更换线路图。'],
    ),
    notices,
  ],
}
