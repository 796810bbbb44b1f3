import { DomUtils, ElementType, parseDocument } from 'htmlparser2';

type AnyNode = ReturnType<typeof parseDocument>['children'][number];
/** An element of a page. */
export type Element = Extract<AnyNode, { attribs: unknown }>;

/** What is no text of a page's own, but code, a day, or loaded for the browser. */
const OTHER = new Set(['code', 'pre', 'time', 'script', 'style', 'svg']);

/** Attributes that readers see or hear. */
const READ = ['aria-label', 'title', 'alt', 'data-drift', 'data-copied', 'data-refused'];

/**
 * The texts of the elements of a page that a test picks, with all that is in them: those that are
 * seen, those that are read aloud, and those that a script is given. Code, and what is said to be in
 * another language, is left out.
 */
export function textsOf(html: string, isPicked: (element: Element) => boolean): string[] {
  const picked = DomUtils.findAll(isPicked, parseDocument(html).children);
  return [...new Set(picked.flatMap((node) => textsIn(node)))];
}

function textsIn(node: AnyNode): string[] {
  if ('data' in node) {
    return node.type === ElementType.Text ? [node.data.replace(/\s+/g, ' ').trim()] : [];
  }
  if (!('attribs' in node)) return [];
  if (OTHER.has(node.name)) {
    return DomUtils.getElementsByTagName('small', node).flatMap(textsIn);
  }
  const { attribs } = node;
  if (attribs['lang'] === 'en' && node.name === 'span') return [];
  return [
    ...(node.name === 'meta' ? [attribs['content'] ?? ''] : []),
    ...READ.flatMap((name) => attribs[name] ?? []),
    ...wordsIn(attribs['data-announcements'] ?? '{}'),
    ...wordsIn(JSON.stringify(dataOf(attribs['data-diagram']).words)),
    ...node.children.flatMap(textsIn),
  ];
}

function dataOf(diagram = '{"words":{}}'): { words: unknown } {
  return JSON.parse(diagram) as { words: unknown };
}

function wordsIn(json: string): string[] {
  return Object.values(JSON.parse(json) as Record<string, string>);
}
