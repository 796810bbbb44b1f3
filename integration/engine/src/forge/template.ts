import type { FilePage } from './pages.ts';
import { webAddressProblem } from './web-address.ts';

const PLACEHOLDERS = /\{(?:path|commit|start|end)\}/g;
const LINES = /\{(?:start|end)\}/;

/**
 * Says why a template for the addresses of files cannot be used, or `null` for one that can, such as
 * `https://code.example.com/{path}?at={commit}#{start}-{end}`. Its placeholders are the file's path
 * and the commit, which it needs, and the first and the last line. Lines may stand in the query and
 * the fragment only, for there they can be left out. It never repeats the template, which may hold a
 * password.
 */
export function templateProblem(template: string): string | null {
  const problem = webAddressProblem(template);
  if (problem !== null) return problem;
  if (/[{}]/.test(template.replace(PLACEHOLDERS, ''))) {
    return 'has braces that are none of {path}, {commit}, {start} and {end}';
  }
  if (LINES.test(partsOf(template).path)) {
    return 'has lines in its path; put {start} and {end} behind `?` or `#`';
  }
  const always = withoutLines(template);
  const missing = ['{path}', '{commit}'].find((placeholder) => !always.includes(placeholder));
  if (missing === undefined) return null;
  return template.includes(missing)
    ? `has ${missing} in a part that is left out where there are no lines`
    : `lacks ${missing}`;
}

/**
 * The address of a file. Of several ranges, the first is linked. Where there is none, the parameters
 * of the query and the fragment that name lines are left out.
 *
 * @param template of which {@link templateProblem} says nothing
 */
export function fillTemplate(
  template: string,
  { path, commit, ranges: [range] }: FilePage,
): string {
  const values: Readonly<Record<string, string>> = {
    '{path}': path,
    '{commit}': commit,
    '{start}': `${range?.startLine}`,
    '{end}': `${range?.endLine}`,
  };
  const used = range === undefined ? withoutLines(template) : template;
  return new URL(used.replace(PLACEHOLDERS, (placeholder) => values[placeholder] ?? '')).href;
}

function withoutLines(template: string): string {
  const { path, query, fragment } = partsOf(template);
  const kept = query
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !LINES.test(parameter));
  return [
    path,
    kept.length === 0 ? '' : `?${kept.join('&')}`,
    LINES.test(fragment) ? '' : fragment,
  ].join('');
}

/** An address in parts: up to its path, query with `?`, fragment with `#`. */
function partsOf(address: string): { path: string; query: string; fragment: string } {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(address) ?? [];
  return { path, query, fragment };
}
