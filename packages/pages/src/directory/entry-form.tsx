import { channelKinds, openParties } from '@fengsui/regions'
import type { VNode } from 'preact'
import { Choices, ErrorSummary, Select, TextField } from '../components/fields.tsx'
import type { Frame } from '../frame.ts'
import { labelIn, wordsIn } from '../words/words.ts'
import type { AuthorityView } from './authority-view.ts'

interface Part {
  readonly view: AuthorityView
  readonly frame: Frame
}

/** Records a new version of what is known of an authority; for a new one also of which kind it is. */
export function EntryForm({ view, frame }: Part): VNode {
  const words = wordsIn(frame.language).directory
  const { form, shipped, versions } = view
  const isNew = shipped === undefined && versions.length === 0
  return (
    <form class="stack panel" method="post" action={`/directory/${view.id}`}>
      <h2>{isNew ? words.add : words.change}</h2>
      <ErrorSummary form={form} frame={frame} />
      <input type="hidden" name="csrf" value={frame.person?.csrf} />
      <input type="hidden" name="version" value={(versions[0]?.version ?? 0) + 1} />
      {isNew && <Scope view={view} frame={frame} />}
      <TextField form={form} name="zh" label={words.zh} />
      <TextField form={form} name="en" label={words.en} />
      <p class="hint">{words.manyHint}</p>
      {channelKinds.map((kind) => (
        <TextField key={kind} form={form} name={kind} label={words.channels[kind]} />
      ))}
      <TextField form={form} name="source" label={words.from} hint={words.fromHint} />
      <TextField form={form} name="verifiedAt" label={words.verifiedAt} hint={words.dayHint} />
      {shipped === undefined && !isNew && (
        <Choices
          form={form}
          name="receives"
          kind="radio"
          legend={words.receives}
          options={[
            { value: 'yes', label: words.stillReceives },
            { value: 'no', label: words.noLonger },
          ]}
        />
      )}
      <p>
        <button type="submit" class="btn">
          {words.record}
        </button>
      </p>
    </form>
  )
}

function Scope({ view, frame }: Part): VNode {
  const words = wordsIn(frame.language).directory
  const { form } = view
  return (
    <>
      <Select
        form={form}
        name="party"
        label={words.party}
        empty="–"
        options={openParties.map(({ party, label }) => ({
          value: party,
          label: labelIn(label, frame.language),
        }))}
      />
      <Select
        form={form}
        name="code"
        label={words.province}
        empty={words.all}
        options={[...view.provinces].map(([value, label]) => ({ value, label }))}
      />
      <Select
        form={form}
        name="sector"
        label={words.sector}
        empty={words.all}
        options={view.sectors.map(({ value, label }) => ({ value, label: labelIn(label, frame.language) }))}
      />
    </>
  )
}
