import type { FilePage } from './forge-type.ts';
import { webAddressProblem } from './web-address.ts';

const PLACEHOLDERS = /\{(?:path|commit|start|end)\}/g;
const LINES = /\{(?:start|end)\}/;

/**
 * Says why a template for the addresses of files is not valid. Returns `null` if it is valid. An
 * example is `https://code.example.com/{path}?at={commit}#{start}-{end}`. The path and the commit
 * are required. The first and the last line are allowed only in the query and the fragment, because
 * these can be left out. The answer never contains the template, because the template may contain a
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
 * Returns the address of a file. It links to the first range. If there is no range, parameters of
 * the query and a fragment that contain lines are left out.
 *
 * @param template a template for which {@link templateProblem} returns `null`
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

/**
 * Splits an address into three parts: everything up to the path, the query with its `?`, and the
 * fragment with its `#`.
 */
function partsOf(address: string): { path: string; query: string; fragment: string } {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(address) ?? [];
  return { path, query, fragment };
}
