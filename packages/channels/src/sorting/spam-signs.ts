import type { Sign } from './sign.ts'

const phones =
  /(?<!\d)(?:[48]00[-—\s]?\d{3,4}[-—\s]?\d{3,4}|1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}|\(?0\d{2,3}\)?[-—\s]?\d{7,8})(?!\d)/g
const hotlineWords =
  /热线|客服|售后|维修|维保|故障维修|压缩机|工程师|上门|预约|报修|24小时|二十四小时|附近|网点|服务中心|疏通|开锁|清洗|回收|搬家|家电|空调|热水器|燃气灶|洗衣机|冰箱|马桶|锅炉|指纹锁|保险柜|hotline|repair service|call now/g
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
      /博彩|百家乐|彩金|注册送|投注|返水|老虎机|真人荷官|棋牌|时时彩|开户送|娱乐城|下注|六合|casino|jackpot|free spins|betting|slots|特码|[一七]肖|中特|三中三|开奖|连中|快三|PK10|飞艇|真人视讯|电竞|新葡京|首存|回血|带单|彩票|提款|赢/gi,
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
      /快速排名|首页排名|关键词(?:优化|排名)|网站(?:建设|推广|优化)|引流|群发|推广|百度霸屏|SEO|外链|涨粉|数据精准|获客|客源|代运营|小程序开发|(?:免费|送)域名|backlinks?|traffic|first page of google|rank(?:ing)?s?|marketing|DA\s?\d+|dofollow|guest post|link insertion|email lists?|deliverability|contacts? for|粉丝|点赞|播放量|直播间?人气|送达率|营销通知|106\s?通道|短信一条|快照|霸屏|删帖|撤稿|负面|获客|投放|发布会邀请|标讯|代写标书/gi,
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
      /兼职|日结|刷单|佣金|在家(?:赚|办公)|月入|轻松赚|日赚|招聘.{0,4}(?:打字|兼职)|work from home|earn \$|招聘(?:客服|打字|点赞)|点赞员|刷单员|宝妈|押金|推荐一人返|出签|包签证|海外岗位|东南亚|劳务|earn/gi,
    enough: 2,
  },
  {
    code: 'goods',
    words:
      /厂家直销|批发|特价|纯中药|秘方|货到付款|无效退款|见效|订购|下单立减|红包|优惠|促销|包邮|现货|限时|折扣|新品|抢购|采购|报价|样品|礼品|茶叶|白酒|保健|减肥|壮阳|补肾|祛斑|化妆品|discount|wholesale|manufacturer|factory|catalog(?:ue)?|quotation|viagra|pills|best price|limited offer|回收|礼品卡|购物卡|画册|宣传单|手提袋|印刷|试饮|大闸蟹|礼卡|除甲醛|光触媒|防脱|生发|拖车|搭电|道路救援|家教|提分|会员|挖掘机|加代工|代加工|打样|减肥茶|瘦身|见效|正品/gi,
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
      /邮箱(?:容量|空间|升级|停用|到期|迁移|已满|备案|将被)|账[号户](?:异常|将被|停用|冻结|过期)|密码(?:即将|已)?过期|点击(?:此处|链接|下方|以下|这里)|立即(?:验证|认证|登录|升级|领取|激活)|重新(?:验证|激活|登录|认证)|补贴(?:发放|申领|通知|领取)|扫码(?:领取|认证|登记)|社保.{0,4}异常|否则(?:将|视为)|ETC|输入.{0,6}密码|待签收|逾期|催收|理赔|银行卡号|验证码|扫码联系|快递.{0,10}(?:丢失|异常|滞留|破损)|冻结|verify your|click (?:here|below|the link)|mailbox (?:is )?(?:full|quota|storage|will)|account (?:will be|has been) (?:suspended|limited|closed)|password (?:will expire|expires?)|confirm your|reactivate|update your (?:account|payment|billing)|包裹|派送|滞留|补充信息|手续费|失效|停用|签约认证|传票|书记员|工资单|绩效工资|待查收|扫描(?:文档|附件)?.{0,4}二维码|扫描.{0,6}二维码|身份证号|手机验证码|逾期(?:视为|将|失效|按)|remittance|review document|recovery phrase|restricted|unusual sign.?in|permanent suspension|keep (?:the|your) same password|confirming your account|loss of messages|do not share/gi,
    enough: 2,
  },
  {
    code: 'threat-to-the-reader',
    words:
      /(?:您|你)的(?:电脑|设备|手机|账号|邮箱|摄像头)|录下|不雅|隐私视频|转发给(?:您|你)的|通讯录|支付.{0,8}(?:比特币|BTC)|钱包地址|(?:48|72|24)小时内(?:支付|付款)|your (?:device|webcam|browsing|contacts|password is)|i (?:have )?(?:hacked|recorded|infected)|bitcoin wallet|send .{0,12}(?:btc|bitcoin)|入侵了(?:你|您)的|录制了(?:你|您)|full access to your|made a video|wallet below|contact list|你的(?:同事|亲人)|钱包转|浏览成人/gi,
    enough: 3,
  },
  {
    code: 'windfall',
    words:
      /中奖|遗产|受益人|幸运(?:用户|观众)|奖金|领奖|公证费|律师函.{0,6}遗产|lottery|inheritance|beneficiary|next of kin|million (?:us )?dollars|compensation fund|transfer of funds|diplomatic|late (?:husband|client)|winning|congratulations|compensation committee|approved your payment|bank account|barrister|claim your prize|processing fee|draw|god bless|business proposal/gi,
    enough: 2,
  },
  {
    code: 'investment',
    words:
      /内幕|牛股|涨停|荐股|稳赚|收益率|年化|理财|配资|炒股|原始股|期货开户|翻倍|老师带|进群|crypto (?:investment|trading)|guaranteed returns?|double your|trading bot|profit|量化|套利|搬砖|USDT|返佣|三级返|入场|本金|潜伏|股票代码|涨幅|杠杆|实盘|手续费低|出金|trading system|crypto/gi,
    enough: 2,
  },
  {
    code: 'business-services',
    words:
      /(?:公司|工商)注册|代理记账|商标注册|记账报税|资质(?:代办|办理)|许可证办理|专利(?:申请|代理)|高新(?:技术企业)?认定|项目申报|ISO\s?\d{4,5}|认证代办|翻译公司|猎头|加盟|招商|法律顾问|incorporation services|trademark registration|公司转让|过户|异议|官费|年会|团建|体检|域名|企业邮箱|云服务器|备案|高防|宽带|提速|月嫂|育儿嫂|防水补漏|加装电梯|施工队|广告位|电梯广告|招租/gi,
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
    words:
      /私服|外挂|翻墙|VPN|香烟|电子烟|高仿|A货|复刻|名表|假证|刻章|窃听|定位器|replica|steroids|黑客接单|查开房|手机定位|聊天记录|DDoS\s?攻击代打|代打|改成绩|四要素|验数|出(?:一手)?数据|股民|母婴|卡盟|伟哥|延时|增大|增粗|公章|看样品|黑产|担保交易|走担保|数据[^，。]{0,6}每日更新/gi,
    enough: 2,
  },
  {
    code: 'papers',
    words:
      /论文(?:发表|代写)|期刊|核心期刊|版面费|职称|代写|查重|SCI|毕业证|学历提升|办证|包过|call for papers|indexed in scopus|submit your manuscript|publication fee|文凭|学历|自考|成考|国开|函授|学信网|免考|专利|软著|课题|评审|挂名|答案|隐形耳机|橡皮接收|考前|资格证|包录用|见刊|代(?:写|开)|流水|在职证明|AI率|AI 率/gi,
    enough: 2,
  },
]
/** How people sell, whatever it is. A report has no use for any of it. */
const salesTalk =
  /低至|包过|全国包送|到付|可分期|工时少|只要|仅需|仅售|\d\s?折|打折|满\s?\d+|买[一二三两\d]送|量大|从优|价格(?:优惠|透明|面议|不高|从优)|包(?:过|邮|录用|机票|安装|会)|(?:先|货到|到付).{0,8}付款?|秒(?:到账|结|批|回)|不(?:成功|满意|达标|合格|灵|过|上首页)[^，。]{0,6}(?:退款|不收费|退费|全退|免费换|退)|全额退款|无效.{0,2}退|免费(?:打样|估价|试听|试用|上门|勘测|送货|领取|检测|测|换人|入门|咨询|设计|扫描|漏洞扫描)|名额有限|限时|前\s?\d+\s?名|活动价|团购|代金券|优惠券|领券|下单|现货|直招|诚招|急招|招募|招代理|代理价|厂家|批发|直销|定制|上门(?:维修|回收|采血|服务|安装)|证书费|会员价?\s?\d|资料包|加助教|一条龙|诚信|长期合作|期待合作|欢迎(?:来电|选购|致电|咨询)|招租|转让|出租|急售|招商|首付|年薪|月薪|高薪|包吃住|学历不限|无学历要求|小学文化|日结|佣金|返现|返佣|返利|占成|月入|日赚|月均|收益|零基础|当天(?:见效|放款|装机)|正品|保密发货|私密包装|明星|祖传|国家专利|专家|热卖|新品|\b(?:only|just)\s+(?:USD|\$)?\s?\d+|\bper (?:month|week|piece)|\bdiscount|\bFOB\b|\bMOQ\b|\bsamples?\b|competitive price|fast delivery|free sample|order now|let me know if you are interested|bulk orders?|guaranteed|shipped worldwide|lowest price|limited spots|sign up today|no experience needed|请联系.{0,8}[经理老师销售]|联系(?:我们|人)?[：:]?.{0,6}(?:经理|女士|销售|老师)/gi

/** Accounts that whoever offers something gives, digits set apart so that filters do not see them among them. */
const handles =
  /(?:飞机|电报|纸飞机|TG|Telegram|WhatsApp|微信|企鹅|VX|V信|\bwx|(?<![A-Za-z])Q\s?Q?)(?:号|同号)?\s*[:：]?\s*@?(?:[A-Za-z][\w-]{3,}|\d{5,}|\d(?:\s\d){6,})|@[a-z][\w]{4,}(?![\w.])/i

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
  const selling = new Set((text.match(salesTalk) ?? []).map((word) => word.toLowerCase())).size
  const signs: readonly (Sign | false)[] = [
    ...hotlineSigns(text),
    ...found.filter(({ weight }) => weight >= 2),
    contactMe.test(text) && { code: 'private-contact', weight: 2 },
    selling >= 1 && { code: 'sales-talk', weight: Math.min(6, 2 * selling) },
    handles.test(text) && { code: 'private-contact', weight: 2 },
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
