import { describe, expect, it } from 'vitest';
import { parseVersion } from '../../../integration/engine/src/documents/document.ts';
import { joinSections } from '../../../integration/engine/src/drift/said-text.ts';

function saidIn(text: string): string {
  return joinSections(parseVersion(text, 'md'));
}

const TEXT = `---
title: Code
---

# Code

The session in \`src/a.py:2-4\` lasts *30* minutes, as [the test](../test/a.py#L3) says.

- one
- two

\`\`\`sh
run --fast
\`\`\`
`;

describe('what a document says', () => {
  it.each([
    ['other frontmatter', TEXT.replace('title: Code', 'title: Other\ndraft: true')],
    ['other line breaks', TEXT.replace('lasts *30* minutes', 'lasts\n*30*\nminutes')],
    ['Windows line endings', TEXT.replaceAll('\n', '\r\n')],
    ['other marks of lists and emphasis', TEXT.replaceAll('- ', '* ').replace('*30*', '_30_')],
    ['other cited lines', TEXT.replace('a.py:2-4', 'a.py:12-14')],
    ['a cited file that was renamed', TEXT.replace('src/a.py:2-4', 'src/auth/session.py:2-4')],
    ['another target of a link', TEXT.replace('../test/a.py#L3', '../test/b.py#L7')],
  ])('is the same with %s', (_, text) => {
    expect(text).not.toBe(TEXT);
    expect(saidIn(text)).toBe(saidIn(TEXT));
  });

  it.each([
    ['another word', TEXT.replace('30', '60')],
    ['another heading', TEXT.replace('# Code', '# The code')],
    ['another section', `${TEXT}\n## More\n`],
    ['one item less', TEXT.replace('- two\n', '')],
    ['another command in a code block', TEXT.replace('--fast', '--slow')],
    ['one citation less', TEXT.replace('`src/a.py:2-4`', 'the code')],
    ['a name in place of a citation', TEXT.replace('src/a.py:2-4', 'login')],
  ])('is different with %s', (_, text) => {
    expect(saidIn(text)).not.toBe(saidIn(TEXT));
  });
});
