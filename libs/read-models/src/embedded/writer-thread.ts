import { parentPort, workerData } from 'node:worker_threads';
import { isDiskFull } from './connection';
import type { Digest } from '../stored/multiset-hash';
import { openFileWriter, type FileOptions, type FileWriter } from './file-writer';
import type { Failure, FromWriter, ToWriter } from './protocol';

function failureOf(error: unknown): Failure {
  if (isDiskFull(error)) return { name: 'StorageFull', message: 'the disk of the read models is full' };
  if (error instanceof Error) return { name: error.constructor.name, message: error.message };
  return { name: 'Error', message: String(error) };
}

function carriedOut(writer: FileWriter, request: ToWriter): number | Digest | void {
  if (request.op === 'write') return writer.write(request.batch);
  return request.op === 'load' ? writer.load(request.bytes) : writer[request.op]();
}

function answer(writer: FileWriter, request: ToWriter): FromWriter {
  try {
    return { id: request.id, value: carriedOut(writer, request) ?? null };
  } catch (error) {
    return { id: request.id, failure: failureOf(error) };
  }
}

/** Opening answers as request 0, so that a file that cannot be opened is an error of `open` and not of the thread. */
function serve(port: NonNullable<typeof parentPort>): void {
  let writer: FileWriter;
  try {
    writer = openFileWriter(workerData as FileOptions);
  } catch (error) {
    port.postMessage({ id: 0, failure: failureOf(error) } satisfies FromWriter);
    return;
  }
  port.on('message', (request: ToWriter) => {
    port.postMessage(answer(writer, request));
    if (request.op === 'close') port.close();
  });
  port.postMessage({ id: 0, value: null } satisfies FromWriter);
}

if (parentPort) serve(parentPort);
