import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import {
  BackendProtocol,
  Duration,
  ForwardedHeader,
  HealthCheck,
  Instance,
  LoadBalancer,
  Review,
  SessionPersistence,
} from '../../lib';
import { inCallersLanguage } from '../../lib/properties/language';
import { messageOf, newAlb, newInstance, newStack } from '../support/app';
import { lines, review, SILENT, use, warningsIn, watch } from '../support/review';

const { JSII_AGENT } = process.env;

function callFrom(agent: string | undefined): void {
  if (agent === undefined) {
    delete process.env.JSII_AGENT;
  } else {
    process.env.JSII_AGENT = agent;
  }
}

afterEach(() => {
  callFrom(JSII_AGENT);
});

/** What properties and calls become for Python. */
const RESPELLED: [string, string][] = [
  ['healthCheck.interval is 3 seconds', 'health_check.interval is 3 seconds'],
  ['healthCheck.healthyStatusCodes[0] is 5xx', 'health_check.healthy_status_codes[0] is 5xx'],
  ['addInstance: instance is missing', 'add_instance: instance is missing'],
  ['choose addInstance or addContainer; remove it', 'choose add_instance or add_container; remove it'],
  ['SessionPersistence.sourceIp() only', 'SessionPersistence.source_ip() only'],
  ['add one with Certificate.fromCertificateId()', 'add one with Certificate.from_certificate_id()'],
  ['node.addDependency() takes every construct', 'node.add_dependency() takes every construct'],
  ['listed in (securityGroups)', 'listed in (security_groups)'],
  ["see 'HTTP', then use zoneNames", "see 'HTTP', then use zone_names"],
];

/** What the user wrote, or has one spelling in every language. */
const KEPT = [
  'HTTP1.1, SOURCE_IP, X-Forwarded-For, JDLB005, IPv4',
  'NetworkLoadBalancer shop/webServers/Api is a TargetGroup of JD Cloud',
  'webServers/Api and stage-webServers and webServers-a1',
  'name is "webServer"; path is "/the myPath with blanks"; key is "a \\" bC"',
  "found 1 error in stack 'webShop', for example 'Vm1Admin'",
  "the balancer's subnets' ids",
  "of shop/Shared: LoadBalancer.from(…, 'sharedLb', …)",
];

describe('for Python', () => {
  beforeEach(() => {
    callFrom('Python/3.12.4');
  });

  test.each(RESPELLED)('%s: properties and calls are in snake case', (message, expected) => {
    expect(inCallersLanguage(message)).toBe(expected);
  });

  test.each(KEPT)('%s stays as it is', (message) => {
    expect(inCallersLanguage(message)).toBe(message);
  });

  test('the argument of a call is a value', () => {
    expect(inCallersLanguage('addInstance(webServer).weight is 101')).toBe('add_instance(webServer).weight is 101');
  });

  test('an apostrophe opens no quotation', () => {
    expect(inCallersLanguage("the group's targetType is that of the servers' addInstance")).toBe(
      "the group's target_type is that of the servers' add_instance",
    );
  });
});

describe.each([undefined, 'Java/17', 'DotNet/8.0'])('for %s', (agent) => {
  test.each([...RESPELLED.map(([message]) => message), ...KEPT])('%s stays as it is', (message) => {
    callFrom(agent);
    expect(inCallersLanguage(message)).toBe(message);
  });
});

test('a constructor that throws names the properties in Python, and the construct as it is', () => {
  callFrom('Python/3.12.4');
  const stack = newStack('webShop');
  const call = (): unknown =>
    newAlb(stack, 'frontDoor').addBackendService('ordersApi', {
      protocol: BackendProtocol.HTTP,
      port: 80,
      healthCheck: HealthCheck.http({ healthyThreshold: 9, path: 'healthPath' }),
      sessionPersistence: SessionPersistence.sourceIp({ timeout: Duration.seconds(1) }),
    });
  expect(messageOf(call)).toBe(
    'cdktf-jdcloud-lb: webShop/frontDoor/ordersApi has 3 invalid properties\n' +
      '  health_check.healthy_threshold is 9; valid: 1 to 5 (JDLB126)\n' +
      '  health_check.path is "healthPath"; valid: begins with /, at most 1000 characters, letters, digits, Chinese characters and ' +
      "-/.%?#&_;~!()*[]@^:',+=<>{}, with URL-encoded text after % (JDLB129)\n" +
      '  session_persistence is SOURCE_IP; an application load balancer keeps sessions by cookie: SessionPersistence.cookie() (JDLB032)',
  );
});

test('a missing product is asked for in Python', () => {
  callFrom('Python/3.12.4');
  const stack = newStack();
  const call = (): unknown =>
    LoadBalancer.fromLoadBalancerId(stack, 'sharedLb', 'lb-1').addBackendService('Api', {
      protocol: BackendProtocol.HTTP,
      port: 80,
      healthCheck: HealthCheck.http(),
      forwardedHeaders: [ForwardedHeader.HOST],
    });
  expect(messageOf(call)).toContain(
    '  forwarded_headers depends on the product of load balancer shop/sharedLb, which is not known: add load_balancer_type to ' +
      "LoadBalancer.from_load_balancer_attributes(…, 'sharedLb', …), or reference it with ApplicationLoadBalancer or NetworkLoadBalancer",
  );
});

test('a review speaks Python where it is printed, and one language in the report and in Terraform', () => {
  callFrom('Python/3.12.4');
  const app = Testing.app();
  const stack = newStack('webShop', app);
  const servers = newAlb(stack, 'frontDoor').addTargetGroup('Servers');
  servers.addInstance(newInstance(stack, 'webServer', 'i-b1', 'vpc-b1'));
  servers.addInstance(Instance.fromLookup(stack, 'oldServer', { instanceId: 'i-b2' }));
  use(servers);
  Review.of(servers.node.findChild('Resource')).acknowledge('JDLB021', 'see ticketNumber 7');
  Review.of(servers).demote('JDLB005', 'the VPCs are joined, see vpcPeering');

  expect(
    watch(() => {
      app.synth();
    }),
  ).toEqual({
    ...SILENT,
    printed: warningsIn(
      'webShop',
      2,
      lines(
        'warning JDLB000  webShop/frontDoor/Servers/Resource · Review.acknowledge(JDLB021)',
        '  JDLB021 finds no warning in webShop/frontDoor/Servers/Resource. This override matches nothing now. It would hide a later finding.',
        '  Do: remove it, or correct the code or the scope.',
      ),
      lines(
        'warning JDLB005  webShop/frontDoor/Servers · add_instance(webServer)',
        "  Instance i-b1 is in vpc-b1, load balancer webShop/frontDoor is in vpc-a1 (through subnet-a1). Targets must be in the load balancer's VPC.",
        '  Do: take an instance of vpc-a1, or reach it by address with an IP target group over a VPC peering.',
        '  Demoted from an error: the VPCs are joined, see vpcPeering',
      ),
    ),
  });
  const report = readFileSync(join(app.outdir, 'stacks', 'webShop', 'jdcloud-lb-review.json'), 'utf8');
  expect(report).toContain('"property": "addInstance(webServer)"');
});

test('a key and the id of a stack stay as they are', () => {
  callFrom('Python/3.12.4');
  const stack = newStack('webShop');
  const servers = newAlb(stack).addTargetGroup('Servers');
  const vm = newInstance(stack, 'webServer', 'i-a1');
  servers.addInstance(vm);
  expect(messageOf(() => servers.addInstance(vm))).toBe(
    'cdktf-jdcloud-lb: webShop/Alb/Servers has 1 invalid property\n' +
      '  add_instance(webServer).key is "webServer", which another target of this group has; ' +
      "valid: a key of its own for another port, for example 'webServerAdmin', or remove this registration",
  );

  Review.of(stack).acknowledge('JDLB021', 'why');
  expect(review(stack).printed).toContain('JDLB021 finds no warning in "webShop".');
});

test('what Terraform says has one spelling, so that both languages synthesise the same files', () => {
  const synthesise = (agent: string | undefined): string => {
    callFrom(agent);
    const stack = newStack();
    newAlb(stack)
      .addTargetGroup('Servers')
      .addInstance(Instance.fromLookup(stack, 'Vm', { instanceId: 'i-b1' }));
    return Testing.synth(stack);
  };

  expect(synthesise('Python/3.12.4')).toContain('addInstance(Vm)');
  expect(synthesise('Python/3.12.4')).toBe(synthesise(undefined));
});

test('a text that was put together from nothing is told by the word that the language has for it', () => {
  const load = (id: string) => () => LoadBalancer.fromLoadBalancerId(newStack(), 'Lb', id);
  const problem = 'which was put together from a variable without a value';

  expect(messageOf(load('alb-undefined'))).toContain(`loadBalancerId is alb-undefined, ${problem}`);
  load('alb-None')();
  callFrom('Python/3.12.1');
  expect(messageOf(load('alb-None'))).toContain(`load_balancer_id is alb-None, ${problem}`);
  load('alb-undefined')();
});
