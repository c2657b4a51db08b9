import { readdirSync, readFileSync } from 'node:fs'
import { createAssessor } from '@fengsui/core'
import { instruments } from '@fengsui/regulations'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openApiDocument } from './document.ts'

const assessor = createAssessor({
  instruments,
  findRecipient: () => ({ recipient: null, needsHuman: true }),
})
// biome-ignore lint/suspicious/noExplicitAny: the document is looked into by path
const document = openApiDocument(assessor, '1') as any
const { schemas } = document.components

const now = { ms: Date.parse('2026-03-02T12:00:00+08:00'), offset: 480 }
const examples = new URL('../../../../../examples/', import.meta.url)

/** The schemas of the document, referring to each other as a schema by itself does. */
const closed = (of: object) => JSON.parse(JSON.stringify(of).replaceAll('#/components/schemas/', '#/$defs/'))

describe('the OpenAPI document', () => {
  it('declares every fact of the law once, in the object it belongs to', () => {
    for (const fact of assessor.book.facts.values()) {
      const [own, other] = fact.on === 'entity' ? ['Entity', 'Incident'] : ['Incident', 'Entity']
      expect(schemas[own].properties, fact.name).toHaveProperty([fact.name])
      expect(schemas[other].properties, fact.name).not.toHaveProperty([fact.name])
    }
  })

  it('names every duty, event type and level an input may name', () => {
    expect(schemas.Filing.properties.duty.enum).toEqual(assessor.book.dutyIds)
    expect(schemas.Event.properties.type.enum).toEqual(assessor.book.eventTypes)
    expect(schemas.Filing.properties.level.enum).toEqual(assessor.book.levels)
  })

  it('describes the envelope that is really checked', () => {
    const { properties } = schemas.Report
    expect(Object.keys(properties).sort()).toEqual([
      'about',
      'contents',
      'declared',
      'entity',
      'events',
      'followUp',
      'incident',
      'kind',
      'reporter',
      'summary',
      'unit',
    ])
    expect(properties.kind.enum).toEqual(['initial', 'supplement', 'progress', 'summary'])
    expect(schemas.Report.additionalProperties).toBe(false)
  })

  it.each(readdirSync(examples).filter((name) => name.endsWith('.json')))(
    'describes every member of the answer to %s',
    (name) => {
      const read = assessor.read(JSON.parse(readFileSync(new URL(name, examples), 'utf8')), now)
      if (!read.ok) throw new Error('the example cannot be read')
      const described = z.fromJSONSchema({ $ref: '#/$defs/Answer', $defs: closed(schemas) })
      const answer = JSON.parse(JSON.stringify(assessor.assess(read.value)))
      expect(described.safeParse(answer).error?.issues ?? []).toEqual([])
      expect(described.safeParse({ ...answer, more: 1 }).success).toBe(false)
    },
  )

  it('refers only to what it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]
    expect(references.length).toBeGreaterThan(10)
    for (const [, name = ''] of references) expect(schemas).toHaveProperty(name)
  })

  it('holds nothing but JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })
})
