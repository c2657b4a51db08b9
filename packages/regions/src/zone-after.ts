const zone =
  /^[\s,，、]*((?:国家级?)?[\u4e00-\u9fff]{0,8}?(?:高新技术产业开发区|经济技术开发区|高新技术开发区|经济开发区|高新区|经开区|开发区|工业园区?|产业园区?|科技园区?|软件园|自由?贸易?试验区|自贸区|综合保税区|保税[港]?区|新区|示范区|度假区|新城))/

/** A zone that is named right after a division: it is no division, but people write it where one would stand. */
export function zoneAfter(text: string, end: number): string | undefined {
  return zone.exec(text.slice(end, end + 30))?.[1]
}
