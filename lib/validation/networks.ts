import { isIPv4 } from 'node:net';

/** The first and the last address of a range in CIDR notation; undefined when it is none. */
export function networkOf(range: string): { readonly first: number; readonly last: number } | undefined {
  const [address = '', length = ''] = range.split('/');
  const inside = numberOf(address);
  if (inside === undefined || !/^(?:[12]?\d|3[0-2])$/.test(length)) {
    return undefined;
  }
  const size = 2 ** (32 - Number(length));
  const first = inside - (inside % size);
  return { first, last: first + size - 1 };
}

/** An IPv4 address as a number; undefined when it is none. */
export function numberOf(address: string): number | undefined {
  return isIPv4(address) ? address.split('.').reduce((number, part) => number * 256 + Number(part), 0) : undefined;
}

/** The IPv4 address of a number. */
export function textOf(address: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.');
}
