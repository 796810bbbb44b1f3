import { describe, expect, it } from 'vitest';
import { readChantSpec } from '../../../integration/engine/src/specs/kinds/chant.ts';
import { readPageSpec } from '../../../integration/engine/src/specs/kinds/page.ts';

/** Whether a chant spec and a page with such frontmatter are public. */
function publicity(frontmatter: string): (boolean | undefined)[] {
  const text = `---\ntracks: src/a.ts\n${frontmatter}\n---\n\n# Title\n`;
  return [
    readChantSpec('.chant/specs/001-doc.md', text).spec.public,
    readPageSpec('docs/page.md', text)?.spec.public,
  ];
}

describe('a spec or a page', () => {
  it.each([
    'title: no such field',
    'public: true',
    'public: True',
    'public: TRUE',
    '"public": true # for all',
    "'public' : true",
    '? public\n: true',
    'nested:\n  public: false',
    'publication: false',
    'rest: &rest\n  public: true\n<<: *rest',
  ])('is public with `%s`', (frontmatter) => {
    expect(publicity(frontmatter)).toEqual([true, true]);
  });

  it.each([
    'public: false',
    'public: False',
    'public: FALSE',
    'public: no',
    'public: off',
    'public: n',
    'public: yes',
    'public: "false"',
    "public: 'true'",
    'public: !!str true',
    'public: 0',
    'public: 1',
    'public:',
    'public: ~',
    'public: null',
    'public: ""',
    'public: []',
    'public: [true]',
    'public: { value: true }',
    'public: 2026-01-01',
    'public: later',
    'public: true false',
    'public: |\n  true',
    '"pub\\u006cic": false',
    '? public\n: false',
    'Public: false',
    '"public ": false',
    'PUBLIC: no\npublic: true',
    'rest: &rest\n  public: false\n<<: *rest',
  ])('is private with `%s`', (frontmatter) => {
    expect(publicity(frontmatter)).toEqual([false, false]);
  });

  it('is private where its frontmatter stands below a blank line, and may not be read', () => {
    const text = '\n---\npublic: false\n---\n\n# Title\n';
    expect(readChantSpec('.chant/specs/001-doc.md', text).spec.public).toBe(false);
  });

  it('is public without any frontmatter', () => {
    for (const text of ['# Title\n', '---\n---\n\n# Title\n', '# Title\n\n---\n']) {
      expect(readChantSpec('.chant/specs/001-doc.md', text).spec.public, text).toBe(true);
    }
  });
});
