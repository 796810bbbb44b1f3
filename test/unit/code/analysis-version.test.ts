import { describe, expect, it } from 'vitest';
import {
  analysisVersion,
  CODE_VERSION,
  versionFrom,
} from '../../../integration/engine/src/code/analysis-version.ts';
import { fingerprintOf } from '../../../integration/engine/src/code/fingerprint.ts';
import { TASKS } from '../../../integration/engine/src/documents/parse-tasks.ts';

const MANIFEST = { version: '1.0.0', dependencies: { parser: '0.27.1', grammars: '0.1.17' } };

const LANGUAGES = [['go', 1] as const, ['rust', 1] as const];

describe('versionFrom', () => {
  it.each([
    ['this package', versionFrom({ ...MANIFEST, version: '1.0.1' }, LANGUAGES)],
    [
      'a dependency',
      versionFrom(
        { ...MANIFEST, dependencies: { ...MANIFEST.dependencies, grammars: '0.1.18' } },
        LANGUAGES,
      ),
    ],
    ['a language', versionFrom(MANIFEST, [['go', 1] as const, ['rust', 2] as const])],
    ['the list of languages', versionFrom(MANIFEST, LANGUAGES.slice(1))],
  ])('changes with %s', (_, other) => {
    const version = versionFrom(MANIFEST, LANGUAGES);
    expect(versionFrom(MANIFEST, [...LANGUAGES])).toBe(version);
    expect(other).not.toBe(version);
  });
});

describe('analysisVersion', () => {
  it('is the same each time', () => {
    expect(analysisVersion()).toMatch(/^[\w-]{22}$/);
    expect(analysisVersion()).toBe(analysisVersion());
  });
});

/** A document with everything that is read in documents. */
const SAMPLE = `---
title: Sample
---

Before: \`src/a.ts:1-4\`, [a link](../src/b.py#L3) and <code>src/c.go#Run</code>.

# *The* "title" -- \`src/a.ts#open\`

| Name | Cell |
| --- | --- |
| \`one\` | **two** |

## The title

- See [text][target], https://example.com and ![an image](image.png).

[target]: src/d.rs:7

\`\`\`mermaid
flowchart LR
  A["src/a.ts"] --> B
\`\`\`

## ???

\`\`\`sh
run --fast src/e.sh
\`\`\`
`;

describe('CODE_VERSION', () => {
  it('is raised when documents are read in another way', () => {
    const read = (['document', 'title', 'wording', 'version', 'code'] as const).flatMap((task) =>
      (['md', 'mdx'] as const).map((format) => TASKS[task](SAMPLE, format)),
    );
    // If only the second value differs, what is remembered must not be used: raise the version.
    expect([CODE_VERSION, fingerprintOf(JSON.stringify(read))]).toEqual([
      17,
      'Jeer3uF75OMM_j5s_M4K-G',
    ]);
  });
});
