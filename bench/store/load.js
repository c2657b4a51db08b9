// Sends reports to a server from many clients at once, in a process of its own; writes what it saw as one JSON object.
// Use: node load.js URL REPORTS CLIENTS
import http from 'node:http'

const [url = '', reports = '1000', clients = '32'] = process.argv.slice(2)
const { hostname: host, port } = new URL(url)
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(clients) })
const run = `${process.pid}-${Date.now()}`
/** @type {number[]} */
const times = []
let next = 0

const begin = performance.now()
await Promise.all(Array.from({ length: Number(clients) }, client))
const seconds = (performance.now() - begin) / 1000
agent.destroy()
times.sort((a, b) => a - b)
const at = (/** @type {number} */ share) => times[Math.floor(times.length * share)] ?? 0
console.log(JSON.stringify({ perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) }))

async function client() {
  while (next < Number(reports)) {
    const sent = performance.now()
    const status = await post(`${run}-${next++}`)
    if (status !== 201) throw new Error(`answered with ${status}`)
    times.push(performance.now() - sent)
  }
}

/**
 * @param {string} key
 * @returns {Promise<number | undefined>}
 */
function post(key) {
  const body = Buffer.from(JSON.stringify(report(key)))
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': key,
    'content-length': body.length,
  }
  return new Promise((resolve, reject) => {
    const sent = http.request(
      { agent, host, port, path: '/api/v1/reports', method: 'POST', headers },
      (answer) => {
        answer.resume()
        answer.once('end', () => resolve(answer.statusCode))
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

/** @param {string} key */
function report(key) {
  return {
    kind: 'initial',
    reporter: { role: 'operator', name: '陈屿' },
    unit: { name: `单位 ${key}`, place: '辽宁省铁岭市银州区', contact: { phone: '024-0000-0000' } },
    entity: { 'cn.operator': 'other' },
    incident: { exercise: true, 'cn.affected': ['personal-information'], 'cn.leakedPersons': 12_000_000 },
    contents: {
      impact: '会员的姓名和电话被人在网上出售。',
      measures: '已停用泄露的接口，更换密钥，正在核对日志。',
    },
  }
}
