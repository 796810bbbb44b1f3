import { parser } from 'sax';

/** An element of a test, and the text in it. */
interface Detail {
  message?: string;
  type?: string;
  text: string;
}

/** One test of a JUnit report. */
interface Case {
  name: string;
  classname: string;
  file: string;
  failure?: Detail;
  skipped?: Detail;
  'system-out'?: Detail;
}

/** The one test suite of a JUnit report. */
export interface Suite {
  tests: string;
  failures: string;
  skipped: string;
  cases: Case[];
}

/**
 * Reads a JUnit report.
 *
 * @throws {Error} for what is not well-formed XML
 */
export function readJunit(xml: string): Suite {
  const suite: Suite = { tests: '', failures: '', skipped: '', cases: [] };
  let detail: Detail | undefined;
  const reader = parser(true);
  reader.onerror = (error) => {
    throw error;
  };
  reader.onopentag = ({ name, attributes }) => {
    if (name === 'testsuite') {
      const { tests = '', failures = '', skipped = '' } = attributes as Record<string, string>;
      Object.assign(suite, { tests, failures, skipped });
    } else if (name === 'testcase') {
      const { name = '', classname = '', file = '' } = attributes as Record<string, string>;
      suite.cases.push({ name, classname, file });
    } else if (name === 'failure' || name === 'skipped' || name === 'system-out') {
      detail = { ...attributes, text: '' };
      Object.assign(suite.cases.at(-1) ?? {}, { [name]: detail });
    }
  };
  reader.onclosetag = () => {
    detail = undefined;
  };
  reader.ontext = (text) => {
    if (detail !== undefined) detail.text += text;
  };
  reader.write(xml).close();
  return suite;
}
