// What is left of a division's name when its suffix and its nationalities are taken away: 海西蒙古族藏族自治州 → 海西.
const suffixes =
  /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|自治旗|地区|林区|特区|新区|矿区|[盟省市州县区旗])$/
const nationalities =
  '蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各'.split(
    ' ',
  )

/** The stem of a name; the whole name where nothing would be left. */
export function stemOf(/** @type {string} */ name) {
  const bare = name.replace(suffixes, '')
  if (bare === '') return name
  return /自治[州县旗]$|族区$/.test(name) ? withoutNationalities(bare) : bare
}

function withoutNationalities(/** @type {string} */ name) {
  let rest = name
  for (;;) {
    const last = nationalities.find((one) => rest.endsWith(`${one}族`)) ?? longNationality(rest)
    if (last === undefined) return rest
    const shorter = rest.replace(/族$/, '').slice(0, -last.length)
    if (shorter.length < 2) return rest
    rest = shorter
  }
}

/** Some names leave 族 out (伊犁哈萨克自治州); one character alone would prove nothing. */
const longNationality = (/** @type {string} */ rest) =>
  nationalities.find((one) => one.length > 1 && rest.endsWith(one))
