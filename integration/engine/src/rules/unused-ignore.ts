import { publishUnchanged, type Rule } from './rule.ts';

const TAKE_OUT = 'Take it out.';

export const unusedIgnore: Rule<'unused-ignore'> = {
  name: 'unused-ignore',
  severity: 'warn',
  summary: 'An exemption that exempts nothing',
  meaning:
    'A comment such as `drift-ignore`, or a pattern of the option `ignore`, concerns no reference that could be a citation. Whatever is written there later would go unchecked.',
  remedies: [
    TAKE_OUT,
    'The comment `drift-ignore` concerns the next block, and `drift-ignore-line` the line in which it stands.',
  ],
  about: 'other',
  find: ({ specs, unusedPatterns }) => [
    ...unusedPatterns.map(({ field, pattern }) => ({
      message: `\`ignore.${field}\` names \`${pattern}\`, which exempts no reference`,
      spec: null,
      file: '.',
      help: TAKE_OUT,
      subject: `${field}: ${pattern}`,
    })),
    ...specs.flatMap(({ analysis: { spec, documents } }) =>
      documents.flatMap(({ file, unusedExemptions }) =>
        unusedExemptions.map(({ name, line }) => ({
          message: `${file}:${line}: \`${name}\` exempts no reference`,
          spec: spec.id,
          file,
          line,
          help: TAKE_OUT,
          subject: name,
        })),
      ),
    ),
  ],
  publish: publishUnchanged,
};
