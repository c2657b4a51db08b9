import { type FactDeclaration, type Instrument, type Language, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { unitName } from '../words/amounts.ts'
import { bracketed, labelIn, wordsIn } from '../words/words.ts'
import { Choices, type FormState, Select, TextField } from './fields.tsx'

/** Form name of a fact. */
export const factField = (name: string): string => `fact:${name}`

interface FactFieldProps {
  readonly fact: FactDeclaration
  readonly form: FormState
  readonly frame: Frame
}

/** One fact as a control; leaving it empty is “not yet known, will follow”. */
export function FactField({ fact, form, frame }: FactFieldProps): VNode {
  const words = wordsIn(frame.language)
  const { language } = frame
  const common = {
    form,
    name: factField(fact.name),
    label: labelIn(fact.label, language),
    hint: fact.hint && textIn(fact.hint, language),
  }
  switch (fact.kind.type) {
    case 'boolean':
      return <Select {...common} empty={words.later} options={yesNo(language)} />
    case 'enum': {
      const given = form.values.get(common.name)
      const offered = fact.kind.values.filter(({ value, fine }) => fine !== true || value === given)
      return <Select {...common} empty={words.later} options={labelled(offered, language)} />
    }
    case 'set':
      return (
        <Choices
          form={form}
          name={common.name}
          legend={common.label}
          hint={words.form.affectedHint}
          kind="checkbox"
          options={labelled(fact.kind.values, language)}
          later={{ value: 'unknown', label: words.later }}
        />
      )
    case 'number': {
      const label = common.label + bracketed(unitName(fact.kind.unit, language), language)
      return (
        <TextField {...common} label={label} inputmode={fact.kind.decimals === 0 ? 'numeric' : 'decimal'} />
      )
    }
    case 'text':
      return <TextField {...common} />
  }
}

const yesNo = (language: Language): readonly { value: string; label: string }[] => {
  const { yes, no } = wordsIn(language)
  return [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ]
}

const labelled = (
  values: readonly { readonly value: string; readonly label: FactDeclaration['label'] }[],
  language: Language,
): readonly { value: string; label: string }[] =>
  values.map(({ value, label }) => ({ value, label: labelIn(label, language) }))

/** The declaration of a fact; undefined for names the law does not know. */
export const declared = (law: Instrument, name: string): FactDeclaration | undefined =>
  law.facts.find((fact) => fact.name === name)

interface FactGroupsProps {
  readonly law: Instrument
  readonly form: FormState
  readonly frame: Frame
}

/** The grouped facts of the law, one folded section for each question about a group. */
export function FactGroups({ law, form, frame }: FactGroupsProps): VNode {
  const groups = law.questions.filter(({ facts }) =>
    facts.some((name) => declared(law, name)?.group !== undefined),
  )
  return (
    <div class="stack">
      {groups.map(({ id, facts, question }) => {
        const given = facts.some((name) => (form.values.get(factField(name)) ?? '') !== '')
        const failed = facts.some((name) => form.errors.some(({ field }) => field === factField(name)))
        return (
          <details key={id} open={given || failed} data-group={declared(law, facts[0] ?? '')?.group}>
            <summary>{labelIn(question, frame.language)}</summary>
            <div class="stack">
              {facts.map((name) => {
                const fact = declared(law, name)
                return fact === undefined ? null : (
                  <FactField key={name} fact={fact} form={form} frame={frame} />
                )
              })}
            </div>
          </details>
        )
      })}
    </div>
  )
}
