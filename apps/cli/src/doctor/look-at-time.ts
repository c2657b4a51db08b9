import { askNtp, type Config, tolerableMs } from '@fengsui/server'
import { bad, type Finding, good, warning } from './finding.ts'

const answerWithinMs = 3_000

/** The time sources of the configuration: each answers, and agrees with this machine's clock. */
export const lookAtTime = ({ timeSources }: Config): Promise<readonly Finding[]> =>
  Promise.all(
    timeSources.map(async (source): Promise<Finding> => {
      const name = `${source.host}:${source.port}`
      const asked = await askNtp(source, answerWithinMs)
      if (!asked.ok)
        return warning(
          `时间源${name}没有应答：${asked.failure}`,
          `the time source ${name} does not answer: ${asked.failure}`,
        )
      const { offsetMs, delayMs } = asked.value
      const seconds = (Math.abs(offsetMs) / 1000).toFixed(1)
      if (Math.abs(offsetMs) - delayMs / 2 <= tolerableMs)
        return good(
          `时钟与${name}一致（差${seconds}秒）`,
          `the clock agrees with ${name} (${seconds} s apart)`,
        )
      return bad(
        `本机时钟与${name}差${seconds}秒：请校时`,
        `the clock is ${seconds} s off ${name}: set the time`,
      )
    }),
  )
