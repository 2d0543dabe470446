import { openTestEdge } from '../api/edge';
import { BROKEN, type Broken } from './broken';
import { expectEnglish, expectRussian, sentence, toldIn, type Problem } from './told-apart';

/** Asks a register whose part is broken, in Russian and in English. */
async function asked({ as, asked: { headers, ...request }, decide, parts }: Broken) {
  const edge = await openTestEdge(decide, parts);
  const authorization = await edge.signIn(as);
  const say = async (language: string) => {
    const answer = await edge.app.inject({
      ...request,
      headers: { authorization, ...headers, 'accept-language': language },
    });
    return { status: answer.statusCode, problem: answer.json<Problem>() };
  };
  const [russian, english] = [await say('ru'), await say('en')];
  await edge.close();
  return { russian, english };
}

describe('a broken part of the machine', () => {
  it.each(BROKEN.map((one) => [one.code, one] as const))('%s', async (code, one) => {
    const { russian, english } = await asked(one);
    expect([russian.status, russian.problem.code, english.problem.code]).toEqual([one.status, code, code]);
    expect(toldIn(russian.problem)).toMatch(sentence(one.says));
    expectRussian(russian.problem);
    expectEnglish(english.problem);
  });
});
