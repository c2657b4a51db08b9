import type { Localized } from '@fengsui/core'

type NoteName =
  | 'none'
  | 'ambiguous'
  | 'conflict'
  | 'outside'
  | 'divided'
  | 'ended'
  | 'unknownCode'
  | 'notAdministered'

/** What to do about a place that is not settled. */
export const notes: Readonly<Record<NoteName, Localized>> = {
  none: {
    zh: '没有认出地名。请写明省、市、县，或填六位行政区划代码。',
    en: 'No place was recognised. Give province, city and county, or the six-digit division code.',
  },
  ambiguous: {
    zh: '可能是几个地方，或不足以确定。请从候选中选一个，或补上省、市。',
    en: 'This can mean several places, or proves too little. Choose a candidate, or add province and city.',
  },
  conflict: {
    zh: '写了互相矛盾的地方。请只写受影响系统所在的地方。',
    en: 'The places exclude each other. Give only the place of the affected system.',
  },
  outside: {
    zh: '港澳台不在省级网信部门的接收范围。系统如在境内建设、运营或提供服务，请改走国家渠道。',
    en: 'Hong Kong, Macau and Taiwan have no provincial receiver. If the system is built, run or serves in the mainland, use the national channel.',
  },
  divided: {
    zh: '原区划已拆分，请选现在的区划；省级接收部门不受影响。',
    en: 'The former division was divided: choose the one of today. The receiving province is not in doubt.',
  },
  ended: {
    zh: '原区划已撤销，没有查到由哪个区划承接；省级接收部门不受影响。',
    en: 'The division has ended, and what followed it is not recorded. The receiving province is not in doubt.',
  },
  unknownCode: {
    zh: '没有这个行政区划代码。请核对，或写地名。',
    en: 'There is no such division code. Check it, or write the name.',
  },
  notAdministered: {
    zh: '该县列在福建省代码之下，但不由福建管辖，请人工确认。',
    en: 'The county is listed under Fujian but not administered by it: a person has to confirm.',
  },
}
