import { describe, expect, it } from 'vitest'
import { resolve } from './resolve.ts'

describe('pitfalls seen in data', () => {
  it.each([
    // Cities without counties.
    ['嘉峪关市新城镇', '620201100'],
    ['东莞虎门', '441900121'],
    ['儋州市那大镇', '460400100'],
    // Counties under a province, and no invented prefecture.
    ['海南省直辖县级行政区划东方市板桥镇', '469007104'],
    ['河南省济源市', '419001'],
    ['湖北神农架', '429021'],
    ['新疆石河子市', '659001'],
    // Zones: the lowest real division.
    ['四川天府新区', '510100'],
    ['大兴安岭松岭区', '232700'],
    ['苏州工业园区', '320500'],
    // Same name, other level.
    ['云南河口县', '532532'],
    ['东营市河口区', '370503'],
    ['大理弥渡县', '532925'],
    ['伊宁县', '654021'],
    ['长沙县', '430121'],
    ['吉林市', '220200'],
    ['吉林省', '220000'],
    // Towns that bear the name of a place elsewhere.
    ['定安县新竹镇', '469021101'],
    ['东莞市长安镇', '441900119'],
    ['东方市板桥镇', '469007104'],
    ['额敏（兵地、辽阳）工业园区', '654221'],
    // One 市 swallowed.
    ['枣庄市中区', '370402'],
    ['枣庄市市中区', '370402'],
    ['乐山市中区', '511102'],
    // Ethnic short forms.
    ['海西蒙古族格尔木市', '632801'],
    ['黔东南台江县', '522630'],
    ['恩施州利川市', '422802'],
    ['孟村县', '130930'],
    ['大厂县', '131028'],
    ['杜蒙县', '230624'],
    ['鄂伦春旗', '150723'],
    ['积石山县', '622927'],
    ['威宁县', '520526'],
    ['塔城地区', '654200'],
    ['伊犁州塔城地区额敏县', '654221'],
    // Spelling of place names in pinyin.
    ['Yueqing, Zhejiang', '330382'],
    ['Hongtong County', '141024'],
    ['Guoyang County', '341621'],
    ['Shan County, Shandong', '371722'],
    ['Ordos', '150600'],
    ['Bayannur', '150800'],
    ['Ulanqab', '150900'],
    ['Shigatse', '540200'],
    ['Qamdo', '540300'],
    ['Hotan', '653200'],
    ['Shaanxi', '610000'],
    ['Shanxi', '140000'],
    // Traditional characters, and 乾 where it stays.
    ['吉林省乾安縣', '220723'],
    ['廣東省廣州市天河區', '440106'],
    // Streets and companies that lie.
    ['南京市鼓楼区广州路12号', '320106'],
    ['上海市黄浦区四川中路33号', '310101'],
    ['北京某某科技有限公司,上海市浦东新区张江路100号', '310115'],
  ])('%s is %s', (text, code) => {
    expect(resolve(text)).toMatchObject({ status: 'ok', code, needsHuman: false })
  })

  it.each([
    '新竹镇', // one in 定安, a city in 台湾
    '长安镇',
    '板桥镇',
    '广州路12号',
    '四川大厦',
    '邮编330100',
  ])('%s is no place', (text) => {
    expect(resolve(text)).toMatchObject({ status: 'none', needsHuman: true })
  })

  it.each([
    '老城区',
    '新城区',
    '江北区',
    '河口',
    'Yulin',
    'Suzhou',
    '朝阳',
    '深圳市某某有限公司',
    '康平市',
    '城关区',
    '九龙',
    // Begins like a place that it does not lie in: a town of 四川, a farm in 黑龙江, a park in 新疆.
    '长沙贡马乡',
    '北京市双河农场',
    '古县渡镇',
  ])('%s is a question', (text) => {
    expect(resolve(text)).toMatchObject({ status: 'ambiguous', needsHuman: true })
    expect(resolve(text)).not.toHaveProperty('route')
  })

  it.each([
    '广东省长沙市',
    '四川三亚',
    '北京市海淀区和上海市浦东新区',
    'Shanxi Xi’an',
    '总部在北京,机房在贵阳',
  ])('%s contradicts itself', (text) => {
    expect(resolve(text)).toMatchObject({ status: 'conflict', needsHuman: true })
    expect(resolve(text)).not.toHaveProperty('route')
  })

  it.each(['香港', '澳门特别行政区', '台北市信义区', '台中市和平区', 'Hong Kong', '九龙油尖旺区'])(
    '%s is outside',
    (text) => {
      expect(resolve(text)).toMatchObject({ status: 'outside', needsHuman: true })
      expect(resolve(text)).not.toHaveProperty('route')
    },
  )

  it('金门县 stands in the list of 福建, and a person has to confirm', () => {
    expect(resolve('福建省金门县')).toMatchObject({ status: 'ok', code: '350527', needsHuman: true })
  })

  it('homophones are found by computing: each is a question without its province', () => {
    for (const [name, province, code] of [
      ['Yulin', 'Shaanxi', '610800'],
      ['Yulin', 'Guangxi', '450900'],
      ['Taizhou', 'Jiangsu', '321200'],
      ['Taizhou', 'Zhejiang', '331000'],
      ['Fuzhou', 'Fujian', '350100'],
      ['Fuzhou', 'Jiangxi', '361000'],
      ['Suzhou', 'Anhui', '341300'],
    ] as const) {
      expect(resolve(name).status, name).toBe('ambiguous')
      expect(resolve(`${name}, ${province}`).code).toBe(code)
    }
  })

  it('what belongs to the corps goes to 新疆, and is told apart', () => {
    const route = { authorityId: 'cn-650000', basis: 'corps-in-650000' }
    const texts = [
      '第八师石河子市',
      '新疆生产建设兵团',
      '兵团第十二师',
      '新疆第七师',
      '新疆石河子地区',
      '659001',
    ]
    for (const text of texts) expect(resolve(text).route, text).toEqual(route)
    expect(resolve('新疆第七师奎屯市')).toMatchObject({ code: '654003', path: { zone: '第七师' }, route })
    expect(resolve('新疆奎屯市').route?.basis).toBe('place-in-province')
  })

  it('whom the caller names for the corps is told besides, and only then', () => {
    const alsoNotify = ['corps-desk']
    for (const text of ['第八师石河子市', '新疆兵团', '石河子市', '659001'])
      expect(resolve(text, { alsoNotify }).route, text).toMatchObject({
        authorityId: 'cn-650000',
        alsoNotify,
      })
    expect(resolve('石河子市').route).not.toHaveProperty('alsoNotify')
    expect(resolve('乌鲁木齐市', { alsoNotify }).route).not.toHaveProperty('alsoNotify')
  })

  it('a division of an army alone is a question', () => {
    expect(resolve('第八师')).toMatchObject({ status: 'ambiguous', provinceCode: '650000', needsHuman: true })
    expect(resolve('第一师范学校').status).toBe('none')
    expect(resolve('湖南第一师范学院')).toMatchObject({ status: 'ambiguous', provinceCode: '430000' })
  })
})
