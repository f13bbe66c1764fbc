import { hash } from 'node:crypto';
import { Fn } from 'cdktf';
import { IConstruct } from 'constructs';
import { asOperand, isKnown } from './tokens';

const LONGEST_NAME = 32;
const HASH_LENGTH = 8;
const LONGEST_READABLE_PART = LONGEST_NAME - HASH_LENGTH - 1;

/**
 * A name for a construct whose user gave none: a readable part of its path, and a hash of the path and of the given values. With the
 * values that force a replacement in the hash, the new object can stand beside the old one.
 *
 * @internal
 */
export function generatedName(construct: IConstruct, replacement: readonly unknown[] = []): string {
  const { path } = construct.node;
  const suffix = hashOf([path, ...replacement]);
  const readable = readablePart(path);
  return readable === '' ? suffix : `${readable}-${suffix}`;
}

/** JD Cloud counts characters, and takes Chinese ones, digits, letters, `_` and `-` (JD Cloud SDK: CreateLoadBalancerSpec). */
function readablePart(path: string): string {
  let readable = '';
  // The innermost ids say most, so they come first and the outermost go when space is short.
  for (const id of path.split('/').reverse()) {
    const part = id.replace(/[^\u4e00-\u9fa5A-Za-z0-9_-]+/gu, '-').replace(/^-+|-+$/g, '');
    if (readable === '' || part === '') {
      readable ||= part;
    } else if (part.length + 1 + readable.length <= LONGEST_READABLE_PART) {
      readable = `${part}-${readable}`;
    } else {
      break;
    }
  }
  return readable.slice(0, LONGEST_READABLE_PART).replace(/-+$/, '');
}

function hashOf(values: readonly unknown[]): string {
  if (isKnown(values)) {
    return hash('sha256', JSON.stringify(values)).slice(0, HASH_LENGTH);
  }
  return Fn.substr(Fn.sha256(Fn.jsonencode(operand(values))), 0, HASH_LENGTH);
}

function operand(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(operand);
  }
  return typeof value === 'string' ? asOperand(value) : value;
}
