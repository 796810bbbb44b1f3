import type { Plugin } from 'vite';
import { documentOf, END_MARK, startMark } from './mark.ts';

/** Matches the function that renders the content of a document. Every MDX compiler generates it. */
const CONTENT = /^(?:async )?function _createMdxContent\b/gm;

/**
 * Creates a Vite plugin that puts marks around the MDX documents of a repository. A plugin of the
 * Markdown processor would not be enough, because `mdx()` can have its own processor. All
 * processors generate the same function.
 *
 * @param root returns the repository; it is called when it is known
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
        // No line changes its number, so the compiler's source map is still right.
        return marked === null ? undefined : { code: marked, map: null };
      },
    },
  };
}

/**
 * Puts one mark before and one after the content in the compiled code of a document. The layout
 * stays outside of the marks. Returns `null` if the code does not have the form that the compiler
 * gives.
 */
export function markContent(code: string, file: string): string | null {
  // The last match counts. Code in the document itself can look the same, but it comes before.
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
