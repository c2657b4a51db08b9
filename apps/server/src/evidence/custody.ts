import type { CaseEvent, Language } from '@fengsui/core'
import { type CustodyStep, type EvidenceLine, wordsIn } from '@fengsui/pages'
import type { CaseFile } from '../cases/case-file.ts'
import type { Services } from '../services.ts'
import { openItem } from './held-items.ts'

const mostLooks = 50

/** Every item of a case, with what was done with it by whom. */
export async function custodyOf(
  services: Services,
  file: CaseFile,
  language: Language,
): Promise<readonly EvidenceLine[]> {
  const nameOf = await namesOf(services, file, language)
  const looks = await looksAt(services, file)
  return Promise.all(
    file.state.evidence.map(async (item) => {
      const opened = await openItem(services, file, item.digest)
      const custody = [...file.events.flatMap((event) => stepOf(event, item.digest, nameOf)), ...looks]
        .filter(({ at }) => Date.parse(at) >= Date.parse(item.at))
        .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
      return { item, custody, ...(opened === undefined ? {} : { name: opened.name }) }
    }),
  )
}

/** Who looked at the list, as the audit log has it: the last of them, since many look often. */
async function looksAt({ store, audit }: Services, file: CaseFile): Promise<readonly CustodyStep[]> {
  await audit.flush()
  const filter = { kinds: ['evidence-looked'], case: file.id, limit: mostLooks }
  const records = await store.audit.find(file.organisation, filter)
  const people = new Map((await store.users(file.organisation)).map(({ id, name }) => [id, name]))
  return records.map(({ at, actor }) => ({
    at,
    type: 'evidence.looked',
    by: people.get(actor.id ?? '') ?? '',
  }))
}

type NameOf = (event: CaseEvent) => string

function stepOf(event: CaseEvent, digest: string, nameOf: NameOf): readonly CustodyStep[] {
  const done = { at: event.at, by: nameOf(event) }
  switch (event.type) {
    case 'evidence.attached':
    case 'evidence.downloaded':
      return event.data.digest === digest ? [{ ...done, type: event.type }] : []
    case 'evidence.scanned':
      return event.data.digest === digest ? [{ ...done, type: event.type, result: event.data.result }] : []
    case 'evidence.handed-over':
      return event.data.digests.includes(digest) ? [{ ...done, type: event.type, ...event.data }] : []
    default:
      return []
  }
}

/** Who did what: people by name and organisation, everybody else by what they are. */
async function namesOf({ store }: Services, { events }: CaseFile, language: Language): Promise<NameOf> {
  const { by } = wordsIn(language).log
  const ids = events.flatMap(({ type, actor }) =>
    type.startsWith('evidence.') && actor.kind === 'person' && actor.id !== undefined ? [actor.id] : [],
  )
  const names = new Map<string, string>()
  for (const id of new Set(ids)) {
    const person = await store.user(id)
    const organisation = person && (await store.organisation(person.organisation))
    if (person === undefined || organisation === undefined) continue
    names.set(id, `${person.name}　${language === 'zh-CN' ? organisation.nameZh : organisation.nameEn}`)
  }
  return ({ actor }) => names.get(actor.id ?? '') ?? by[actor.kind]
}
