import type { Finding, SpecReport } from '@astro-drift/engine/internal/report/schema';
import { ruleOf } from '@astro-drift/engine/internal/rules/index';
import type { Unnamed } from './unnamed.ts';

/**
 * Words findings again for a site that hides some files and specs. The rule of a finding makes its
 * texts from what the site shows. The finding is left out if the rule cannot do this, or if a text
 * still names something hidden.
 *
 * @param findings the findings about specs and files that the site shows
 * @param specs the specs as the site shows them
 */
export function publicFindings(
  findings: readonly Finding[],
  specs: readonly SpecReport[],
  unnamed: Unnamed,
): Finding[] {
  const byId = new Map(specs.map((spec) => [spec.id, spec]));
  return findings.flatMap((finding): Finding[] => {
    const { rule, severity, spec: id, file, line, column, fingerprint } = finding;
    const spec = id === null ? null : (byId.get(id) ?? null);
    if (unnamed.has(file) || (spec === null && id !== null)) return [];
    const wording = ruleOf(rule).publish(finding, { spec, specs });
    if (wording === null) return [];
    const { message, help, source } = wording;
    // A title belongs to the spec itself, so it may contain any name.
    const title = spec !== null && message.startsWith(spec.title) ? spec.title : '';
    if ([message.slice(title.length), help].some((text) => unnamed.isIn(text))) return [];
    return [
      {
        ...{ rule, severity, message, spec: id, file },
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
        ...(source !== undefined && { source: { ...source } }),
        ...{ help, fingerprint },
      },
    ];
  });
}
