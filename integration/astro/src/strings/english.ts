import { NO_DRIFT_REASONS } from '@astro-drift/engine/internal/report/no-drift-reason';
import { DEEDS, NOUNS } from '@astro-drift/engine/internal/report/symbols';
import { ENGLISH_PAGES } from './english-pages.ts';
import { prefixed } from './prefixed.ts';

/**
 * All texts that readers see, in English. Placeholders stand in double braces. If a name ends in
 * `_one` or `_other`, a count decides which of the two is used, as in i18next.
 */
export const ENGLISH = {
  'drift.banner.label': 'Freshness of this page',
  'drift.banner.outdated': 'This page may be out of date.',
  'drift.banner.outdatedSection': '{{section}} may be out of date.',
  'drift.banner.outdatedSections_one': '{{count}} section of this page may be out of date.',
  'drift.banner.outdatedSections_other': '{{count}} sections of this page may be out of date.',
  'drift.banner.broken_one': '{{count}} reference on this page leads nowhere.',
  'drift.banner.broken_other': '{{count}} references on this page lead nowhere.',
  'drift.banner.changedOn': 'The described code changed on {{day}}: “{{subject}}”.',
  'drift.banner.lastChangedOn': 'The described code last changed on {{day}}: “{{subject}}”.',
  'drift.banner.moreChanges_one': '{{count}} more file',
  'drift.banner.moreChanges_other': '{{count}} more files',
  'drift.banner.fix': 'Suggest a fix',
  'drift.banner.issueTitle': 'docs: {{file}} may be out of date',
  'drift.banner.unknown': 'Whether this page is up to date could not be checked.',
  'drift.banner.drifted_one': '{{count}} of {{sources}} behind this page has changed.',
  'drift.banner.drifted_other': '{{count}} of {{sources}} behind this page have changed.',
  'drift.banner.driftedSince_one':
    '{{count}} of {{sources}} behind this page has changed since {{day}}.',
  'drift.banner.driftedSince_other':
    '{{count}} of {{sources}} behind this page have changed since {{day}}.',
  'drift.banner.upstream': 'This page builds on {{spec}}, whose sources have changed.',
  'drift.banner.otherSpec': 'another spec',
  'drift.banner.undecided': 'It is not known whether its sources have changed: {{reason}}.',
  'drift.banner.changes': 'Changed files',
  'drift.banner.sections': 'Sections to check: {{sections}}.',
  'drift.banner.nearby': 'Sources of this page changed, but nothing that it names.',
  'drift.banner.nearbySince':
    'Sources of this page changed since {{day}}, but nothing that it names.',
  'drift.banner.nearbyReason': 'Sources of this page changed: {{reason}}.',
  'drift.banner.nearbyReasonSince': 'Sources of this page changed since {{day}}: {{reason}}.',
  'drift.banner.diff': 'See what changed',
  'drift.banner.report': 'All pages',

  'drift.evidence.label': 'Changes that concern {{file}}',
  'drift.evidence.more_one': 'and {{count}} more reason',
  'drift.evidence.more_other': 'and {{count}} more reasons',

  'drift.change.added': 'added {{when}}',
  'drift.change.deleted': 'deleted {{when}}',
  'drift.change.modified': 'modified {{when}}',
  'drift.change.renamed': 'renamed from {{path}} {{when}}',
  'drift.change.uncommitted': '(not committed yet)',
  'drift.change.binary': 'binary',
  'drift.change.newRows': 'Rows added: {{count}}',
  'drift.change.removedRows': 'Rows removed: {{count}}',
  'drift.change.moreNames': '{{names}} and {{count}} more',
  ...prefixed('drift.excuse', NO_DRIFT_REASONS),
  ...symbolStrings(),

  'drift.panel.label': 'Sources of this page',
  'drift.panel.title_one': 'Written from {{count}} source file',
  'drift.panel.title_other': 'Written from {{count}} source files',
  'drift.panel.spec': 'Spec',
  'drift.panel.owners': 'Owners',
  'drift.panel.baseline': 'Baseline',
  'drift.panel.writer': 'Written by',
  'drift.panel.prompt': 'prompt {{prompt}}',
  'drift.panel.approval': 'Approval',
  'drift.panel.tracks': 'Describes',
  'drift.panel.origin': 'Analyses',
  'drift.panel.informed_by': 'Is informed by',
  'drift.panel.changed_one': '{{files}}, {{count}} changed',
  'drift.panel.changed_other': '{{files}}, {{count}} changed',
  'drift.files_one': '{{count}} file',
  'drift.files_other': '{{count}} files',
  'drift.sources_one': '{{count}} source file',
  'drift.sources_other': '{{count}} source files',

  'drift.status.up-to-date': 'Up to date',
  'drift.status.drifted': 'Drifted',
  'drift.status.upstream-drifted': 'Upstream drifted',
  'drift.status.unknown': 'Unknown',
  'drift.status.not-completed': 'Not completed',
  'drift.status.accepted': 'Accepted',

  'drift.document.broken': 'Broken references',
  'drift.document.needs-review': 'Needs review',
  'drift.document.nearby-changes': 'Nearby changes',
  'drift.document.up-to-date': 'Up to date',
  'drift.document.unknown': 'Unknown',
  'drift.document.not-completed': 'Not completed',

  'drift.citation.changed': 'changed since this was written',
  'drift.citation.deleted': 'deleted since this was written',
  'drift.citation.out-of-range': 'these lines do not exist',
  'drift.citation.missing': 'this file does not exist',
  'drift.citation.line': 'line {{lines}}',
  'drift.citation.lines': 'lines {{lines}}',
  'drift.forge.nothing': 'nothing is committed yet',
  'drift.forge.differs': 'the file has uncommitted changes',
  'drift.forge.unpublished': '{{commit}} is not on any branch of the remote yet',

  'drift.section.mark': '{{sources}} changed',
  'drift.section.others_one': '{{source}} and {{count}} other',
  'drift.section.others_other': '{{source}} and {{count}} others',
  'drift.section.note': 'changed since this was written: {{sources}}',
  'drift.section.broken': 'broken: {{sources}}',
  'drift.section.lost': 'a reference leads nowhere: {{sources}}',
  'drift.section.outdated': 'out of date',

  'drift.diagram.label': 'Diagram',
  'drift.diagram.wide': 'Diagram, wider than the page',
  'drift.diagram.text': 'Show as text',
  'drift.diagram.enlarge': 'Enlarge',
  'drift.diagram.close': 'Close',
  'drift.diagram.notes': 'In this diagram: {{nodes}}.',

  'drift.sidebar.stale': 'Needs review',

  ...ENGLISH_PAGES,
};

/** The name of any string, with the suffix of its plural form. */
export type StringName = keyof typeof ENGLISH;

/** The suffixes of the names of plural forms. */
type Plural = '_one' | '_other';

/** The names of strings with plural forms in a dictionary, without the suffixes. */
type CountedIn<Name> = Name extends `${infer Stem}_other` ? Stem : never;

/** The name of a string with plural forms, without the suffix. */
export type CountedName = CountedIn<StringName>;

/** The name of a string that has no plural forms. */
export type PlainName = Exclude<StringName, `${string}${Plural}`>;

/** A dictionary in another language. It can have more plural forms than English. */
export type TranslationOf<English> = Readonly<
  Record<keyof English, string> &
    Partial<Record<`${CountedIn<keyof English>}_${Intl.LDMLPluralRule}`, string>>
>;

/** All strings in another language. */
export type Translation = TranslationOf<typeof ENGLISH>;

type SymbolName =
  `drift.symbols.${keyof typeof DEEDS}.${keyof typeof NOUNS}_${keyof (typeof NOUNS)['route']}`;

function symbolStrings(): Record<SymbolName, string> {
  const entries = Object.entries(DEEDS).flatMap(([deed, what]) =>
    Object.entries(NOUNS).flatMap(([kind, nouns]) =>
      Object.entries(nouns).map(([form, noun]) => [
        `drift.symbols.${deed}.${kind}_${form}`,
        `${what} ${noun}: {{names}}`,
      ]),
    ),
  );
  return Object.fromEntries(entries) as Record<SymbolName, string>;
}
