import { randomBytes } from 'node:crypto';
import { FileBroken, KEY_BYTES, opened, sealed } from './seal';

const key = randomBytes(KEY_BYTES);
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield await Promise.resolve(bytes.subarray(from, from + size));
}
async function whole(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}
const closed = (bytes: Buffer, size = 1000) => whole(sealed(key, pieces(bytes, size)));
const read = (bytes: Buffer, size = 1000, by = key) => whole(opened(by, pieces(bytes, size)));

describe('a sealed file', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 300_000])(
    'of %d bytes opens to the same, however it is cut',
    async (length) => {
      const bytes = randomBytes(length);
      const file = await closed(bytes, 7_919);
      for (const size of [313, 65_536, 1_000_000]) expect((await read(file, size)).equals(bytes)).toBe(true);
    },
  );
  it('holds nothing of what it seals', async () => {
    const file = await closed(Buffer.from('Тестов Илья '.repeat(20_000)));
    expect(file.includes('Тестов')).toBe(false);
  });
  it('opens with its own key only', async () =>
    expect(read(await closed(Buffer.from('x')), 1000, randomBytes(KEY_BYTES))).rejects.toThrow(FileBroken));
  it('is not taken when a bit of it was turned, wherever', async () => {
    const file = await closed(randomBytes(200_000));
    for (const at of [0, 4, 5, 70_000, file.length - 1]) {
      const other = Buffer.from(file);
      other.writeUInt8(other.readUInt8(at) ^ 1, at);
      await expect(read(other)).rejects.toThrow(FileBroken);
    }
  });
  it('is not taken cut short at a frame, nor with frames changed round, nor with more behind', async () => {
    const file = await closed(randomBytes(200_000));
    const frame = 5 + 65_536 + 16;
    const [first, second, rest] = [file.subarray(0, frame), file.subarray(frame, 2 * frame), file.subarray(2 * frame)];
    await expect(read(Buffer.concat([first, second]))).rejects.toThrow(FileBroken);
    await expect(read(Buffer.concat([second, first, rest]))).rejects.toThrow(FileBroken);
    await expect(read(Buffer.concat([file, Buffer.from('more')]))).rejects.toThrow(FileBroken);
    await expect(read(Buffer.alloc(0))).rejects.toThrow(FileBroken);
  });
});
