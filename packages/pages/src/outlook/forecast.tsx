import { type AssessAnswer, type Forecast, type Instrument, type Series, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import { ConfidenceMark } from '../components/confidence-mark.tsx'
import { gap } from '../components/gap.ts'
import { factText } from '../components/hits-list.tsx'
import type { Frame } from '../frame.ts'
import { dayAndTime, instantOf } from '../words/times.ts'
import { fill, labelIn, withColon, wordsIn } from '../words/words.ts'
import { ForecastChart } from './forecast-chart.tsx'

interface ForecastProps {
  readonly law: Instrument
  readonly answer: AssessAnswer
  readonly series: readonly Series[]
  readonly frame: Frame
}

/** When growing facts will cross which threshold; in ink, since it moves no clock. */
export function Forecasts({ law, answer, series, frame }: ForecastProps): VNode | null {
  const facts = [...new Set(answer.forecast.map(({ fact }) => fact))]
  if (facts.length === 0) return null
  return (
    <div id="forecast">
      {facts.map((fact) => (
        <FactForecast
          key={fact}
          crossings={answer.forecast.filter((one) => one.fact === fact)}
          series={series.find((one) => one.fact === fact)}
          law={law}
          frame={frame}
        />
      ))}
    </div>
  )
}

interface FactForecastProps {
  readonly crossings: readonly Forecast[]
  readonly series: Series | undefined
  readonly law: Instrument
  readonly frame: Frame
}

function FactForecast({ crossings, series, law, frame }: FactForecastProps): VNode | null {
  const { language } = frame
  const words = wordsIn(language).forecast
  const [first] = crossings
  if (first === undefined) return null
  const label = law.facts.find(({ name }) => name === first.fact)?.label
  const fact = label === undefined ? first.fact : labelIn(label, language)
  return (
    // What should have happened already is not folded away: the fact waits to be brought up to date.
    <details class="panel" open={isPast(first, frame)}>
      <summary>
        {fill(words.title, { fact })}
        {gap}
        {fill(isPast(first, frame) ? words.shortPassed : words.short, valuesOf(first, law, frame))}
      </summary>
      {crossings.map((crossing) => (
        <p key={crossing.indicator}>
          {crossingText(crossing, law, frame)} <ConfidenceMark of={crossing.confidence} language={language} />
        </p>
      ))}
      <p class="m">
        {withColon(words.assumption, language)}
        {textIn(first.assumption, language)}
        {language === 'en' ? '. ' : '。'}
        {words.noClock}
      </p>
      {series !== undefined && (
        <ForecastChart series={series} crossings={crossings} fact={fact} law={law} frame={frame} />
      )}
    </details>
  )
}

const isPast = ({ at }: Forecast, { now }: Frame): boolean => instantOf(at).ms <= now.ms

function valuesOf(
  crossing: Forecast,
  law: Instrument,
  { language }: Frame,
): Readonly<Record<'level' | 'threshold' | 'at', string>> {
  const grade = law.grades.find(({ id }) => id === crossing.level)
  return {
    level: grade === undefined ? crossing.level : textIn(grade, language),
    threshold: `≥ ${factText(law, crossing.fact, crossing.threshold, language)}`,
    at: dayAndTime(instantOf(crossing.at), language),
  }
}

function crossingText(crossing: Forecast, law: Instrument, frame: Frame): string {
  const { language } = frame
  const words = wordsIn(language).forecast
  const values = valuesOf(crossing, law, frame)
  if (isPast(crossing, frame)) return fill(words.passed, values)
  if (crossing.earliest === crossing.latest) return fill(words.at, values)
  const band = fill(words.band, {
    earliest: dayAndTime(instantOf(crossing.earliest), language),
    latest: crossing.latest === null ? words.never : dayAndTime(instantOf(crossing.latest), language),
  })
  return `${fill(words.at, values)}${language === 'en' ? ' ' : ''}${band}`
}
