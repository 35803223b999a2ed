import { showAddress } from './address';

/** A data segment, or a global that holds an address. */
export interface Landmark {
  readonly name: string;
  readonly address: bigint;
  readonly length: bigint;
}

/** What is at an address: the innermost segment around it, or a place exactly there. */
export function landmarkAt(landmarks: readonly Landmark[], address: bigint): string {
  const here = landmarks.findLast(({ address: from, length }) => address === from || (address > from && address < from + length));
  if (!here) return '';
  const distance = address - here.address;
  if (distance === 0n) return `${here.length > 0n ? 'beginning of ' : ''}${here.name}`;
  return `${distance === 1n ? '1 byte' : `${distance} bytes`} into ${here.name} (from ${showAddress(here.address)}, ${here.length} bytes)`;
}
