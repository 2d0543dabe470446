import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_FLAGS } from '@kurator/platform';
import { EXACT_TAG } from './rules/images';

interface Instruction {
  readonly name: string;
  readonly words: string;
}

/** The instructions of a Dockerfile, continued lines joined, comments left out. */
const instructionsOf = (text: string): readonly Instruction[] =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ name: line.split(' ', 1)[0] as string, words: line.slice(line.indexOf(' ') + 1).trim() }));

/** `ENV` of the last stage. */
export function imageEnvironment(text: string): Readonly<Record<string, string>> {
  const instructions = instructionsOf(text);
  const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
  const pairs = last
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ words }) => [...words.matchAll(/(\w+)=(?:"([^"]*)"|(\S*))/g)])
    .map(([, name = '', quoted, plain = '']) => [name, quoted ?? plain] as const);
  return Object.fromEntries(pairs);
}

/** What `npm start` starts Node with, the image must too. */
function flagProblems(text: string): readonly string[] {
  const given = (imageEnvironment(text)['NODE_OPTIONS'] ?? '').split(' ');
  return NODE_FLAGS.filter((flag) => !given.includes(flag)).map((flag) => `its NODE_OPTIONS lack ${flag}`);
}

function stageProblems(instructions: readonly Instruction[]): readonly string[] {
  const named = (name: string) => instructions.filter((one) => one.name === name);
  const user = named('USER').at(-1)?.words ?? 'root';
  const stages = named('FROM');
  return [
    ...stages.flatMap(({ words }) => (EXACT_TAG.test(String(words.split(' ')[0])) ? [] : [`${words} is not pinned`])),
    ...(stages.length > 1 ? [] : ['it has one stage: what builds would run']),
    ...(/^(?:root|0)(?::|$)/.test(user) ? ['it runs as root'] : []),
    ...(named('HEALTHCHECK').length > 0 ? [] : ['it has no healthcheck']),
  ];
}

/** What is wrong with the Dockerfile. */
export function dockerfileProblems(text: string, root: string): readonly string[] {
  const instructions = instructionsOf(text);
  const copied = instructions
    .filter(({ name, words }) => name === 'COPY' && !words.startsWith('--from'))
    .flatMap(({ words }) => words.split(/\s+/).slice(0, -1));
  return [
    ...stageProblems(instructions),
    ...flagProblems(text),
    ...copied.filter((file) => !existsSync(join(root, file))).map((file) => `it copies ${file}, which is not there`),
  ];
}
