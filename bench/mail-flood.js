// How long a genuine report waits while one sender floods the door: end to end, a real server, SMTP in, receipt out.
// Run after npm run build: node bench/mail-flood.js [MESSAGES]
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'

const count = Number(process.argv[2] ?? 1000)
const senders = 20
const data = mkdtempSync(join(tmpdir(), 'fengsui-flood-'))

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** @type {Map<string, number>} when the receipt of a message arrived, by the message's name */
const receipts = new Map()
const next = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _session, done) => {
    buffer(stream).then((bytes) => {
      const name = /In-Reply-To: <([^@]*)@/.exec(bytes.toString())?.[1]
      if (name !== undefined) receipts.set(name, performance.now())
      done()
    }, done)
  },
})
const nextPort = await freePort()
await new Promise((resolve) => next.listen(nextPort, '127.0.0.1', () => resolve(undefined)))

const port = await freePort()
const server = spawn(process.execPath, ['apps/cli/bin/fengsui.js', 'start'], {
  env: {
    ...process.env,
    PORT: '0',
    FENGSUI_DATA: data,
    FENGSUI_SMTP_LISTEN: `127.0.0.1:${port}`,
    FENGSUI_SMTP_SEND: `smtp://127.0.0.1:${nextPort}`,
    FENGSUI_MAIL_DNS: 'off',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
})
await new Promise((resolve) => {
  server.stdout.on('data', (text) => {
    if (String(text).includes('ready http')) resolve(undefined)
  })
})

/**
 * @param {import('nodemailer').Transporter} transport
 * @param {{ name: string, from: string, text: string }} message
 */
const send = (transport, { name, from, text }) =>
  transport.sendMail({
    from,
    to: 'report@desk.example',
    messageId: `<${name}@x.example>`,
    subject: name,
    text,
  })
const report = '我院是沈阳市康平县人民医院，昨天下午三点发现文件被勒索病毒加密，索要5个比特币。'
const spam = '代开发票，税点低，先验后付，量大从优，加微信 fp8899。'.repeat(20)

/** Seconds from handing a genuine report over to its receipt. @param {string} name */
async function genuine(name) {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  const start = performance.now()
  await send(transport, { name, from: `${name}@unit.example`, text: report })
  transport.close()
  while (!receipts.has(name)) await new Promise((resolve) => setTimeout(resolve, 10))
  return ((receipts.get(name) ?? 0) - start) / 1000
}

const alone = await genuine('alone')
const start = performance.now()
let handedOver = 0
const flood = Array.from({ length: senders }, async (_, sender) => {
  // From another machine, as far as the server can tell.
  const localAddress = '127.0.0.2'
  const pooled = { pool: true, maxConnections: 1, localAddress }
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, ...pooled })
  for (let index = sender; index < count; index += senders) {
    await send(transport, { name: `flood-${index}`, from: 'seller@spam.example', text: `${index} ${spam}` })
    handedOver++
  }
  transport.close()
})
const waits = []
while (handedOver < count / 10) await new Promise((resolve) => setTimeout(resolve, 10))
for (let index = 0; handedOver < count; index++) waits.push(await genuine(`during-${index}`))
await Promise.all(flood)
const seconds = (performance.now() - start) / 1000
waits.push(await genuine('after'))
waits.sort((a, b) => a - b)
console.log(
  `${count} messages of one sender in ${seconds.toFixed(1)} s (${Math.round(count / seconds)}/s, each kept before its 250)`,
)
console.log(
  `a genuine report has its receipt after ${alone.toFixed(2)} s alone, and after ${(waits.at(-1) ?? 0).toFixed(2)} s at worst in the flood (median ${(waits[Math.floor(waits.length / 2)] ?? 0).toFixed(2)} s, ${waits.length} reports): ${((waits.at(-1) ?? 0) / alone).toFixed(1)} times as long`,
)
server.kill('SIGTERM')
await new Promise((resolve) => server.once('exit', resolve))
await new Promise((resolve) => next.close(() => resolve(undefined)))
rmSync(data, { recursive: true, force: true })
