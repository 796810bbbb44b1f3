import { kindOf } from '../specs/kinds.ts';
import { plural } from './plural.ts';
import type { Report } from './schema.ts';

/**
 * Says in one sentence how right the references of pages are that declare no sources. Returns `null`
 * if the report has no such pages.
 */
export function describePages({
  summary,
  specs,
}: Pick<Report, 'summary' | 'specs'>): string | null {
  const { references } = summary;
  if (references === undefined) return null;
  const { total, broken, pages } = references;
  const [page] = specs.filter((spec) => !kindOf(spec).declaresSources);
  const isOne = pages.total === 1 && page !== undefined;
  const who = isOne ? `${page.file} declares` : `${plural(pages.total, 'page')} declare`;
  const [its, all] = [isOne ? 'its' : 'their', plural(total, 'reference')];
  if (total === 0) return `${who} no sources.`;
  if (broken === 0) return `${who} no sources; ${its} ${all} ${total === 1 ? 'is' : 'are'} right.`;
  if (total === 1) return `${who} no sources; ${its} only reference leads nowhere.`;
  const lead = broken === 1 ? 'leads' : 'lead';
  return `${who} no sources; ${broken} of ${its} ${all} ${lead} nowhere.`;
}
