// Words about deadlines, in Chinese: a part of `zh-CN.ts`.
export const timeLeftZhCN = {
  timeLeft: {
    left: (time: string) => `还剩 ${time}`,
    over: (time: string) => `已超 ${time}`,
    units: {
      'working-days': (n: string) => `${n} 个工作日`,
      'working-hours': (n: string) => `${n} 个工作小时`,
      'working-minutes': (n: string) => `${n} 分钟工作时间`,
      days: (n: string) => `${n} 天`,
      hours: (n: string) => `${n} 小时`,
      minutes: (n: string) => `${n} 分钟`,
    },
    underMinute: { left: '还剩不到 1 分钟', over: '已超期，不到 1 分钟' },
    limit: {
      'urgent-hours': (n: string) => `${n} 小时（不分昼夜）`,
      'working-hours': (n: string) => `${n} 个工作小时`,
      'working-days': (n: string) => `${n} 个工作日`,
      'calendar-days': (n: string) => `${n} 天（含节假日）`,
    },
    lights: { green: '期限内', yellow: '即将到期', red: '已超期' },
    stands: '计时已暂停',
    provisional: (year: string) => `${year} 年放假安排尚未录入，期限暂按周末和法定节假日推算`,
  },
}
