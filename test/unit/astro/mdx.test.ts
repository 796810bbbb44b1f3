import { describe, expect, it } from 'vitest';
import { markContent } from '../../../integration/astro/src/site/marks/mdx.ts';

const COMPILED = `import { jsx as _jsx } from "astro/jsx-runtime";
export const sample = "function _createMdxContent";
export const tricky = \`
function _createMdxContent(props) {\`;
function _createMdxContent(props) {
  return _jsx("p", { children: "_createMdxContent" });
}
export default function MDXContent(props = {}) {
  return _createMdxContent(props);
}
`;

describe('markContent, given compiled MDX', () => {
  it('wraps the content component in marks without moving a line', () => {
    const marked = markContent(COMPILED, 'docs/a "b".mdx') ?? '';
    const lines = marked.split('\n');
    COMPILED.split('\n').forEach((line, index) => {
      expect(lines[index]?.replace('_driftMdxContent', '_createMdxContent')).toBe(line);
    });
    expect(marked.match(/^function _createMdxContent/gm)).toHaveLength(2);
    expect(lines[4]).toBe('function _driftMdxContent(props) {');
    expect(marked).toContain(
      JSON.stringify('<drift-page data-file="docs/a &quot;b&quot;.mdx"></drift-page>'),
    );
  });

  it('returns null for code of another shape', () => {
    expect(markContent('export default () => null;', 'a.mdx')).toBeNull();
  });
});
