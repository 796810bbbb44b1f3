import { docsSchema } from '@astrojs/starlight/schema';
import * as z from 'astro/zod';
import { describe, expect, it } from 'vitest';
import { driftSchema } from '../../integration/astro/src/schema.ts';
import { RULE_NAMES } from '../../integration/engine/src/rules/index.ts';

/** What is said of data that is refused, as Astro would print it. */
function complaints(data: unknown): string[] {
  const { error } = driftSchema().safeParse(data);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('driftSchema', () => {
  it('accepts all fields, and none', () => {
    expect(driftSchema().parse({})).toEqual({});
    const reviewed = new Date('2026-03-01');
    expect(
      driftSchema().parse({
        tracks: 'src/auth/**',
        origin: ['data/*.csv', '!data/old.csv'],
        informed_by: [],
        reviewed,
        schedule: 'monthly',
        rules: { drift: ['error', { impact: 'cited' }], 'moved-citation': 'warn' },
        owner: '@docs',
        public: true,
        drift: { banner: false },
      }),
    ).toEqual({
      tracks: ['src/auth/**'],
      origin: ['data/*.csv', '!data/old.csv'],
      informed_by: [],
      reviewed,
      schedule: 'monthly',
      rules: { drift: ['error', { impact: 'cited' }], 'moved-citation': 'warn' },
      owner: ['@docs'],
      public: true,
      drift: { banner: false },
    });
    for (const value of ['2026-03-01', '2026-03-01T08:00:00Z', 'abc1234', 1_234_567]) {
      expect(driftSchema().parse({ reviewed: value })).toEqual({ reviewed: String(value) });
    }
    expect(driftSchema().parse({ drift: false })).toEqual({ drift: false });
  });

  it.each([
    [{ public: 'no' }, 'public: takes true or false'],
    [{ tracks: 7 }, 'tracks: takes a path or pattern such as src/auth/**, or a list of them'],
    [
      { origin: ['a', { b: 1 }] },
      'origin: takes a path or pattern such as src/auth/**, or a list of them',
    ],
    [{ tracks: ['src', '../x'] }, 'tracks: names `../x`, which leaves the repository'],
    [
      { informed_by: '/etc/passwd' },
      'informed_by: names `/etc/passwd`, which is absolute; write it relative to the root of the repository',
    ],
    [
      { tracks: '!{1..300}/x' },
      'tracks: names `!{1..300}/x`, which has braces with more than 256 alternatives',
    ],
    [{ tracks: [''] }, 'tracks: names ``, which is empty'],
    [
      { reviewed: 'last week' },
      'reviewed: takes a day such as 2026-03-01, a time, or the id of a commit',
    ],
    [
      { reviewed: '2026-02-30' },
      'reviewed: takes a day such as 2026-03-01, a time, or the id of a commit',
    ],
    [{ reviewed: true }, 'reviewed: takes a day such as 2026-03-01, a time, or the id of a commit'],
    [
      { schedule: 'often' },
      'schedule: `schedule: often` is none of daily, weekly, biweekly, monthly, quarterly, yearly, annually',
    ],
    [
      { rules: { drift: 'loud' } },
      "rules.drift: has to be one of off, warn, error, or a list such as ['error', { impact: 'named', after: '30d' }]",
    ],
    [
      { rules: { drift: ['error', { impact: 'big' }] } },
      'rules.drift: `impact` has to be one of internal, public, named, cited, broken',
    ],
    [{ rules: { drifts: 'off' } }, 'rules: there is no rule drifts; did you mean drift?'],
    [
      { rules: { freshness: 'off' } },
      `rules: there is no rule freshness; there are: ${RULE_NAMES.join(', ')}`,
    ],
    [{ owner: [' '] }, 'owner: names ` `, which is empty'],
    [{ owner: 3 }, 'owner: takes a name, or a list of them'],
    [{ drift: { baner: false } }, 'drift: Unrecognized key: "baner"'],
  ])('says what is wrong with %j', (data, complaint) => {
    expect(complaints(data)).toEqual([complaint]);
  });

  it('can be extended, and can extend', () => {
    const data = { title: 'Page', tracks: 'src' };
    const parsed = { title: 'Page', tracks: ['src'] };
    expect(driftSchema().extend({ title: z.string() }).parse(data)).toEqual(parsed);
    expect(z.object({ title: z.string() }).extend(driftSchema().shape).parse(data)).toEqual(parsed);
    expect(z.object({ title: z.string() }).and(driftSchema()).parse(data)).toEqual(parsed);
  });

  it('extends the schema of Starlight', () => {
    const schema = docsSchema({ extend: driftSchema().extend({ more: z.string() }) })({
      image: () => z.never() as never,
    });
    const data = schema.parse({ title: 'Page', more: 'x', tracks: 'src' });
    const tracks: string[] | undefined = data.tracks;
    expect({ tracks, more: data.more }).toEqual({ tracks: ['src'], more: 'x' });
    expect(schema.safeParse({ title: 'Page', more: 'x', tracks: '../x' }).success).toBe(false);
  });
});
