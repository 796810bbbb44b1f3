import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../../integration/engine/src/json-schemas.ts';

describe('the JSON Schema of drift.config.json', () => {
  const schema = jsonSchemas('1.2.3').get('config.schema.json') ?? {};
  const validate = new Ajv({ strict: true, allowUnionTypes: true, strictTuples: false }).compile(
    schema,
  );

  it('has the address of its version, and describes each option', () => {
    expect(schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'https://unpkg.com/@astro-drift/engine@1.2.3/dist/config.schema.json',
    });
    const options = Object.values(schema['properties'] as Record<string, { description?: string }>);
    expect(options.filter(({ description }) => description === undefined)).toEqual([]);
  });

  it.each([
    {},
    { $schema: './node_modules/@astro-drift/engine/dist/config.schema.json' },
    { pages: ['docs/**', '!docs/old/**'], rules: { drift: 'error', overdue: ['warn'] } },
    { rules: { drift: ['error', { impact: 'cited', after: '30d' }] }, significant: ['code'] },
    { show: { banner: false }, sourcePages: { link: 'both', forge: { kind: 'gitlab' } } },
  ])('accepts %j', (options) => {
    expect(validate(options), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    { rulse: {} },
    { rules: { drfit: 'error' } },
    { rules: { drift: 'fatal' } },
    { rules: { drift: ['error', { impact: 'big' }] } },
    { significant: ['cod'] },
    { pages: 'docs/**' },
    { show: { baner: true } },
    { ignoreRevs: ['HEAD'] },
  ])('refuses %j', (options) => {
    expect(validate(options)).toBe(false);
  });
});
