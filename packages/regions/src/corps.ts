const numerals = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四'.split(' ')

/** Names of the production and construction corps (兵团) in 新疆. */
export const corpsNames: readonly string[] = ['新疆生产建设兵团', '生产建设兵团', '新疆兵团', '兵团']

/** Names of its divisions, which mean it only beside its name or a place in 新疆: armies have divisions too. */
export const corpsDivisions: readonly string[] = numerals.flatMap((numeral, index) => [
  `第${numeral}师`,
  `第${index + 1}师`,
  `农${numeral}师`,
])

const all = new Set([...corpsNames, ...corpsDivisions])

/** Whether the name of a zone is one of the corps: no division, but told apart by who may want to know. */
export const isCorps = (zone: string | undefined): boolean => zone !== undefined && all.has(zone)
