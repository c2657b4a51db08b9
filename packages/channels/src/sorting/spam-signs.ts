import type { Sign } from './sign.ts'

const phones =
  /(?<!\d)(?:[48]00[-—\s]?\d{3,4}[-—\s]?\d{3,4}|1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}|\(?0\d{2,3}\)?[-—\s]?\d{7,8})(?!\d)/g
const hotlineWords =
  /热线|客服|售后|维修|上门|预约|报修|24小时|二十四小时|附近|网点|服务中心|疏通|开锁|清洗|回收|搬家|家电|空调|热水器|燃气灶|洗衣机|冰箱|马桶|锅炉|指纹锁|保险柜|hotline|repair service|call now/g
const shortTokens = /(?:^|[\s、,，|/·])[\u4e00-\u9fff]{2,4}(?=$|[\s、,，|/·])/g
const districts = /[\u4e00-\u9fff]{1,4}[市区县州镇旗](?![\u4e00-\u9fff]{0,1}(?:网信|公安|政府|教育|卫生))/g

interface Theme {
  readonly code: string
  readonly words: RegExp
  /** How many different words make it certain. */
  readonly enough: number
}

/** What unasked mail offers. Each theme counts by how many different words of it stand in the message. */
const themes: readonly Theme[] = [
  { code: 'invoices', words: /代开|发票|税点|增值税|普票|专票|进项|可验证|抵扣|开票|真票/g, enough: 2 },
  {
    code: 'loans',
    words: /贷款|放款|无抵押|秒批|额度|下款|征信|借款|利率|信用卡|套现|周转|低息/g,
    enough: 2,
  },
  {
    code: 'gambling',
    words:
      /博彩|百家乐|彩金|注册送|投注|返水|老虎机|真人荷官|棋牌|时时彩|开户送|娱乐城|下注|六合|casino|jackpot|free spins|betting|slots/gi,
    enough: 2,
  },
  {
    code: 'adult',
    words:
      /约炮|同城交友|裸聊|交友|美女|附近的人|真实认证|成人(?:视频|用品)|激情|包夜|上门服务.{0,6}美女|sexy|dating|singles|adult/gi,
    enough: 2,
  },
  {
    code: 'promotion',
    words:
      /快速排名|首页排名|关键词(?:优化|排名)|网站(?:建设|推广|优化)|引流|群发|推广|百度霸屏|SEO|外链|涨粉|数据精准|获客|客源|代运营|小程序开发|(?:免费|送)域名|backlinks?|traffic|first page of google|rank(?:ing)?s?|marketing/gi,
    enough: 2,
  },
  {
    code: 'training',
    words:
      /培训|研修|课程|报名|公开课|讲师|学费|招生|结业证书|主办单位|参会|会务费|峰会|论坛|展会|展位|自考|考证|webinar|register now|workshop/gi,
    enough: 2,
  },
  {
    code: 'part-time-work',
    words:
      /兼职|日结|刷单|佣金|在家(?:赚|办公)|月入|轻松赚|日赚|招聘.{0,4}(?:打字|兼职)|work from home|earn \$/gi,
    enough: 2,
  },
  {
    code: 'goods',
    words:
      /厂家直销|批发|特价|纯中药|秘方|货到付款|无效退款|见效|订购|下单立减|红包|优惠|促销|包邮|现货|限时|折扣|新品|抢购|采购|报价|样品|礼品|茶叶|白酒|保健|减肥|壮阳|补肾|祛斑|化妆品|discount|wholesale|manufacturer|factory|catalog(?:ue)?|quotation|viagra|pills|best price|limited offer/gi,
    enough: 2,
  },
  {
    code: 'vendor-offer',
    words:
      /解决方案|免费(?:试用|检测|评估|咨询|体验|领取)|欢迎(?:来电|咨询|垂询|致电|合作|了解)|产品(?:手册|介绍|报价|资料)|我们(?:专业|提供)|专业(?:团队|从事|提供)|一站式|等保(?:测评|整改|服务)|可提供|快速测评|(?:处罚|到期).{0,12}测评|渗透测试服务|上门演示|数据恢复(?:公司|中心|专家|服务)|合作(?:机会|洽谈)|行业领先|多年经验|demo\b|free trial|our (?:product|solution|platform|services?)|schedule a call/gi,
    enough: 2,
  },
  {
    code: 'phishing',
    words:
      /邮箱(?:容量|空间|升级|停用|到期|迁移|已满|备案|将被)|账[号户](?:异常|将被|停用|冻结|过期)|密码(?:即将|已)?过期|点击(?:此处|链接|下方|以下|这里)|立即(?:验证|认证|登录|升级|领取|激活)|重新(?:验证|激活|登录|认证)|补贴(?:发放|申领|通知|领取)|扫码(?:领取|认证|登记)|社保.{0,4}异常|否则(?:将|视为)|ETC|输入.{0,6}密码|待签收|逾期|催收|理赔|银行卡号|验证码|扫码联系|快递.{0,10}(?:丢失|异常|滞留|破损)|冻结|verify your|click (?:here|below|the link)|mailbox (?:is )?(?:full|quota|storage|will)|account (?:will be|has been) (?:suspended|limited|closed)|password (?:will expire|expires?)|confirm your|reactivate|update your (?:account|payment|billing)/gi,
    enough: 2,
  },
  {
    code: 'threat-to-the-reader',
    words:
      /(?:您|你)的(?:电脑|设备|手机|账号|邮箱|摄像头)|录下|不雅|隐私视频|转发给(?:您|你)的|通讯录|支付.{0,8}(?:比特币|BTC)|钱包地址|(?:48|72|24)小时内(?:支付|付款)|your (?:device|webcam|browsing|contacts|password is)|i (?:have )?(?:hacked|recorded|infected)|bitcoin wallet|send .{0,12}(?:btc|bitcoin)/gi,
    enough: 3,
  },
  {
    code: 'windfall',
    words:
      /中奖|遗产|受益人|幸运(?:用户|观众)|奖金|领奖|公证费|律师函.{0,6}遗产|lottery|inheritance|beneficiary|next of kin|million (?:us )?dollars|compensation fund|transfer of funds|diplomatic|late (?:husband|client)|winning|congratulations/gi,
    enough: 2,
  },
  {
    code: 'investment',
    words:
      /内幕|牛股|涨停|荐股|稳赚|收益率|年化|理财|配资|炒股|原始股|期货开户|翻倍|老师带|进群|crypto (?:investment|trading)|guaranteed returns?|double your|trading bot|profit/gi,
    enough: 2,
  },
  {
    code: 'business-services',
    words:
      /(?:公司|工商)注册|代理记账|商标注册|记账报税|资质(?:代办|办理)|许可证办理|专利(?:申请|代理)|高新(?:技术企业)?认定|项目申报|ISO\s?\d{4,5}|认证代办|翻译公司|猎头|加盟|招商|法律顾问|incorporation services|trademark registration/gi,
    enough: 2,
  },
  {
    code: 'property-travel-insurance',
    words:
      /楼盘|首付|开盘|学区房|投资移民|绿卡|签证代办|旅游团|特价机票|保险产品|车险|养老社区|墓地|real estate|immigration|travel deals|insurance quote/gi,
    enough: 2,
  },
  {
    code: 'grey-goods',
    words: /私服|外挂|翻墙|VPN|香烟|电子烟|高仿|A货|复刻|名表|假证|刻章|窃听|定位器|replica|steroids/gi,
    enough: 2,
  },
  {
    code: 'papers',
    words:
      /论文(?:发表|代写)|期刊|核心期刊|版面费|职称|代写|查重|SCI|毕业证|学历提升|办证|包过|call for papers|indexed in scopus|submit your manuscript|publication fee/gi,
    enough: 2,
  },
]
const contactMe =
  /加(?:我)?(?:微信|V信?|VX|QQ|企鹅)|(?:微信|VX|V信|QQ)\s*[:：]?\s*[A-Za-z0-9_-]{5,}|扫(?:码|描二维码)|whatsapp|telegram\s*[:@]/i
const price =
  /\d+(?:\.\d+)?\s*元?\s*(?:起|\/\s?[年月次人盆]|每[年月次人])|月费|套餐|优惠价|一口价|不过不收费|零元|0元|[$€£]\s?\d+/i
const soliciting =
  /洽谈|合作共赢|来电咨询|咨询(?:热线|电话|QQ|微信)\s*[:：]?\s*\d|电话.{0,4}1[3-9]\d{9}.{0,4}(?:经理|小姐|老师)|(?:经理|老师)\s*1[3-9]\d{9}|interested\?|reply to this mail|send us your|(?:low|no) MOQ|inquir/i
const unsubscribe = /退订|取消订阅|回复\s?T|unsubscribe|opt[- ]?out/i

/** What in a message is unasked advertising, bait or threat. */
export function spamSigns(text: string): readonly Sign[] {
  const found = themes.flatMap(({ code, words, enough }): readonly Sign[] => {
    const different = new Set((text.match(words) ?? []).map((word) => word.toLowerCase())).size
    return different >= enough
      ? [{ code, weight: Math.min(8, 4 + 2 * (different - enough)) }]
      : different > 0
        ? [{ code, weight: different }]
        : []
  })
  const signs: readonly (Sign | false)[] = [
    ...hotlineSigns(text),
    ...found.filter(({ weight }) => weight >= 2),
    contactMe.test(text) && { code: 'private-contact', weight: 2 },
    price.test(text) && { code: 'price', weight: 2 },
    soliciting.test(text) && { code: 'soliciting', weight: 2 },
    unsubscribe.test(text) && { code: 'unsubscribe', weight: 2 },
  ]
  return signs.filter((sign): sign is Sign => sign !== false)
}

/** Lists of telephone numbers and places with the words of repair firms: what is planted in hijacked sites by the thousand. */
function hotlineSigns(text: string): readonly Sign[] {
  const numbers = new Set(text.match(phones) ?? []).size
  const words = new Set(text.match(hotlineWords) ?? []).size
  const places = (text.match(shortTokens) ?? []).length + (text.match(districts) ?? []).length
  const signs: Sign[] = []
  if (words >= 3 && (numbers > 0 || places >= 20))
    signs.push({ code: 'repair-hotline', weight: Math.min(8, 2 + words) })
  if (places >= 30 && (words >= 2 || numbers >= 3)) signs.push({ code: 'list-of-places', weight: 4 })
  if (numbers >= 4 && words >= 2) signs.push({ code: 'many-telephones', weight: 2 })
  return signs
}
