import type { Json } from '@fengsui/core'

/** A report of the exercise: when things happened, in minutes before now, and what it says. */
export interface DemoReport {
  readonly receivedAgo: number
  readonly awareAgo: number
  /** When the province passed it up; absent: it has not yet. */
  readonly escalatedAgo?: number
  readonly unit: string
  readonly place: string
  readonly contact: string
  readonly role?: 'individual'
  readonly incident: Readonly<Record<string, Json>>
  readonly contents: Readonly<Record<string, string>>
}

/**
 * What lies at the provincial desk when the exercise begins: overdue, nearly due, running, passed up, and two that
 * need no passing up. All units and people are invented.
 */
export const demoReports: readonly DemoReport[] = [
  {
    receivedAgo: 62,
    awareAgo: 235,
    unit: '大连海棠物流股份有限公司（演练）',
    place: '辽宁省大连市甘井子区',
    contact: '宋宁',
    incident: {
      'cn.affected': ['loss'],
      'cn.directLossCny': 23_000_000,
      suspectedCrime: true,
      ransomware: false,
    },
    contents: {
      system: '货运调度系统（演练）',
      timeAndPlace: '大连市甘井子区机房',
      impact: '调度系统被破坏，停运一天，直接损失约2300万元。',
      measures: '已切换到备用系统，正在恢复数据。',
    },
  },
  {
    receivedAgo: 50,
    awareAgo: 200,
    unit: '营口白鹭港务有限公司（演练）',
    place: '辽宁省营口市鲅鱼圈区',
    contact: '郑航',
    incident: {
      'cn.affected': ['loss'],
      'cn.directLossCny': 26_000_000,
      suspectedCrime: true,
      ransomware: true,
      category: 'ransomware',
    },
    contents: {
      system: '闸口系统（演练）',
      timeAndPlace: '营口港三号闸口',
      impact: '闸口系统被勒索软件加密，车辆积压。',
      measures: '已断网隔离，改用人工放行。',
    },
  },
  {
    receivedAgo: 21,
    awareAgo: 140,
    unit: '铁岭云杉电子商务有限公司（演练）',
    place: '辽宁省铁岭市银州区',
    contact: '陈屿',
    incident: {
      'cn.affected': ['personal-information'],
      'cn.leakedPersons': 12_000_000,
      suspectedCrime: true,
      ransomware: false,
    },
    contents: {
      system: '会员数据库（演练）',
      timeAndPlace: '机房在铁岭市银州区',
      impact: '约1200万名会员的姓名和电话被人在网上出售。',
      measures: '已停用泄露的接口，更换密钥，正在核对日志。',
    },
  },
  {
    receivedAgo: 95,
    awareAgo: 210,
    escalatedAgo: 55,
    unit: '沈阳万柿网络科技有限公司（演练）',
    place: '辽宁省沈阳市浑南区',
    contact: '何苗',
    incident: {
      'cn.affected': ['tampering'],
      'cn.tampering': {
        kind: 'platform',
        platformTier: 'large',
        unlawfulContent: true,
        homePageMinutes: 150,
      },
      suspectedCrime: true,
      ransomware: false,
    },
    contents: {
      system: '社区平台首页（演练）',
      timeAndPlace: '沈阳市浑南区',
      impact: '平台首页被篡改约2个半小时。',
      measures: '已恢复首页，封停被盗账号。',
    },
  },
  {
    receivedAgo: 125,
    awareAgo: 300,
    unit: '抚顺石竹机械制造有限公司（演练）',
    place: '辽宁省抚顺市望花区',
    contact: '罗川',
    incident: {
      'cn.affected': ['loss'],
      'cn.directLossCny': 5_600_000,
      suspectedCrime: true,
      ransomware: false,
    },
    contents: {
      system: '生产管理系统（演练）',
      timeAndPlace: '抚顺市望花区厂区',
      impact: '两条生产线停工，直接损失约560万元。',
      measures: '已重装受影响主机。',
    },
  },
  {
    receivedAgo: 8,
    awareAgo: 15,
    unit: '铁岭云杉电子商务有限公司（演练）',
    place: '辽宁省铁岭市银州区',
    contact: '热心网友',
    role: 'individual',
    incident: {},
    contents: { impact: '看到有人在网上兜售“云杉商城”的会员名单（演练）。' },
  },
]
