import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../../integration/engine/src/json-schemas.ts';
import { toSiteReport } from '../../../integration/engine/src/report/site-report.ts';
import {
  type SiteReport,
  SiteReportSchema,
} from '../../../integration/engine/src/report/site-schema.ts';
import {
  makeChange,
  makeCommit,
  makeDocument,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

const own = {
  from: 'completion-commit',
  commit: 'a'.repeat(40),
  date: '2026-01-28T14:50:00Z',
} as const;
const other = { from: 'trailer', commit: 'b'.repeat(40), date: '2026-02-01T00:00:00Z' } as const;
const section = {
  heading: 'One',
  slug: 'one',
  line: 3,
  state: 'up-to-date',
  impact: 'none',
} as const;

const shared = makeChange({ path: 'src/a.ts', commits: [1, 0] });
const report = makeReport([
  makeSpecReport({
    id: 'docs/a.md',
    changes: [shared, makeChange({ path: 'src/b.ts', commits: [1] })],
    documents: [
      makeDocument({
        sections: [
          { ...section, baseline: own },
          { ...section, slug: 'two', baseline: other },
          { ...section, slug: 'three' },
        ],
      }),
    ],
  }),
  makeSpecReport({ id: 'docs/b.md', changes: [{ ...shared }] }),
  makeSpecReport({ id: 'docs/c.md', changes: [{ ...shared, significant: false }], inputs: [] }),
]);
const whole = { ...report, commits: [makeCommit(), makeCommit({ oid: 'd'.repeat(40) })] };
const site = toSiteReport(whole);

/** Puts each object back where it stands in the report of the command line. */
function expand({ inputs, changes, specs }: SiteReport): unknown {
  return specs.map((spec) => ({
    ...spec,
    inputs: spec.inputs.map((index) => inputs[index]),
    changes: spec.changes.map((index) => changes[index]),
  }));
}

describe('the report of a site', () => {
  it('has each change and each input once', () => {
    expect(site.changes.map(({ path, significant }) => `${path} ${significant}`)).toEqual([
      'src/a.ts true',
      'src/b.ts true',
      'src/a.ts false',
    ]);
    expect(site.specs.map(({ changes }) => changes)).toEqual([[0, 1], [0], [2]]);
    expect(site.inputs).toHaveLength(1);
    expect(site.specs.map(({ inputs }) => inputs)).toEqual([[0], [0], []]);
  });

  it('names the baseline of a section only if it is not that of the spec', () => {
    const baselines = site.specs[0]?.documents[0]?.sections.map(({ baseline }) => baseline);
    expect(baselines).toEqual([undefined, other, undefined]);
  });

  it('says otherwise the same as the report that the command line prints', () => {
    const sections = [
      section,
      { ...section, slug: 'two', baseline: other },
      { ...section, slug: 'three' },
    ];
    const [first, ...others] = whole.specs;
    const document = { ...first?.documents[0], sections };
    expect(expand(site)).toEqual([{ ...first, documents: [document] }, ...others]);
    expect({ ...site, specs: [], inputs: [], changes: [] }).toEqual({
      ...whole,
      schemaVersion: 2,
      specs: [],
      inputs: [],
      changes: [],
    });
  });

  it('is valid by its schema and by its JSON Schema', () => {
    expect(SiteReportSchema.parse(site)).toEqual(site);
    const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
    addFormats(ajv);
    const schemas = jsonSchemas('1.2.3');
    const validate = ajv.compile(schemas.get('site-report.schema.json') ?? {});
    validate(JSON.parse(JSON.stringify(site)));
    expect(validate.errors).toBeNull();
    expect(validate(JSON.parse(JSON.stringify(whole)))).toBe(false);
  });
});
