import type { ComponentChildren, VNode } from 'preact'
import type { Frame } from '../frame.ts'
import type { FormState } from './fields.tsx'

interface WorkFormProps {
  readonly frame: Frame
  /** Its own state; with an action, so that it knows where it posts to. */
  readonly form: FormState
  readonly title: string
  readonly submit: string
  readonly children?: ComponentChildren
  /** Folded until somebody needs it. */
  readonly folded?: boolean
  /** The main thing to do here: its fold looks like a button. */
  readonly primary?: boolean
  /** It asks for files. */
  readonly files?: boolean
}

/** A small form of the console, carrying the token of its session. */
export function WorkForm({
  frame,
  form: { action, errors },
  title,
  submit,
  children,
  folded = true,
  primary = false,
  files = false,
}: WorkFormProps): VNode {
  const controls = (
    <form class="stack" method="post" action={action} encType={files ? 'multipart/form-data' : undefined}>
      <input type="hidden" name="csrf" value={frame.person?.csrf} />
      {children}
      <p class="row">
        <button type="submit" class={primary ? 'btn' : 'btn two'}>
          {submit}
        </button>
      </p>
    </form>
  )
  if (!folded) return controls
  return (
    <details class={primary ? undefined : 'panel'} open={errors.length > 0}>
      <summary class={primary ? 'btn' : undefined}>{title}</summary>
      {controls}
    </details>
  )
}

/** One button that does one thing. */
export const WorkButton = ({
  frame,
  action,
  text,
  children,
}: {
  readonly frame: Frame
  readonly action: string
  readonly text: string
  readonly children?: ComponentChildren
}): VNode => (
  <form method="post" action={action}>
    <input type="hidden" name="csrf" value={frame.person?.csrf} />
    {children}
    <p class="row">
      <button type="submit" class="btn">
        {text}
      </button>
    </p>
  </form>
)
