import {
  Fn,
  TerraformCount,
  TerraformIterator,
  TerraformOutput,
  TerraformStack,
  Testing,
  Token,
  Tokenization,
} from 'cdktf';
import { jdcloud } from '../../lib';
import { attributeOf } from '../../lib/terraform/references';
import { newStack } from '../support/app';

const CONFIG = { name: 'web', subnetId: 'subnet-a1' };

function newLb(stack: TerraformStack, config: Partial<jdcloud.LbConfig> = {}): jdcloud.Lb {
  return new jdcloud.Lb(stack, 'Lb', { ...CONFIG, ...config });
}

/** What a value is in the synthesised output of a stack. */
function rendered(stack: TerraformStack, value: unknown): unknown {
  new TerraformOutput(stack, 'it', { value });
  return outputs(Testing.synth(stack)).it?.value;
}

function outputs(json: string): Readonly<Record<string, { readonly value: unknown }>> {
  const { output } = JSON.parse(json) as { readonly output?: Record<string, { readonly value: unknown }> };
  return output ?? {};
}

/** What CDKTF's own reference becomes wherever ours stands. */
const places: Readonly<Record<string, (token: string) => unknown>> = {
  'on its own': (token) => token,
  'inside a text': (token) => `id: ${token}!`,
  'twice inside a text': (token) => `${token}/${token}`,
  'inside a Terraform expression': (token) => `\${upper(${token})}`,
  'in a list': (token) => [token, 'other'],
  'in a map': (token) => ({ id: token }),
  'in Fn.join': (token) => Fn.join('-', [token, 'a']),
  'in Fn.join, inside a text': (token) => Fn.join('-', [`x${token}`, 'a']),
  'in Fn.upper': (token) => Fn.upper(token),
  'in Fn.jsonencode': (token) => Fn.jsonencode({ id: token, ids: [token] }),
  'in Fn.conditional': (token): unknown => Fn.conditional(true, token, 'none'),
};

test.each(Object.entries(places))('stands for what CDKTF makes of it: %s', (_, place) => {
  const [ours, theirs] = [newStack(), newStack()];
  const expected = rendered(theirs, place(newLb(theirs).id));
  expect(JSON.stringify(expected)).toContain('jdcloud_lb.Lb.id');
  expect(rendered(ours, place(attributeOf(newLb(ours), 'id')))).toEqual(expected);
});

test('refers to a data source', () => {
  const stack = newStack();
  const subnet = new jdcloud.DataJdcloudSubnet(stack, 'Subnet', { id: 'subnet-a1' });
  expect(rendered(stack, attributeOf(subnet, 'vpc_id'))).toBe('${data.jdcloud_subnet.Subnet.vpc_id}');
});

test('refers to all instances of a resource with forEach, and to a resource with count as CDKTF does', () => {
  const stack = newStack();
  const lb = newLb(stack, { forEach: TerraformIterator.fromMap({ a: 'b' }) });
  expect(rendered(stack, attributeOf(lb, 'id'))).toBe('${jdcloud_lb.Lb.*.id}');
  const [ours, theirs] = [newStack(), newStack()];
  const count = (): TerraformCount => TerraformCount.of(2);
  expect(rendered(ours, attributeOf(newLb(ours, { count: count() }), 'id'))).toBe(
    rendered(theirs, newLb(theirs, { count: count() }).id),
  );
});

test('heeds a forEach that is set after it was made', () => {
  const stack = newStack();
  const lb = newLb(stack);
  const id = attributeOf(lb, 'id');
  lb.forEach = TerraformIterator.fromMap({ a: 'b' });
  expect(rendered(stack, id)).toBe('${jdcloud_lb.Lb.*.id}');
});

test('heeds a logical id that is overridden after it was made', () => {
  const stack = newStack();
  const lb = newLb(stack);
  const id = attributeOf(lb, 'id');
  lb.overrideLogicalId('main');
  expect(rendered(stack, [id, `x${id}`])).toEqual(['${jdcloud_lb.main.id}', 'x${jdcloud_lb.main.id}']);
});

test('is recognised as a token, and can be read back from its text', () => {
  const id = attributeOf(newLb(newStack()), 'id');
  expect(Token.isUnresolved(id)).toBe(true);
  expect(Token.isUnresolved(`x-${id}`)).toBe(true);
  const [token] = Tokenization.reverse(id);
  expect(String(token)).toBe(id);
  expect(JSON.stringify({ token })).toBe('{"token":"<unresolved-token>"}');
});

test('takes no stack trace', () => {
  const lb = newLb(newStack());
  const trace = jest.spyOn(Error, 'captureStackTrace');
  try {
    attributeOf(lb, 'id');
    expect(trace).not.toHaveBeenCalled();
    // What is saved: CDKTF's own reference takes one.
    expect(Token.isUnresolved(lb.id)).toBe(true);
    expect(trace).toHaveBeenCalledTimes(1);
  } finally {
    trace.mockRestore();
  }
});

describe('in another stack', () => {
  /** Two stacks, the second of which uses values of the first; gives the files of both. */
  function across(
    uses: (lb: jdcloud.Lb, read: (lb: jdcloud.Lb) => string, other: TerraformStack) => void,
    read: (lb: jdcloud.Lb) => string,
  ): { readonly from: string; readonly to: string; readonly dependencies: string[] } {
    const app = Testing.app();
    const [from, to] = [newStack('network', app), newStack('shop', app)];
    uses(newLb(from), read, to);
    from.prepareStack();
    to.prepareStack();
    return {
      from: Testing.synth(from),
      to: Testing.synth(to),
      dependencies: to.dependencies.map((stack) => stack.node.id),
    };
  }

  test.each(Object.entries(places))('stands for what CDKTF makes of it: %s', (_, place) => {
    const uses = (lb: jdcloud.Lb, read: (lb: jdcloud.Lb) => string, other: TerraformStack): void => {
      new TerraformOutput(other, 'it', { value: place(read(lb)) });
    };
    const ours = across(uses, (lb) => attributeOf(lb, 'id'));
    expect(ours).toEqual(across(uses, (lb) => lb.id));
    expect(ours.dependencies).toEqual(['network']);
    expect(Object.keys(outputs(ours.from))).toEqual([expect.stringContaining('cross-stack-output')]);
    expect(JSON.stringify(outputs(ours.to).it?.value)).toContain('terraform_remote_state');
  });

  test('serves its own stack and others with one token', () => {
    const result = across(
      (lb, read, other) => {
        const id = read(lb);
        new TerraformOutput(TerraformStack.of(lb), 'here', { value: id });
        new TerraformOutput(other, 'there', { value: id });
        new jdcloud.LbTargetGroup(other, 'Group', { loadBalancerId: id, name: 'web', type: 'instance' });
      },
      (lb) => attributeOf(lb, 'id'),
    );
    expect(outputs(result.from).here?.value).toBe('${jdcloud_lb.Lb.id}');
    expect(outputs(result.to).there?.value).toMatch(/^\$\{data\.terraform_remote_state\..*\.outputs\..*\}$/);
    expect(result.to).toContain('"load_balancer_id": "${data.terraform_remote_state.');
  });

  test('heeds a logical id that is overridden after it was made', () => {
    const result = across(
      (lb, read, other) => {
        new TerraformOutput(other, 'it', { value: read(lb) });
        lb.overrideLogicalId('main');
      },
      (lb) => attributeOf(lb, 'id'),
    );
    expect(Object.values(outputs(result.from)).map(({ value }) => value)).toEqual(['${jdcloud_lb.main.id}']);
  });
});

test('is synthesised by an app, across stacks', () => {
  const app = Testing.app();
  const [from, to] = [newStack('network', app), newStack('shop', app)];
  const lb = newLb(from);
  new jdcloud.LbTargetGroup(to, 'Group', { loadBalancerId: attributeOf(lb, 'id'), name: 'web', type: 'instance' });
  app.synth();
  expect(to.dependsOn(from)).toBe(true);
  expect(Testing.synth(to)).toContain('"load_balancer_id": "${data.terraform_remote_state.');
});

test('leaves what dependsOn says alone', () => {
  const stack = newStack();
  const lb = newLb(stack);
  const loadBalancerId = attributeOf(lb, 'id');
  new jdcloud.LbTargetGroup(stack, 'Group', { loadBalancerId, name: 'web', type: 'instance', dependsOn: [lb] });
  const { resource } = JSON.parse(Testing.synth(stack)) as {
    readonly resource: { readonly jdcloud_lb_target_group: { readonly Group: Readonly<Record<string, unknown>> } };
  };
  expect(resource.jdcloud_lb_target_group.Group).toMatchObject({
    depends_on: ['jdcloud_lb.Lb'],
    load_balancer_id: '${jdcloud_lb.Lb.id}',
  });
});
