/** The clocks of a deployment, in Chinese: the source. */
export const timeWords = {
  time: {
    title: '时钟',
    lead: '回执上的时间来自本机时钟；时限按数据库的时钟走。各时钟每分钟核对一次，差一秒以上记入账本。',
    agrees: '各时钟一致。',
    apart: '有时钟与本机不一致：请给服务器校时。',
    source: '对照',
    database: '数据库',
    off: '相差',
    ahead: '本机慢{s}秒',
    behind: '本机快{s}秒',
    same: '一致（差{ms}毫秒）',
    unknown: '没有应答',
    asked: '核对于',
    none: '没有配置时间源（FENGSUI_TIME_SOURCES）。',
    record: '时钟记录',
    noRecord: '还没有记录。',
    what: '情况',
    at: '时间',
    events: {
      'time.jumped': '时钟跳变{s}秒：{from} → {to}',
      'time.apart': '与{source}相差{s}秒',
      'time.agrees': '与{source}恢复一致',
    },
  },
}
