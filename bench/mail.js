// Throughput and memory of reading mail. Run after npm run build: node bench/mail.js [MESSAGES]
import { emailChannel } from '../packages/channels/dist/index.js'
import { resolve } from '../packages/regions/dist/index.js'
import { instruments } from '../packages/regulations/dist/index.js'

const count = Number(process.argv[2] ?? 2000)
const facts = new Map(instruments.flatMap((one) => one.facts.map((fact) => [fact.name, fact])))
const context = {
  resolvePlace: (/** @type {string} */ text) => resolve(text),
  facts: [...facts.values()],
  contents: instruments.flatMap(({ contents }) => contents),
  grades: instruments.flatMap(({ grades }) => grades),
  receivedAt: { ms: Date.parse('2026-03-03T10:31:00+08:00'), offset: 480 },
}
const text = `单位名称：沈阳市康平县人民医院
昨天下午三点，值班人员发现门诊系统服务器文件被加密，索要5个比特币。
受影响的患者信息约120万人，可能已经泄露。直接经济损失初步估计350万元。
我院立即断开服务器网络，启动应急预案，并已向康平县公安局报案。下一步拟重装系统并恢复备份。`
const message = (/** @type {number} */ index) =>
  Buffer.from(
    `From: it@unit.example\r\nDate: Tue, 3 Mar 2026 10:30:00 +0800\r\nSubject: report ${index}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`,
  )
const channel = emailChannel({ from: 'report@desk.example' })
const read = (/** @type {number} */ index) => channel.read({ bytes: message(index), evidence: {} }, context)

for (let index = 0; index < 100; index++) await read(index)
const before = process.memoryUsage().rss
const start = performance.now()
for (let index = 0; index < count; index++) await read(index)
const ms = performance.now() - start
const mib = 1024 * 1024
const grown = (process.memoryUsage().rss - before) / mib
console.log(
  `${count} messages: ${(ms / count).toFixed(2)} ms each, ${Math.round((count / ms) * 1000)}/s, memory +${grown.toFixed(0)} MiB after all of them`,
)

/** A message with a file of so many MiB beside it. @param {number} size */
const withFile = (size) =>
  Buffer.from(
    `From: it@unit.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=edge\r\n\r\n--edge\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n--edge\r\nContent-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${'A'.repeat(76)}\r\n`.repeat(Math.round((size * mib * 4) / 3 / 76))}--edge--\r\n`,
  )
for (const size of [1, 5, 18]) {
  const bytes = withFile(size)
  const resident = process.memoryUsage().rss
  let peak = resident
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 1)
  const began = performance.now()
  await channel.read({ bytes, evidence: {} }, context)
  const took = performance.now() - began
  clearInterval(watch)
  peak = Math.max(peak, process.memoryUsage().rss)
  console.log(
    `with a file of ${size} MiB: ${took.toFixed(0)} ms, ${((peak - resident) / mib).toFixed(0)} MiB more at its peak, ${((peak - resident) / bytes.length).toFixed(1)} times the message`,
  )
}
