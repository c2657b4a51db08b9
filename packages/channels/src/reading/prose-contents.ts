import { type Finding, sourceAt } from './finding.ts'
import type { Sentence } from './line.ts'

/** Words by which a sentence of plain prose is taken for a part of the report; the first that fits decides. */
const signs: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'preservation',
    /(?:保护|保全|封存|留存|固定|保留).{0,8}(?:现场|日志|证据|镜像|磁盘|数据)|(?:日志|证据|镜像|硬盘).{0,8}(?:保全|封存|留存|固定|保留|备份)|取证|preserv|forensic image/i,
  ],
  [
    'support',
    /(?:请求|恳请|希望|需要|申请|请贵|请上级).{0,14}(?:支援|支持|协助|指导|帮助|派)|(?:request|need|ask for).{0,20}(?:support|help|assistance)/i,
  ],
  [
    'plans',
    /(?:拟|计划|打算|准备|下一步|后续|接下来|将于|将尽快|将继续)|(?:we (?:plan|intend|will)|next steps?)/i,
  ],
  [
    'leads',
    /(?:攻击|可疑|恶意|来源).{0,6}(?:IP|地址|域名|账号|样本)|木马|后门|webshell|溯源|哈希|攻击路径|\b\d{1,3}(?:\.\d{1,3}){3}\b|\bCVE-\d|attacker|malware sample/i,
  ],
  [
    'cause',
    /原因|由于|疑似.{0,16}(?:漏洞|弱口令|钓鱼|误操作)|(?:利用|通过).{0,12}(?:漏洞|弱口令)|caused by|root cause|due to/i,
  ],
  [
    'trend',
    /(?:可能|预计|恐|或将|存在).{0,12}(?:扩散|扩大|进一步|蔓延|风险|影响)|趋势|态势|(?:may|might|could) (?:spread|get worse|affect)/i,
  ],
  [
    'measures',
    /(?:已|立即|第一时间|随即|紧急|现已|目前).{0,14}(?:断网|断开|隔离|关停|关闭|下线|停用|封禁|阻断|修复|恢复|启动|删除|清除|更换|修改|重置|备份|报警|报案|通知|组织|处置|拔掉|加固)|应急预案|we (?:have )?(?:isolated|disconnected|blocked|shut|restored|reset|took)|has been (?:isolated|taken offline|blocked)/i,
  ],
  [
    'impact',
    /(?:导致|造成|影响|波及|致使|损失|泄露|外泄|无法访问|打不开|无法使用|中断|瘫痪|不能|停诊|停业|受损|被加密|被篡改|植入|被挂|被黑|篡改|勒索|入侵|攻击|故障)|(?:affected|unavailable|outage|leaked|encrypted|defaced|loss of)/i,
  ],
  [
    'system',
    /(?:系统|平台|网站|服务器|数据库).{0,10}(?:用于|为|是|承载|部署|提供|主要)|等级保护|等保|the system (?:is|serves|runs)/i,
  ],
]

/** The part of the report a sentence belongs to, among those asked for; undefined for none. */
export const contentOf = (text: string, among?: readonly string[]): string | undefined =>
  signs.find(([name, pattern]) => (among === undefined || among.includes(name)) && pattern.test(text))?.[0]

const told = 0.5

/** Sentences of plain prose as parts of the report. */
export function proseContents(sentences: readonly Sentence[]): readonly Finding[] {
  return sentences.flatMap(({ line, start, text }) => {
    const name = contentOf(text)
    if (name === undefined || text.trim().length < 4 || line.part === 'subject') return []
    return [contentFinding(name, { line, start, text }, told)]
  })
}

/** A sentence as a finding. */
export const contentFinding = (
  name: string,
  { line, start, text }: Sentence,
  confidence: number,
): Finding => ({
  of: 'content',
  name,
  value: text.trim(),
  source: sourceAt(line, { start, end: start + text.length }, confidence),
})
