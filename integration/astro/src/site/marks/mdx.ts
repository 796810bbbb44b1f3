import type { Plugin } from 'vite';
import { documentOf, END_MARK, startMark } from './mark.ts';

/** The function that every compiler of MDX makes of a document's content. */
const CONTENT = /^(?:async )?function _createMdxContent\b/gm;

/**
 * Marks MDX documents of a repository. A processor's plugins would miss those that `mdx()` has a
 * processor of its own for; every one of them compiles to the same function.
 *
 * @param root the repository, once it is known
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
        // No line moves, so that the source map of the compiler still holds.
        return marked === null ? undefined : { code: marked, map: null };
      },
    },
  };
}

/**
 * Puts marks around a compiled document's content, inside of its layout; `null` for code of another
 * shape.
 */
export function markContent(code: string, file: string): string | null {
  // What looks the same in the document's own code stands above.
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
