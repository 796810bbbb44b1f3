import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { jsonReporter } from '../../../integration/engine/src/reporters/json.ts';
import { jsonSchemas } from '../../../integration/engine/src/json-schemas.ts';
import { makeChange, makeFinding, makeReport, makeSpecReport } from '../support/report.ts';
import { whole } from '../../support/whole.ts';

const report = makeReport(
  [makeSpecReport({ status: 'drifted', changes: [makeChange()] })],
  [makeFinding({ line: 3, column: 5 })],
);

describe('jsonReporter', () => {
  it('returns the report', () => {
    expect(JSON.parse(whole(jsonReporter.render(report)))).toEqual(report);
  });

  it('escapes control characters and CI commands', () => {
    const title = 'a\u001b[2J \u009b2J \u202eb ##vso[task.complete]c ##[group]d # ## [e]';
    const hostile = makeReport([makeSpecReport({ title })]);
    const json = whole(jsonReporter.render(hostile));
    expect(JSON.parse(json)).toEqual(hostile);
    // oxlint-disable-next-line no-control-regex -- these are the characters to find
    expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|##\w*\[/);
    expect(json).toContain('# ## [e]');
  });
});

describe('the JSON Schema of the report', () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  addFormats(ajv);
  const schema = jsonSchemas('1.2.3').get('report.schema.json') ?? {};
  const validate = ajv.compile(schema);
  const problemsOf = (value: unknown): string[] => {
    validate(value);
    return (validate.errors ?? []).map(
      ({ instancePath, message = '' }) => `${instancePath} ${message}`,
    );
  };

  it('has a title, a description and the address of its version', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://unpkg.com/@astro-drift/engine@1.2.3/dist/report.schema.json',
      title: 'Report of astro-drift',
      description: expect.stringContaining('UTC') as string,
    });
  });

  it('accepts a report', () => {
    expect(problemsOf(report)).toEqual([]);
  });

  it('accepts unknown fields', () => {
    expect(problemsOf({ ...report, more: true })).toEqual([]);
  });

  it('lists the rules that a finding can be of', () => {
    const [finding] = report.findings;
    const other = { ...report, findings: [{ ...finding, rule: 'other' }] };
    expect(problemsOf(other)).toEqual([
      '/findings/0/rule must be equal to one of the allowed values',
    ]);
  });

  it('refuses a report with missing or wrong fields', () => {
    const { findings, ...rest } = report;
    expect(findings).toHaveLength(1);
    expect(problemsOf(rest)).toEqual([" must have required property 'findings'"]);
    expect(problemsOf({ ...report, schemaVersion: 2 })).not.toEqual([]);
    const [spec] = report.specs;
    expect(problemsOf({ ...report, specs: [{ ...spec, status: 'fine' }] })).toEqual([
      '/specs/0/status must be equal to one of the allowed values',
    ]);
    expect(problemsOf({ ...report, specs: [{ ...spec, completedAt: 'yesterday' }] })).not.toEqual(
      [],
    );
    expect(problemsOf({ ...report, findings: [makeFinding({ line: 0 })] })).toEqual([
      '/findings/0/line must be >= 1',
    ]);
  });
});
