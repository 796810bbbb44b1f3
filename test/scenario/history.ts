import type { CommitOptions } from '../support/repository.ts';

/** A commit that adds files as they are in the `techcorp` folder. */
export interface Addition extends CommitOptions {
  message: string;
  /** Files and folders. */
  paths: string[];
}

/** Nine years of TechCorp, up to the day before its architecture was documented. */
export const history: Addition[] = [
  {
    date: '2017-03-15T09:12:00Z',
    author: 'Tom Okafor',
    message: 'Start the backend as one application',
    paths: ['src/__init__.py', 'src/config/__init__.py', 'src/config/settings.py'],
  },
  {
    date: '2017-03-20T14:05:00Z',
    author: 'Tom Okafor',
    message: 'Keep all data in PostgreSQL',
    paths: ['src/config/database.py'],
  },
  {
    date: '2018-06-20T11:40:00Z',
    author: 'Ines Duarte',
    message: 'Collect the shared helpers in one package',
    paths: ['src/utils', 'src/config/broker.py', 'src/config/cache.py', 'src/config/logging.py'],
  },
  {
    date: '2019-09-12T08:31:00Z',
    author: 'Priya Raman',
    message: 'Add users, organizations and invitations',
    paths: ['src/users'],
  },
  {
    date: '2019-11-04T15:20:00Z',
    author: 'Priya Raman',
    message: 'Add sessions, permissions and single sign-on',
    paths: ['src/auth'],
  },
  {
    date: '2020-05-18T13:02:00Z',
    author: 'Jonas Berg',
    message: 'Add subscriptions, invoices and payments',
    paths: ['src/billing'],
  },
  {
    date: '2021-10-07T09:47:00Z',
    author: 'Mei Tanaka',
    message: 'Tell users what happens by mail, SMS and push message',
    paths: ['src/notifications'],
  },
  {
    date: '2022-11-21T16:15:00Z',
    author: 'Tom Okafor',
    message: 'Serve everything with FastAPI on Kubernetes',
    paths: ['src/main.py', 'pyproject.toml', 'Dockerfile', 'deploy'],
  },
  {
    date: '2024-02-13T10:26:00Z',
    author: 'Jonas Berg',
    message: 'Add reports and dashboards',
    paths: ['src/reporting', 'src/config/replicas.py'],
  },
  {
    date: '2025-09-17T12:08:00Z',
    author: 'Dana Whitfield',
    message: 'Name an owner for every module',
    paths: ['CODEOWNERS', 'README.md'],
  },
  {
    date: '2026-01-26T07:55:00Z',
    author: 'Mei Tanaka',
    message: 'Add the request metrics of last week',
    paths: ['analysis/metrics'],
  },
];
