import { type Line, sentencesOf } from '../reading/line.ts'
import type { DraftReading } from '../reading/read-draft.ts'
import type { Sign } from './sign.ts'

const own =
  /(?:我们?|本|咱们?)(?:单位|公司|司|院|校|局|中心|行|厂|部|委|台|所|社|集团|厅|办|处|网站|医院|学校|系统|站|馆|店|企业|平台|镇|乡|县|市|区|村|街道|银行|机构|协会|家|这|的|官网|门户|网|数据|服务器|电脑)|\b(?:we|our|us)\b|我们/i
const harm =
  /(?:被|遭|受|到|遇)(?:到|受|遇)?[^，,。]{0,12}(?:篡改|攻击|入侵|植入|挂马|黑|加密|勒索|窃取|盗|注入|劫持|拖库|控制|删除|挂了)|篡改|泄露|泄漏|外泄|瘫痪|宕机|崩溃|中断|无法(?:访问|使用|登录|打开|正常)|打不开|进不去|登不上|上不去|不能用|用不了|勒索病毒|中毒|中了?病毒|感染|丢失|故障|断网|停摆|暗链|木马|挖矿|异常(?:登录|外联|流量|访问)|拖走|流出|贩卖|兜售|被黑|DDoS|defac|hacked|ransomware|breach|leak|encrypted|unavailable|outage|compromised|stolen|attack|intrusion|malware|\bdown\b|unreachable/i
const things =
  /网站|官网|网页|首页|主页|页面|系统|平台|服务器|数据库|数据|信息|App|应用|小程序|公众号|邮箱|账号|账户|电脑|主机|网络|终端|接口|机房|资料|文件|病历|监控|摄像头|屏|website|site|server|system|database|records|data|network|account|page|portal/i
const supposed =
  /如果|假如|一旦|倘若|避免|防止|防范|谨防|预防|如何|怎么办[?？]?找|为您|助您|帮您|帮助(?:您|企业|单位|客户)|您的|贵(?:公司|企业|单位)|解决方案|欢迎|咨询|培训|课程|讲座|研讨|高发|频发|近年来|案例|新闻|据报道|\byour\b|\bif\b|protect (?:your|against)|solutions?\b/i
const planted =
  /(?:被|遭|受)[^，,。]{0,14}(?:植入|注入|篡改|挂|插入|替换|劫持|发布)|(?:植入|注入|篡改|挂马|劫持|暗链|黑链)|(?:出现|显示|变成|弹出|跳转|多出|充斥|存在)[^。]{0,20}(?:广告|热线|维修|赌博|博彩|色情|违法|不明|垃圾|非法|无关)|(?:injected|planted|defaced|replaced|redirect)/i
const observed =
  /发现|举报|反映|看到|投诉|报告|通报|上报|反馈|监测到|检测到|出现|显示|疑似|怀疑|report|found|noticed|discovered|saw/i
const purpose =
  /(?:网络(?:与信息)?安全|信息安全|数据安全|网络)?(?:突发)?事[件故](?:的)?(?:快报|首报|续报|补报|初报|终报|情况|报告|上报|通报)|(?:首报|续报|补报|初报|情况报告|紧急报告|事件报告|上报|报告表|举报|报案|情况说明|情况反映|求助|求援)|关于.{2,60}(?:事件|攻击|泄露|篡改|中断|瘫痪|勒索|入侵|故障).{0,10}(?:报告|情况|说明|通报)|incident report|(?:initial|supplementary|progress|final|summary) report|report(?:ing)? (?:of )?(?:an? )?(?:security |cyber|data )?(?:incident|breach|attack|leak)/i

/** What in a message says that it reports an incident. `lines` are the writer's own. */
export function reportSigns(
  subject: string,
  lines: readonly Line[],
  { draft, labelled }: DraftReading,
): readonly Sign[] {
  const subjectLine: Line = { part: 'subject', number: 1, text: subject, quoted: false }
  const sentences = [subjectLine, ...lines].flatMap(sentencesOf).map(({ text }) => text)
  const claims = sentences.filter((text) => harm.test(text) && things.test(text) && !supposed.test(text))
  const aware = draft.events.some(({ type }) => type === 'aware.incident')
  const facts = Object.keys(draft.incident).filter((name) => name !== 'category').length
  const signs: readonly (Sign | false)[] = [
    labelled >= 4 && { code: 'labelled-fields', weight: 6 },
    labelled >= 2 && labelled < 4 && { code: 'labelled-fields', weight: 3 },
    draft.about !== undefined && { code: 'names-report-number', weight: 6 },
    claims.some((text) => own.test(text)) && { code: 'own-incident', weight: 6 },
    claims.some((text) => planted.test(text)) && { code: 'planted-content', weight: 5 },
    claims.some((text) => observed.test(text) || /[\u4e00-\u9fff]{2,}(?:被|遭)/.test(text)) && {
      code: 'incident-observed',
      weight: 3,
    },
    claims.length > 0 && { code: 'incident-told', weight: 1 },
    purpose.test(sentences.slice(0, 5).join('\n')) && { code: 'says-it-reports', weight: 2 },
    aware && claims.length > 0 && { code: 'time-of-awareness', weight: 2 },
    facts > 0 && claims.length > 0 && { code: 'facts-stated', weight: 1 },
    draft.contents['measures'] !== undefined && claims.length > 0 && { code: 'measures-taken', weight: 1 },
  ]
  return signs.filter((sign): sign is Sign => sign !== false)
}
