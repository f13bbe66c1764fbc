import { TerraformStack, Testing } from 'cdktf';
import { BackendService, TargetGroup } from '../../lib';

/** What a person sees of a synthesis with validations. */
export interface Review {
  /** The message of the error that stopped it; empty when nothing did. */
  readonly error: string;
  /** What went to standard error. */
  readonly printed: string;
}

/** Synthesises a stack with its validations. What a test builds is a part of an app, and other parts of it use its target groups and backend services. */
export function review(stack: TerraformStack): Review {
  stack.node.root.node.findAll().forEach(use);
  return reviewWhole(stack);
}

/** Synthesises a stack with its validations, in an app that has no other parts. */
export function reviewWhole(stack: TerraformStack): Review {
  return watch(() => Testing.synth(stack, true));
}

/** Reads the id of a target group or backend service, as whatever uses it does. */
export function use(construct: unknown): unknown {
  if (construct instanceof TargetGroup) {
    return construct.targetGroupId;
  }
  return construct instanceof BackendService ? construct.backendServiceId : undefined;
}

/** Runs a synthesis, and catches what it says. */
export function watch(synthesis: () => unknown): Review {
  let printed = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    synthesis();
    return { error: '', printed };
  } catch (error) {
    return { error: (error as Error).message, printed };
  } finally {
    write.mockRestore();
  }
}

/** A synthesis that said nothing at all. */
export const SILENT: Review = { error: '', printed: '' };

/** The message of a review that found errors only in one stack. */
export function errorsIn(stack: string, count: number, ...findings: string[]): string {
  return [`cdktf-jdcloud-lb found ${count} error${count === 1 ? '' : 's'} in stack '${stack}'`, ...findings].join(
    '\n\n',
  );
}

/** What is printed of a review that found warnings only. */
export function warningsIn(stack: string, count: number, ...findings: string[]): string {
  const found = `cdktf-jdcloud-lb found ${count} warning${count === 1 ? '' : 's'} in stack '${stack}'`;
  return `${[found, ...findings].join('\n\n')}\n\n`;
}

/** Several lines of text. */
export function lines(...text: string[]): string {
  return text.join('\n');
}
