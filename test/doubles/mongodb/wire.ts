import { BSON, type Document } from 'bson';
import { Buffer } from 'node:buffer';

/**
 * Frames of MongoDB's wire protocol (specifications/source/message/OP_MSG.md; manual, "MongoDB Wire Protocol"), as far as
 * the driver sends them without compression and checksums: OP_QUERY once, for the first `hello`, then OP_MSG.
 */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;

export interface Question {
  readonly requestId: number;
  /** The command with its document sequences put back in their places. */
  readonly command: Document;
  readonly legacy: boolean;
}

const read = (bytes: Buffer): Document => BSON.deserialize(bytes);
const documentAt = (bytes: Buffer, at: number): Buffer => bytes.subarray(at, at + bytes.readInt32LE(at));
const textEnd = (bytes: Buffer, at: number): number => bytes.indexOf(0, at);

/** A section of kind 1: `documents`, `updates` or `deletes` of a command, beside its body. */
function sequence(bytes: Buffer): Document {
  const end = textEnd(bytes, 4);
  const documents: Document[] = [];
  for (let at = end + 1; at < bytes.length;) {
    const one = documentAt(bytes, at);
    documents.push(read(one));
    at += one.length;
  }
  return { [bytes.toString('utf8', 4, end)]: documents };
}

function message(body: Buffer): Document {
  let command: Document = {};
  for (let at = 4; at < body.length;) {
    const kind = body[at];
    const section = documentAt(body, at + 1);
    command = { ...command, ...(kind === 0 ? read(section) : sequence(section)) };
    at += 1 + section.length;
  }
  return command;
}

/** Takes whole messages off the front of what a socket has delivered. @returns them and what is left */
export function questionsIn(bytes: Buffer): { readonly questions: readonly Question[]; readonly rest: Buffer } {
  const questions: Question[] = [];
  let rest = bytes;
  while (rest.length >= HEADER && rest.length >= rest.readInt32LE(0)) {
    const length = rest.readInt32LE(0);
    const opCode = rest.readInt32LE(12);
    const body = rest.subarray(HEADER, length);
    const requestId = rest.readInt32LE(4);
    if (opCode === OP_MSG) questions.push({ requestId, command: message(body), legacy: false });
    else if (opCode === OP_QUERY)
      questions.push({ requestId, command: read(documentAt(body, textEnd(body, 4) + 9)), legacy: true });
    else throw new Error(`no such operation: ${opCode}`);
    rest = rest.subarray(length);
  }
  return { questions, rest };
}

function framed(opCode: number, responseTo: number, body: Buffer): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + body.length, 0);
  header.writeInt32LE(responseTo, 8);
  header.writeInt32LE(opCode, 12);
  return Buffer.concat([header, body]);
}

export function answerTo({ requestId, legacy }: Question, answer: Document): Buffer {
  const document = Buffer.from(BSON.serialize(answer, { ignoreUndefined: true }));
  // Flags of OP_MSG and kind 0; flags, cursor, start and number of OP_REPLY.
  if (!legacy) return framed(OP_MSG, requestId, Buffer.concat([Buffer.alloc(5), document]));
  const head = Buffer.alloc(20);
  head.writeInt32LE(1, 16);
  return framed(OP_REPLY, requestId, Buffer.concat([head, document]));
}
