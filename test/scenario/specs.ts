/** Where the research spec is. */
export const researchSpecFile = '.chant/specs/2026-01-27-001-cpl.md';

/** Where the documentation spec is. */
export const documentationSpecFile = '.chant/specs/2026-01-28-001-doc.md';

/** The spec that measured how the modules hold together, as completed at a time. */
export function researchSpec(completedAt: string): string {
  return `---
type: research
status: completed
informed_by:
- src/**/*.py
- analysis/metrics/requests.csv
target_files:
- analysis/coupling/dependency-matrix.md
- analysis/coupling/extraction-candidates.md
- analysis/coupling/risk-assessment.md
completed_at: ${completedAt}
model: sonnet
---
# Analyze codebase coupling for microservices evaluation

We are asked whether parts of the backend should become services of their own. Before anybody
argues about that, find out how the five modules depend on one another today.

## Task

1. Count the imports between auth, users, billing, reporting and notifications, and those of the
   shared packages. Write the numbers to the dependency matrix, with the cycles that they show and
   the traffic that each module carries.
2. Rank the modules by how easily they could be extracted. Say for each one what holds it.
3. List what could go wrong, how likely it is, and what would help.

Cite the lines on which each finding rests.

## Acceptance Criteria

- [x] Every import between two modules is counted
- [x] Cycles are listed with their source lines
- [x] Each module has a verdict
- [x] Each risk has something that helps against it
`;
}

/** The spec that wrote the architecture pages, as completed at a time. */
export function documentationSpec(completedAt: string, schedule?: 'weekly'): string {
  return `---
type: documentation
status: completed
depends_on:
- 2026-01-27-001-cpl
informed_by:
- analysis/coupling/dependency-matrix.md
- analysis/coupling/extraction-candidates.md
tracks:
- src/auth/**/*.py
- src/users/**/*.py
- src/billing/**/*.py
- src/reporting/**/*.py
- src/notifications/**/*.py
target_files:
- docs/architecture/overview.md
- docs/architecture/modules.md
- docs/architecture/data-flow.md
- docs/architecture/decisions.md
${schedule ? `schedule: ${schedule}\n` : ''}completed_at: ${completedAt}
model: sonnet
---
# Document system architecture

New colleagues need two weeks to find their way around, and most of what they are told is not
written down. Describe the system as it is, from the source code and the coupling analysis.

## Task

1. \`overview.md\`: what the system is for, a diagram, the technologies, the environments.
2. \`modules.md\`: one section per module with its location, owner and size, its endpoints, its key
   files with lines, and how many imports lead in and out.
3. \`data-flow.md\`: the way of a request, the dependencies between modules, who reads which tables,
   and the external services.
4. \`decisions.md\`: the decisions that shape the system, each with the source that shows it.

State nothing that the code does not show, and cite the lines that show it.

## Acceptance Criteria

- [x] All five modules have a section
- [x] Every endpoint table agrees with the routers
- [x] Every decision names its source
- [x] Numbers agree with the dependency matrix
`;
}
