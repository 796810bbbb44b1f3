import { join } from 'node:path';
import { TestRepository } from '../support/repository.ts';
import { StaticServer } from '../support/server.ts';
import { addTechCorpSite } from './site.ts';
import { addMfa, documentTechCorp } from './story.ts';

const PORT = 4322;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

say("Building TechCorp's repository and its site …");
const repository = documentTechCorp(TestRepository.init(), 'weekly');
addMfa(repository);
const site = addTechCorpSite(repository);
const { code, output } = await site.buildProgram();
if (code !== 0) {
  say(output);
  repository[Symbol.dispose]();
  process.exit(code);
}
const folder = join(site.root, 'dist');
const server = await StaticServer.start(folder, PORT).catch(() => StaticServer.start(folder));
say(`Repository: ${repository.root}`);
say(`Site:       ${server.url}/docs/architecture/modules/`);
say(`Report:     ${server.url}/drift/`);
say('Stop with Ctrl+C.');

const stop = (): void => {
  server.close();
  repository[Symbol.dispose]();
  process.exit(0);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
