import { runSql } from '../../packages/store/src/postgres/run-sql.fixture.ts'

/** Cases of one desk in a PostgreSQL database: rows as the store writes them, made by the database itself. */
export async function fillCases(
  databaseUrl: string,
  cases: { readonly from: number; readonly to: number },
): Promise<void> {
  const numbers = `generate_series(${cases.from}, ${cases.to - 1}) as n`
  const id = `'case-' || lpad(n::text, 12, '0')`
  await runSql(
    databaseUrl,
    `insert into case_head select ${id}, 'cn-210000', 1, md5(n::text) || md5(n::text) from ${numbers};
     insert into event select 'event-' || n, 'cn-210000', ${id}, 1, 'note.added', 1, '2026-03-02T09:00:00+08:00',
       '2026-03-02T01:00:00.000Z', '{"kind":"system"}', null, '{"text":"note"}', null, '',
       md5(n::text) || md5(n::text), 'sha-256' from ${numbers};
     insert into case_row select ${id}, 'cn-210000', 'file', '标题', '单位 ' || n, 'major', 0, 'open', null, 'api', n::text,
       1700000000000 + n::bigint, case when n % 3 = 0 then null else ${farOff} + (n::bigint * 7919) % 5000000 end, 'cn.C.2a', 0,
       1700000000000, '单位', 1, case when n % 3 = 0 then 9007199254740991 else ${farOff} + (n::bigint * 7919) % 5000000 end
       from ${numbers};
     insert into clock select 'clock-' || n, 'cn-210000', ${id}, 'cn.C.2a', 'cn-cac', 'cn-cac-2025', '1',
       ${farOff} + n::bigint, 'open', null, null, ${farOff} + n::bigint, 0 from ${numbers};`,
  )
  await runSql(databaseUrl, 'analyze')
}

/** Years from now, in milliseconds: clocks that stay open. */
const farOff = 4_000_000_000_000
