import { html, type Html } from '@astro-drift/engine/internal/html/html';
import { isOwnDocument } from '@astro-drift/engine/internal/report/advice';
import { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
import type {
  ChangeReport,
  DocumentReport,
  RunReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { sourceCount } from '@astro-drift/engine/internal/report/source-count';
import { ENGLISH_STRINGS, type Strings } from '../strings/strings.ts';
import { ofEngine } from './engine-text.ts';
import type { Links } from './links.ts';
import type { FindSource } from './source-link.ts';
import { describeChange } from './wording.ts';

/** The links and strings that a panel needs. */
export interface PanelTerms {
  readonly links: Links;
  readonly sourceOf: FindSource;
  readonly strings: Strings;
  /** Whether the site tells readers about drift, and has a report to link to. */
  readonly tellsDrift: boolean;
}

const lists = new WeakMap<PanelTerms, Map<SpecReport, Html>>();

/** Lists the sources of a document, as one of its specs names them. Each source has its state. */
export function renderPanel(
  spec: SpecReport,
  { state }: Pick<DocumentReport, 'state'>,
  terms: PanelTerms,
): Html {
  const { strings } = terms;
  return html`<aside class="drift-sources" data-pagefind-ignore dir="auto" lang="${strings.langOf('drift.panel')}" aria-label="${strings.text('drift.panel.label')}">
    <details>
      <summary>
        ${strings.count('drift.panel.title', sourceCount(spec))}
        ${terms.tellsDrift && html`<span class="drift-badge" data-state="${state}">${strings.text(`drift.document.${state}`)}</span>`}
      </summary>
      ${listOf(spec, terms)}
    </details>
  </aside>`;
}

/** Returns the list of sources. All documents of a spec share it, so it is rendered once. */
function listOf(spec: SpecReport, terms: PanelTerms): Html {
  const known = lists.get(terms) ?? new Map<SpecReport, Html>();
  lists.set(terms, known);
  const list = known.get(spec) ?? renderList(spec, terms);
  known.set(spec, list);
  return list;
}

function renderList(spec: SpecReport, terms: PanelTerms): Html {
  const { links, strings, tellsDrift } = terms;
  const changes = new Map(
    spec.changes.flatMap((change) => [
      [change.path, change] as const,
      [change.previousPath ?? change.path, change] as const,
    ]),
  );
  const day = baselineDay(spec);
  return html`<dl>
        ${
          !isOwnDocument(spec) &&
          html`<dt>${strings.text('drift.panel.spec')}</dt>
        <dd>${tellsDrift ? html`<a href="${links.overview(spec.id)}">${spec.title}</a>` : spec.title} <code>${spec.file}</code></dd>`
        }
        ${renderRun(spec.run, strings)}
        ${spec.owners.length > 0 && html`<dt>${strings.text('drift.panel.owners')}</dt><dd>${spec.owners.join(', ')}</dd>`}
        ${
          tellsDrift &&
          html`<dt>${strings.text('drift.panel.baseline')}</dt>
        <dd>
          ${day !== null && html`${strings.day(day)}, `}${ofEngine(ENGLISH_STRINGS.days(spec.baseline.reason), strings)}
        </dd>`
        }
        ${spec.inputs.map(
          (input) => html`<dt>${strings.text(`drift.panel.${input.role}`)}</dt>
            <dd>${renderInput(input, changes, terms)}</dd>`,
        )}
      </dl>`;
}

/** Says who or what wrote the documents, and who approved it. */
function renderRun(run: RunReport | null, strings: Strings): Html | false {
  if (run === null) return false;
  const { model, prompt, approval } = run;
  const writers = [
    ...(model === null ? [] : [html`${model}`]),
    ...(prompt === null
      ? []
      : [strings.html('drift.panel.prompt', { prompt: html`<code>${prompt}</code>` })]),
  ];
  const approved =
    approval === null
      ? []
      : [
          ...[approval.status, approval.by].filter((part) => part !== null),
          ...(approval.at === null ? [] : [strings.day(approval.at)]),
        ];
  return html`${writers.length > 0 && html`<dt>${strings.text('drift.panel.writer')}</dt><dd>${joined(writers)}</dd>`}${
    approved.length > 0 &&
    html`<dt>${strings.text('drift.panel.approval')}</dt><dd>${joined(approved)}</dd>`
  }`;
}

function joined(parts: readonly (Html | string)[]): Html {
  return html`${parts.map((part, index) => html`${index > 0 && ', '}${part}`)}`;
}

function renderInput(
  { pattern, files: then }: SpecReport['inputs'][number],
  changes: ReadonlyMap<string, ChangeReport>,
  { sourceOf, strings }: PanelTerms,
): Html {
  // A renamed file is listed once, under its new path.
  const files = [...new Set(then.map((file) => changes.get(file)?.path ?? file))];
  const isChanged = (file: string): boolean => changes.get(file)?.significant === true;
  const changed = files.filter(isChanged);
  const unchanged = files.filter((file) => !isChanged(file));
  const count = strings.count('drift.files', files.length);
  return html`<details>
    <summary>
      <code>${pattern}</code> ${changed.length > 0 ? strings.count('drift.panel.changed', changed.length, { files: count }) : count}
    </summary>
    <ul>
      ${[...changed, ...unchanged].map((file) => {
        const change = changes.get(file);
        const name = html`<code>${file}</code>`;
        const { href } = sourceOf(file, []);
        return html`<li${change?.significant === true && html` class="drift-changed"`}>${
          href === null ? name : html`<a href="${href}">${name}</a>`
        }${change !== undefined && html` ${strings.days(describeChange(change, strings))}`}</li>`;
      })}
    </ul>
  </details>`;
}
