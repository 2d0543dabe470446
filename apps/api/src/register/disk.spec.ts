import { tmpdir } from 'node:os';
import { DiskWatch, watched } from './disk';

/** A disk that takes what is written, or not, and what was logged of it. */
function diskThat(takes: { value: boolean }) {
  const said: string[] = [];
  const say = (_details: object, text: string): void => void said.push(text);
  const write = (): void => {
    if (!takes.value) throw new Error('EROFS');
  };
  return { said, disk: new DiskWatch(tmpdir(), { error: say as never, info: say as never }, write) };
}
const refusing = (code: string) => ({ decide: () => Promise.resolve({ status: 503 as const, code, params: {} }) });

it('is red from the first append that fails for a disk that takes nothing, says so once, and green when it does again', async () => {
  const takes = { value: false };
  const { disk, said } = diskThat(takes);
  const decisions = watched(refusing('LOG_UNAVAILABLE') as never, disk);
  await decisions.decide({});
  await decisions.decide({});
  expect([await disk.state(), await disk.state()]).toEqual(['read-only', 'read-only']);
  takes.value = true;
  expect([await disk.state(), await disk.state()]).toEqual(['ok', 'ok']);
  expect(said).toEqual([
    'the disk takes nothing: decisions are refused until it does',
    'the disk takes what is written again',
  ]);
});

it('does not blame the disk for a log on servers that are away', async () => {
  const { disk, said } = diskThat({ value: true });
  await watched(refusing('LOG_UNAVAILABLE') as never, disk).decide({});
  expect([await disk.state(), said]).toEqual(['ok', []]);
});
