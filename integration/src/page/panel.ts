import type { ChangeReport, SpecReport } from '../report/schema.ts';
import type { Role } from '../specs/spec.ts';
import { html, type Html } from './html.ts';
import type { Links } from './links.ts';
import { baselineDay, describeChange, plural, STATUS_LABELS } from './wording.ts';

const ROLE_LABELS: Readonly<Record<Role, string>> = {
  tracks: 'Describes',
  origin: 'Analyses',
  informed_by: 'Is informed by',
};

/** What a panel can link to. */
export interface PanelLinks {
  readonly links: Links;
  /** Whether a file has a source page. */
  readonly hasSource: (path: string) => boolean;
}

/** The sources that a document was written from, each with its state. */
export function renderPanel(spec: SpecReport, { links, hasSource }: PanelLinks): Html {
  const changes = new Map(
    spec.changes.flatMap((change) => [
      [change.path, change] as const,
      [change.previousPath ?? change.path, change] as const,
    ]),
  );
  const day = baselineDay(spec);
  return html`<aside class="drift-sources" data-pagefind-ignore aria-label="Sources of this page">
    <details>
      <summary>
        Written from ${plural(spec.inputCount, 'source file')}
        <span class="drift-badge" data-status="${spec.status}">${STATUS_LABELS[spec.status]}</span>
      </summary>
      <dl>
        <dt>Spec</dt>
        <dd><a href="${links.overview(spec.id)}">${spec.title}</a> <code>${spec.file}</code></dd>
        <dt>Baseline</dt>
        <dd>
          ${day !== null && html`<time datetime="${day}">${day}</time>, `}${spec.baseline.reason}
        </dd>
        ${spec.inputs.map(
          (input) => html`<dt>${ROLE_LABELS[input.role]}</dt>
            <dd>${renderInput(input, changes, hasSource, links)}</dd>`,
        )}
      </dl>
    </details>
  </aside>`;
}

function renderInput(
  { pattern, files }: SpecReport['inputs'][number],
  changes: ReadonlyMap<string, ChangeReport>,
  hasSource: (path: string) => boolean,
  links: Links,
): Html {
  const isChanged = (file: string): boolean => changes.get(file)?.significant === true;
  const changed = files.filter(isChanged);
  const unchanged = files.filter((file) => !isChanged(file));
  return html`<details>
    <summary>
      <code>${pattern}</code> ${plural(files.length, 'file')}${changed.length > 0 && `, ${changed.length} changed`}
    </summary>
    <ul>
      ${[...changed, ...unchanged].map((file) => {
        const change = changes.get(file);
        const name = html`<code>${file}</code>`;
        return html`<li${change?.significant === true && html` class="drift-changed"`}>${
          hasSource(file) ? html`<a href="${links.source(file)}">${name}</a>` : name
        }${change !== undefined && ` ${describeChange(change)}`}</li>`;
      })}
    </ul>
  </details>`;
}
