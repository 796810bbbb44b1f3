import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const SCHEMA = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif')),
  'schemas/sarif-2.1.0-rtm.5.json',
);

/** What the official schema of SARIF 2.1.0 says against a log. */
export function sarifProblems(log: unknown): string[] {
  void validate(log);
  return (validate.errors ?? []).map(
    ({ instancePath, message = '' }) => `${instancePath} ${message}`,
  );
}

const validate = makeValidator();

function makeValidator(): ReturnType<Ajv['compile']> {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  // It is written in draft 4, of which it uses nothing that later drafts do not know.
  const { $schema, id, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Record<
    string,
    unknown
  >;
  if ($schema === undefined || id === undefined) throw new Error('not the schema of SARIF');
  return ajv.compile(schema);
}
