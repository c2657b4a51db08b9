import { formatReceiptNumber, receiptNumber } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { context } from '../reading-context.fixture.ts'
import { emailChannel } from './email-channel.ts'
import { aMail, type MailParts } from './mail.fixture.ts'

const read = (parts: MailParts | Buffer) =>
  emailChannel({ from: 'report@desk.example' }).read(
    { bytes: Buffer.isBuffer(parts) ? parts : aMail(parts), evidence: {} },
    context,
  )

const hospital = `辽宁省网信办：
我院是沈阳市康平县人民医院。昨天下午三点，值班人员发现门诊系统服务器文件被加密，桌面出现勒索信，索要5个比特币，要求在3月5日前支付。
受影响的患者信息约120万人，可能已经泄露。直接经济损失初步估计350万元。
发现后，我院立即断开服务器网络，启动应急预案，并已向康平县公安局报案。
初步分析，攻击者利用VPN弱口令进入内网，攻击IP为203.0.113.7。
下一步拟重装系统并恢复备份。请求派技术人员支援。
服务器日志和磁盘镜像已封存。
康平县人民医院
2026年3月3日`

describe('plain prose', () => {
  it('gives unit, place, time, numbers, kind, ransom and the parts of a report', async () => {
    const { sort, draft } = await read({ subject: '网络安全事件报告', body: hospital })
    expect(sort).toBe('report')
    expect(draft.unit).toEqual({ name: '沈阳市康平县人民医院', place: '沈阳市康平县', placeCode: '210123' })
    expect(draft.events).toEqual([
      { type: 'aware.incident', at: '2026-03-02T15:00:00+08:00', actor: 'operator' },
    ])
    expect(draft.incident).toEqual({
      category: 'ransomware',
      ransomware: true,
      suspectedCrime: true,
      'cn.leakedPersons': 1_200_000,
      'cn.directLossCny': 3_500_000,
    })
    expect(draft.contents['ransom']).toEqual({ amount: '5个比特币', method: '比特币', date: '2026-03-05' })
    expect(Object.keys(draft.contents).sort()).toEqual(
      ['impact', 'leads', 'measures', 'plans', 'preservation', 'ransom', 'support', 'timeAndPlace'].sort(),
    )
  })

  it.each([
    ['我单位沈阳云帆物流有限公司（沈阳市浑南区）今天早上6点40分发现数据库被拖库，约130万条个人信息外泄。'],
    ['我公司沈阳云帆物流有限公司今天早上发现数据库被拖库，个人信息外泄。\n地址：沈阳市浑南区'],
  ])('takes the unit by its name and the place by the address, which tells more: %s', async (body) => {
    const { draft } = await read({ subject: '网络安全事件报告', body })
    expect(draft.unit).toEqual({ name: '沈阳云帆物流有限公司', place: '沈阳市浑南区', placeCode: '210112' })
  })

  it.each(['我公司数据中心今天早上发现服务器被加密。', '本单位信息中心发现网站被篡改。'])(
    'does not take a part of a unit for the unit: %s',
    async (body) => {
      const { draft } = await read({ subject: '网络安全事件报告', body })
      expect(draft.unit?.name).toBeUndefined()
    },
  )

  it('says where each thing stood', async () => {
    const { draft } = await read({ body: hospital })
    const lines = hospital.split('\n')
    for (const source of Object.values(draft.sources)) {
      expect(source.part).toBe('body')
      expect(lines[source.line - 1]?.slice(source.start, source.end)).toContain(source.text.slice(0, 150))
      expect(source.confidence).toBeGreaterThan(0)
      expect(source.confidence).toBeLessThan(1)
    }
    expect(draft.sources['cn.leakedPersons']).toMatchObject({ line: 3, text: '120万' })
  })

  it.each([
    ['尚未发现数据泄露，网站访问正常', 'category'],
    ['如果发生勒索病毒攻击请联系我们', 'ransomware'],
    ['预计3月4日恢复正常', 'incident.recovered'],
    ['系统故障，没有造成个人信息泄露', 'cn.leakedPersons'],
  ])('does not read what is denied, feared or only expected: %s', async (body, name) => {
    const { draft } = await read({ body })
    expect(Object.keys(draft.sources)).not.toContain(name)
  })

  it('reads English', async () => {
    const { draft } = await read({
      body: 'We are Lakeside Chemical Company in Suzhou, Jiangsu. Yesterday at 3 pm we discovered that ransomware encrypted our servers.\nThe attackers demand 3 BTC. 350,000 customers had personal data stolen.',
    })
    expect(draft.unit).toMatchObject({ name: 'Lakeside Chemical Company', placeCode: '320500' })
    expect(draft.events[0]?.at).toBe('2026-03-02T15:00:00+08:00')
    expect(draft.incident).toMatchObject({ ransomware: true, 'cn.leakedPersons': 350_000 })
    expect(draft.contents['ransom']).toMatchObject({ amount: '3 BTC' })
  })
})

describe('the official headings', () => {
  it('each open their part, and a heading for two parts is divided by sentence', async () => {
    const { draft } = await read({
      body: `一、涉事单位及系统基本情况
单位名称：杭州云帆信息有限公司，地址：浙江省杭州市西湖区
会员管理系统，部署在公有云。
二、事件发生时间、地点、类型、级别、影响和危害、已采取的措施及效果
3月2日9时，我公司监测到数据库异常导出，约1,200,000条用户信息泄露。
已封禁相关账号，修改口令。
三、事态发展趋势及可能造成的进一步影响
数据可能在暗网出售。
四、原因初步分析
运维账号口令过于简单。
五、溯源线索
攻击地址198.51.100.23
六、拟采取的措施及请求支援事项
拟聘请第三方机构开展检测。请求公安机关协助溯源。
七、现场保护情况
全部日志已留存。
八、其他
无`,
    })
    expect(draft.unit).toEqual({
      name: '杭州云帆信息有限公司',
      place: '浙江省杭州市西湖区',
      placeCode: '330106',
    })
    expect(draft.events[0]?.at).toBe('2026-03-02T09:00:00+08:00')
    expect(draft.incident).toMatchObject({ category: 'data-leak', 'cn.leakedPersons': 1_200_000 })
    expect(draft.contents).toMatchObject({
      system: expect.stringContaining('会员管理系统'),
      impact: expect.stringContaining('泄露'),
      measures: '已封禁相关账号，修改口令',
      trend: '数据可能在暗网出售。',
      cause: '运维账号口令过于简单。',
      leads: '攻击地址198.51.100.23',
      plans: '拟聘请第三方机构开展检测',
      support: '请求公安机关协助溯源',
      preservation: '全部日志已留存。',
    })
    expect(draft.contents).not.toHaveProperty('other')
    expect(draft.sources['cn.leakedPersons']?.confidence).toBeLessThan(0.6)
  })
})

const school = `单位名称：成都市青羊区第一小学
所在地：四川省成都市青羊区
发现时间：2026年3月2日 21:05
事件类型：网页篡改
级别：较大
首页显示时间：45分钟
是否勒索：否
直接经济损失：0.5万元
联系人：李四`

describe('labels and tables', () => {
  const expected = {
    unit: { name: '成都市青羊区第一小学', place: '四川省成都市青羊区', placeCode: '510105' },
    declared: { level: 'relatively-major' },
    incident: {
      category: 'web-defacement',
      ransomware: false,
      'cn.directLossCny': 5000,
      'cn.tampering.homePageMinutes': 45,
    },
    events: [{ type: 'aware.incident', at: '2026-03-02T21:05:00+08:00', actor: 'operator' }],
  }
  const pairs = school.split('\n').map((line) => line.split('：'))
  it.each<[string, MailParts]>([
    ['lines', { body: school }],
    ['lines with brackets', { body: pairs.map(([label, value]) => `【${label}】${value}`).join('\n') }],
    ['lines with full-width digits', { body: school.replace('2026', '２０２６').replace('45', '４５') }],
    ['a text table with bars', { body: pairs.map(([label, value]) => `| ${label} | ${value} |`).join('\n') }],
    [
      'an HTML table',
      {
        html: `<table>${pairs.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table>`,
      },
    ],
    [
      'an HTML table with two pairs a row',
      {
        html: `<table>${[0, 2, 4, 6]
          .map(
            (at) =>
              `<tr>${pairs
                .slice(at, at + 2)
                .map(([label, value]) => `<td>${label}</td><td>${value}</td>`)
                .join('')}</tr>`,
          )
          .join('')}<tr><td>直接经济损失</td><td>0.5万元</td></tr></table>`,
      },
    ],
    [
      'a CSV with a row of labels',
      {
        body: '见附件',
        attachments: [
          {
            name: '报告.csv',
            type: 'text/csv',
            content: `${pairs.map(([label]) => label).join(',')}\n${pairs.map(([, value]) => value).join(',')}`,
          },
        ],
      },
    ],
    ['GB18030 called gb2312', { body: school, encoding: 'gb18030', label: 'gb2312' }],
  ])('%s', async (_, parts) => {
    const { sort, draft } = await read(parts)
    expect(sort).toBe('report')
    expect({
      unit: draft.unit,
      declared: draft.declared,
      incident: draft.incident,
      events: draft.events,
    }).toEqual(expected)
  })
})

describe('Chinese in whatever bytes', () => {
  const rare = '我校是大连市第八中学，联系人𠮷䶮，昨晚11点20分发现网站首页被篡改。'
  it.each<[string, Buffer]>([
    ['gb18030 called gbk', aMail({ body: rare, encoding: 'gb18030', label: 'gbk' })],
    [
      'big5 where it can',
      aMail({ body: '我校是大連市第八中學，昨晚11點20分發現網站首頁被篡改。', encoding: 'big5' }),
    ],
    ['no label at all, subject and body in raw GB18030', unlabelled(rare, '')],
    ['labelled UTF-8 and is not', unlabelled(rare, 'Content-Type: text/plain; charset=utf-8\r\n')],
    ['no headers at all', Buffer.from(rare)],
  ])('%s', async (name, bytes) => {
    const { draft } = await read(bytes)
    expect(JSON.stringify(draft)).not.toContain('\ufffd')
    if (!name.startsWith('big5')) expect(draft.events[0]?.at.slice(11)).toBe('23:20:00+08:00')
    if (!name.startsWith('big5')) expect(draft.contents['impact']).toContain('𠮷䶮')
  })
})

function unlabelled(text: string, header: string): Buffer {
  const encode = (what: string) =>
    aMail({ body: what, encoding: 'gb18030' }).toString('latin1').split('\r\n\r\n')[1] ?? ''
  const bytes = (what: string) => Buffer.from(encode(what), 'base64')
  return Buffer.concat([
    Buffer.from('From: a@unit.example\r\nDate: Tue, 3 Mar 2026 10:30:00 +0800\r\nSubject: '),
    bytes('网站被篡改'),
    Buffer.from(`\r\n${header}\r\n`),
    bytes(text),
  ])
}

describe('a report this program wrote', () => {
  const report = {
    kind: 'initial',
    unit: { name: '青岛市自来水有限公司', place: '山东省青岛市' },
    entity: { 'cn.operator': 'cii' },
    incident: { cn: { cii: { wholeOutageMinutes: 75 } }, category: 'equipment-fault' },
    events: [{ type: 'aware.incident', at: '2026-03-03T09:00:00+08:00', actor: 'operator' }],
    contents: { impact: '调度系统停止', ransom: { amount: '无' } },
  }
  it('is taken as it stands, whatever the mail around it says', async () => {
    const { sort, reasons, draft } = await read({
      body: '见附件',
      attachments: [
        { name: 'report.json', type: 'application/json', content: JSON.stringify(report, null, 2) },
      ],
    })
    expect([sort, ...reasons]).toEqual(['report', 'own-report-attached'])
    expect(draft.unit).toEqual({ ...report.unit, placeCode: '370200' })
    expect(draft.entity).toEqual({ 'cn.operator': 'cii' })
    expect(draft.incident).toEqual({ 'cn.cii.wholeOutageMinutes': 75, category: 'equipment-fault' })
    expect(draft.events).toEqual(report.events)
    expect(draft.sources['cn.cii.wholeOutageMinutes']).toMatchObject({
      part: 'report.json',
      confidence: 0.99,
    })
  })
})

describe('reads of a plain sentence', () => {
  it.each<[string, string, object]>([
    [
      'who signs at its end',
      '我司官网今天早上8:05被改成一张骷髅图。佛山市顺德区美嘉家电有限公司 陈工 13800000000',
      { unit: { name: '佛山市顺德区美嘉家电有限公司', placeCode: '440606' } },
    ],
    [
      'who is named in brackets',
      '我平台（杭州西湖网络科技有限公司）遭到攻击。',
      { unit: { name: '杭州西湖网络科技有限公司' } },
    ],
    [
      'an amount in the numerals of accounts',
      '财务被骗转账人民币壹佰贰拾叁万元。',
      { incident: { 'cn.directLossCny': 1_230_000 } },
    ],
    [
      'a number as it was corrected',
      '用户数据泄露人数由5万人更正为8.3万人。',
      { incident: { 'cn.leakedPersons': 83_000 } },
    ],
    [
      'when it became known',
      '有人在群里卖我们医院体检数据，今天9点半刚知道。',
      { events: [{ type: 'aware.incident', at: '2026-03-03T09:30:00+08:00' }] },
    ],
    ['no recovery that was only partial', '截至3月3日9时，17台服务器已恢复15台。', { events: [] }],
    ['no recovery at the time it broke', '昨晚23时许两台加压泵被停，约15分钟后人工恢复。', { events: [] }],
  ])('%s', async (_, body, expected) => expect((await read({ body })).draft).toMatchObject(expected))
})

describe('messages in messages', () => {
  it('reads the inner one, counted from its own date, when the outer one only passes it on', async () => {
    const inner = aMail({
      subject: '报告',
      body: '我单位是大连市第八中学，昨天下午三点发现网站被篡改。',
      date: 'Sun, 1 Mar 2026 09:00:00 +0800',
    })
    const { sort, draft } = await read({
      body: '请阅',
      attachments: [{ name: 'a.eml', type: 'message/rfc822', content: inner }],
    })
    expect(sort).toBe('report')
    expect(draft.events[0]?.at).toBe('2026-02-28T15:00:00+08:00')
  })

  it('reads what a reply says, not what it quotes, and finds the number it names', async () => {
    const number = receiptNumber(2026, '123456789012')
    const { sort, draft } = await read({
      subject: `回复: 回执 ${formatReceiptNumber(number)}`,
      body: '系统今天上午9点已恢复正常。\n\n-----原始邮件-----\n昨天下午三点发现网站被篡改',
    })
    expect(sort).toBe('report')
    expect(draft.about).toBe(number)
    expect(draft.events.map(({ type }) => type)).toEqual(['incident.recovered'])
  })
})

describe('sorts', () => {
  const hotlines = `格力空调维修24小时服务热线400-123-4567，美的热水器售后电话400-234-5678，全国上门预约
北京 上海 广州 深圳 天津 重庆 成都 武汉 杭州 南京 西安 长沙 郑州 沈阳 青岛 济南 大连 宁波 厦门 福州 无锡 合肥 昆明 哈尔滨 长春 南昌 贵阳 太原 南宁 兰州 海口`
  it('takes a list of repair hotlines for spam, and says why', async () =>
    expect(await read({ subject: '格力空调售后', body: hotlines })).toMatchObject({
      sort: 'spam',
      reasons: ['repair-hotline', 'list-of-places'],
    }))
  it('takes a report that quotes such a list for a report', async () =>
    expect(
      await read({ subject: '情况报告', body: `我院官网今早8点发现被植入广告，内容如下：\n${hotlines}` }),
    ).toMatchObject({ sort: 'report' }))
  it.each([
    ['Auto-Submitted: auto-replied', '您好'],
    ['Content-Type: multipart/report; report-type=delivery-status; boundary=x', 'undelivered'],
  ])('takes what a program sent for automatic: %s', async (header, body) =>
    expect(
      (await read(Buffer.from(`From: a@b.example\r\n${header}\r\nSubject: x\r\n\r\n${body}`))).sort,
    ).toBe('automatic'),
  )
  it('takes a question for none of these', async () =>
    expect((await read({ subject: '咨询', body: '请问宣传周什么时候举办？' })).sort).toBe('other'))
})
