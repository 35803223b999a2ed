import type * as vscode from 'vscode';
import { parseAddress } from './address';
import type { Use } from './blocks';
import type { Landmark } from './landmarks';

/** A linear memory as the debug adapter tells of it. */
export interface Memory {
  readonly name: string;
  readonly reference: string;
  readonly size: bigint;
  readonly pageSize: number;
  readonly bits: 32 | 64;
  readonly landmarks: readonly Landmark[];
}

/** What an expression means as a place. */
export interface Place {
  /** Reference of the memory it is in, if that is known. */
  readonly reference: string | undefined;
  readonly address: bigint;
}

interface Told {
  readonly memories: readonly {
    readonly name: string;
    readonly memoryReference: string;
    readonly size: string;
    readonly pageSize: number;
    readonly address: string;
    readonly landmarks: readonly { readonly name: string; readonly address: string; readonly length: string }[];
  }[];
}

type Session = Pick<vscode.DebugSession, 'customRequest'>;

/** The linear memories that a stopped frame can see. */
export async function memoriesOf(session: Session, frameId: number): Promise<Memory[]> {
  const { memories } = (await session.customRequest('stepwasm/memories', { frameId })) as Told;
  return memories.map(({ name, memoryReference, size, pageSize, address, landmarks }) => ({
    name,
    reference: memoryReference,
    size: BigInt(size),
    pageSize,
    bits: address === 'i64' ? 64 : 32,
    landmarks: landmarks.map(each => ({ name: each.name, address: BigInt(each.address), length: BigInt(each.length) }))
  }));
}

/** The name of a place. Addresses are in it, because an offset beside it would have to be a number that JavaScript can count to. */
export function referenceAt(memory: string, address: bigint): string {
  return address === 0n ? memory : `${memory}+0x${address.toString(16)}`;
}

/** The memory and the address that a reference means. */
export function placeOf(reference: string): { readonly memory: string; readonly address: bigint } {
  const match = /^(.*)\+(0x[0-9a-f]+)$/i.exec(reference);
  return match ? { memory: match[1] ?? '', address: BigInt(match[2] ?? 0) } : { memory: reference, address: 0n };
}

/** A plain array: messages to a page do not carry the buffers of Node. */
function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

/** Bytes of a memory, fewer than asked for at its end. */
export async function readBytes(session: Session, memory: string, address: bigint, count: number): Promise<Uint8Array> {
  const answer: unknown = await session.customRequest('readMemory', { memoryReference: referenceAt(memory, address), count });
  return bytesOf((answer as { data?: string } | undefined)?.data ?? '');
}

export async function writeBytes(session: Session, memory: string, address: bigint, bytes: Uint8Array): Promise<void> {
  await session.customRequest('writeMemory', { memoryReference: referenceAt(memory, address), data: Buffer.from(bytes).toString('base64') });
}

/** Which blocks are in use, and which have changed since the stop that was called otherwise; refused if the thread of the frame has gone on. */
export async function useOf(session: Session, frameId: number, memory: string, stop: number): Promise<Use> {
  const told = (await session.customRequest('stepwasm/memoryUse', { frameId, memoryReference: memory, stop: String(stop) })) as {
    readonly blockSize: number;
    readonly nonZero: string;
    readonly changed: string;
    readonly compared: boolean;
  };
  return { ...told, nonZero: bytesOf(told.nonZero), changed: bytesOf(told.changed) };
}

/** What can be looked for. */
export interface Search {
  readonly from: bigint;
  readonly bytes: Uint8Array;
  readonly ignoreCase: boolean;
  /** By which the progress is heard of, and the search is cancelled. */
  readonly progressId: string;
}

export async function find(session: Session, memory: string, search: Search): Promise<{ readonly addresses: readonly bigint[]; readonly complete: boolean }> {
  const told = (await session.customRequest('stepwasm/find', {
    memoryReference: referenceAt(memory, search.from),
    pattern: Buffer.from(search.bytes).toString('base64'),
    ignoreCase: search.ignoreCase,
    progressId: search.progressId
  })) as { readonly addresses: readonly string[]; readonly complete: boolean };
  return { addresses: told.addresses.map(BigInt), complete: told.complete };
}

/** The place that an expression means in a frame: where what it names is, or what its value points to. */
export async function placeMeant(session: Session, frameId: number, expression: string): Promise<Place> {
  const written = parseAddress(expression);
  if (written !== undefined) return { reference: undefined, address: written };
  const told = (await session.customRequest('evaluate', { expression, frameId, context: 'hover' })) as {
    readonly result: string;
    readonly type?: string;
    readonly memoryReference?: string;
  };
  const value = /^-?\d+$/.test(told.result) ? BigInt.asUintN(told.type === 'i64' ? 64 : 32, BigInt(told.result)) : undefined;
  if (told.memoryReference) {
    const { memory, address } = placeOf(told.memoryReference);
    // What a number points to may be in any memory; the adapter means the first one, the user the one that is shown.
    if (value !== address) return { reference: memory, address };
  }
  if (value === undefined) throw new Error(`${expression} is ${told.result}, which is no address`);
  return { reference: undefined, address: value };
}
