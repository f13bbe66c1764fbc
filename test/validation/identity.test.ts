import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import * as fc from 'fast-check';
import { ApplicationLoadBalancer, BackendProtocol, ILoadBalancer, Listener, ListenerProtocol } from '../../lib';
import { newAlb, newBackendService, newStack } from '../support/app';
import { review } from '../support/review';

/** How a load balancer comes into an app, and which one it is: a number for owned ones, a text for literal ids, a sign for variables. */
type Origin =
  | { readonly kind: 'owned' | 'token of an owned one' | 'variable'; readonly number: number }
  | { readonly kind: 'literal'; readonly id: string; readonly region?: string };

const origins = fc.oneof(
  fc.record({
    kind: fc.constantFrom('owned' as const, 'token of an owned one' as const, 'variable' as const),
    number: fc.nat(1),
  }),
  fc.record({
    kind: fc.constant('literal' as const),
    id: fc.constantFrom('alb-a1', 'alb-a2'),
    region: fc.constantFrom(undefined, 'cn-north-1', 'cn-east-2'),
  }),
);

function child<T>(stack: TerraformStack, id: string, make: () => T): T {
  return (stack.node.tryFindChild(id) as T | undefined) ?? make();
}

function bring(stack: TerraformStack, id: string, origin: Origin): ILoadBalancer {
  if (origin.kind === 'literal') {
    const { id: loadBalancerId, region } = origin;
    return ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, id, { loadBalancerId, region });
  }
  const owned = child(stack, `Owned${origin.number}`, () => newAlb(stack, `Owned${origin.number}`));
  const variable = child(
    stack,
    `Variable${origin.number}`,
    () => new TerraformVariable(stack, `Variable${origin.number}`, {}),
  );
  switch (origin.kind) {
    case 'owned':
      return owned;
    case 'token of an owned one':
      return ApplicationLoadBalancer.fromLoadBalancerId(stack, id, owned.loadBalancerId);
    case 'variable':
      return ApplicationLoadBalancer.fromLoadBalancerId(stack, id, variable.stringValue);
  }
}

function expected(one: Origin, other: Origin): 'same' | 'different' | 'left to Terraform' {
  if (one.kind === 'literal' && other.kind === 'literal') {
    const apart = one.region !== undefined && other.region !== undefined && one.region !== other.region;
    return one.id === other.id && !apart ? 'same' : 'different';
  }
  const owned = [one, other].filter(({ kind }) => kind === 'owned' || kind === 'token of an owned one');
  if (owned.length === 2) {
    const isSame = 'number' in one && 'number' in other && one.number === other.number;
    // A token of an owned load balancer that is given as the id of an import could stand for anything but that load balancer itself.
    return isSame ? 'same' : [one, other].every(({ kind }) => kind === 'owned') ? 'different' : 'left to Terraform';
  }
  if (one.kind === 'owned' || other.kind === 'owned') {
    return [one, other].some(({ kind }) => kind === 'literal') ? 'different' : 'left to Terraform';
  }
  return 'left to Terraform';
}

test('tells load balancers apart only where that is certain, and leaves the rest to Terraform', () => {
  fc.assert(
    fc.property(origins, origins, (one, other) => {
      const isOneVariable = one.kind === 'variable' && other.kind === 'variable';
      const stack = newStack();
      const loadBalancer = bring(stack, 'One', one);
      const backendService = newBackendService(bring(stack, 'Other', other), 'Api', BackendProtocol.HTTP);
      new Listener(stack, 'Http', { loadBalancer, protocol: ListenerProtocol.HTTP, port: 80, backendService });

      const isFound = review(stack).error.includes('error JDLB001');
      const isLeft = Testing.synth(stack).includes('"precondition"');
      const verdict = isFound ? 'different' : isLeft ? 'left to Terraform' : 'same';
      // Each question for a variable's value makes a token of its own, so that Terraform compares a variable with itself.
      expect(verdict).toBe(isOneVariable ? 'left to Terraform' : expected(one, other));
    }),
    { numRuns: 200 },
  );
});
