import type { Plugin } from 'vite';
import { documentOf, END_MARK, startMark } from './mark.ts';

/** The function for a document's content, which every MDX compiler generates. */
const CONTENT = /^(?:async )?function _createMdxContent\b/gm;

/**
 * Puts marks around MDX documents of a repository. A plugin of the Markdown processor would miss
 * documents if `mdx()` has its own processor. All processors generate the same function.
 *
 * @param root returns the repository, once it is known
 */
export function mdxMarks(root: () => string): Plugin {
  return {
    name: 'astro-drift:mdx',
    applyToEnvironment: ({ name }) => name !== 'client',
    transform: {
      filter: { id: /\.mdx$/ },
      handler(code, id) {
        const file = documentOf(root(), id);
        const marked = file === null ? null : markContent(code, file);
        // Line numbers do not change, so the source map of the compiler stays valid.
        return marked === null ? undefined : { code: marked, map: null };
      },
    },
  };
}

/**
 * Puts marks around the content of a compiled document, inside of its layout; `null` for code in
 * another form.
 */
export function markContent(code: string, file: string): string | null {
  // The last match, because code of the document itself, which can look the same, comes before it.
  const [content] = [...code.matchAll(CONTENT)].slice(-1);
  if (content === undefined) return null;
  const end = content.index + content[0].length;
  const renamed = code.slice(0, end).replace(/_createMdxContent$/, '_driftMdxContent');
  return `${renamed}${code.slice(end)}
import { Fragment as _DriftFragment, jsx as _driftJsx } from 'astro/jsx-runtime';
function _createMdxContent(props) {
  const mark = (html) => _driftJsx(_DriftFragment, { 'set:html': html });
  return _driftJsx(_DriftFragment, {
    children: [
      mark(${JSON.stringify(startMark(file))}),
      _driftMdxContent(props),
      mark('${END_MARK}'),
    ],
  });
}
`;
}
