import { describe, expect, it } from 'vitest'
import { lineOf } from './json-lines.ts'
import { parseJsonText } from './json-text.ts'
import { pointerStep } from './json-walk.ts'

const faults = (text: string) => {
  const read = parseJsonText(text)
  return read.ok ? [] : read.failure.map(({ pointer, code }) => [pointer, code])
}

describe('strict JSON', () => {
  it.each([
    ['{', '', 'bad-syntax'],
    ['', '', 'bad-syntax'],
    ['{"a":1,}', '', 'bad-syntax'],
    ['{"a":1,"a":1}', '/a', 'duplicate-key'],
    ['{"a":[{"b":0},{"b":1,"b":2}]}', '/a/1/b', 'duplicate-key'],
    [String.raw`{"a":1,"\u0061":2}`, '/a', 'duplicate-key'],
    ['{"a/b":1,"a/b":2}', '/a~1b', 'duplicate-key'],
    [String.raw`["\u0000"]`, '/0', 'unusable-text'],
    [String.raw`{"a":"\ud800"}`, '/a', 'unusable-text'],
    [String.raw`{"\u0000":1}`, '', 'unusable-text'],
    ['['.repeat(40) + ']'.repeat(40), '/0'.repeat(32), 'too-deep'],
  ])('%s is refused at %s: %s', (text, pointer, code) => {
    expect(faults(text)).toEqual([[pointer, code]])
  })

  it.each([
    '{"a":{"x":1},"b":{"x":1}}',
    '[{"x":1},{"x":2}]',
    '{"a":"{\\"a\\":1}","b":"a"}',
    '"\\ud83d\\ude00"',
    '1e2',
  ])('%s is read as the platform reads it', (text) => {
    const read = parseJsonText(text)
    expect(read.ok && read.value).toEqual(JSON.parse(text))
  })

  it('writes a step of a pointer so that it can be read back', () => {
    expect(pointerStep('a/b~c')).toBe('/a~1b~0c')
    expect(pointerStep(3)).toBe('/3')
  })
})

describe('the line of a pointer', () => {
  const text = '{\n  "a": [\n    { "b": "x\\"y" },\n    2\n  ],\n  "c": { "a/b": true }\n}\n'
  it.each([
    ['', 1],
    ['/a', 2],
    ['/a/0/b', 3],
    ['/a/1', 4],
    ['/c/a~1b', 6],
    ['/c/missing', 6],
    ['/a/7/x', 2],
    ['/nowhere', 1],
  ])('%s: %d', (pointer, line) => {
    expect(lineOf(text, pointer)).toBe(line)
  })
})
