import { TerraformStack, TerraformVariable, Token } from 'cdktf';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  AvailabilityGroupWeights,
  BackendProtocol,
  BackendService,
  BackendServiceProps,
  BackendTargetsConfig,
  Duration,
  ForwardedHeader,
  HealthCheck,
  IBackendTargets,
  Instance,
  ILoadBalancer,
  LoadBalancer,
  SchedulingAlgorithm,
  SessionPersistence,
  TargetGroup,
} from '../../lib';
import {
  Block,
  messageOf,
  newAlb,
  newDnlb,
  newNlb,
  newStack,
  newSubnet,
  only,
  problemsOf,
  resources,
} from '../support/app';

type LoadBalancerOf = (stack: TerraformStack) => ILoadBalancer;
type Props = Partial<Record<keyof BackendServiceProps, unknown>>;

function addService(stack: TerraformStack, loadBalancerOf: LoadBalancerOf, props: Props): BackendService {
  const given: unknown = {
    loadBalancer: loadBalancerOf(stack),
    protocol: BackendProtocol.TCP,
    port: 80,
    healthCheck: HealthCheck.tcp(),
    ...props,
  };
  return new BackendService(stack, 'Api', given as BackendServiceProps);
}

function blockOf(loadBalancerOf: LoadBalancerOf, props: Props): Block {
  const stack = newStack();
  addService(stack, loadBalancerOf, props);
  return only(stack, 'jdcloud_lb_backend');
}

/** What a call with wrong properties says, without its first line. */
function problems(loadBalancerOf: LoadBalancerOf, props: Props, stack = newStack()): string[] {
  return problemsOf(() => addService(stack, loadBalancerOf, props), 'shop/Api');
}

const http = { protocol: BackendProtocol.HTTP };
const udp = { protocol: BackendProtocol.UDP };

test('everything that an application load balancer’s has', () => {
  expect(
    blockOf(newAlb, {
      ...http,
      name: 'api',
      description: 'the API',
      algorithm: SchedulingAlgorithm.ROUND_ROBIN,
      sessionPersistence: SessionPersistence.cookie({ expiresAfter: Duration.hours(1) }),
      forwardedHeaders: [
        ForwardedHeader.PROTO,
        ForwardedHeader.PORT,
        ForwardedHeader.HOST,
        ForwardedHeader.LOAD_BALANCER_IP,
        ForwardedHeader.CLIENT_PORT,
      ],
      proxyProtocol: false,
    }),
  ).toMatchObject({
    algorithm: 'RoundRobin',
    description: 'the API',
    http_cookie_expire_seconds: 3600,
    http_forwarded_client_port: true,
    http_forwarded_host: true,
    http_forwarded_port: true,
    http_forwarded_protocol: true,
    http_forwarded_vip: true,
    name: 'api',
    port: 80,
    protocol: 'Http',
    proxy_protocol: false,
    session_stickiness: true,
  });
});

test('false and 0 are written out', () => {
  expect(blockOf(newNlb, { connectionDraining: Duration.seconds(0) })).toHaveProperty('connection_draining_seconds', 0);
  expect(blockOf(newAlb, { proxyProtocol: false })).toHaveProperty('proxy_protocol', false);
  expect(blockOf(newAlb, { ...http, sessionPersistence: SessionPersistence.cookie() })).toHaveProperty(
    'http_cookie_expire_seconds',
    0,
  );
  expect(blockOf(newAlb, { ...http, forwardedHeaders: [ForwardedHeader.HOST] })).toMatchObject({
    http_forwarded_host: true,
    http_forwarded_protocol: false,
  });
});

test('nothing is on unless asked', () => {
  expect(blockOf(newAlb, {})).toEqual({
    algorithm: 'RoundRobin',
    health_check: { protocol: 'Tcp' },
    lifecycle: { create_before_destroy: true },
    load_balancer_id: expect.any(String) as string,
    name: expect.any(String) as string,
    port: 80,
    protocol: 'Tcp',
  });
});

test.each<[string, LoadBalancerOf, SchedulingAlgorithm | undefined, string]>([
  ['ALB', newAlb, undefined, 'RoundRobin'],
  ['NLB', newNlb, undefined, 'RoundRobin'],
  ['DNLB', newDnlb, undefined, 'IpHash'],
  ['ALB', newAlb, SchedulingAlgorithm.LEAST_CONNECTIONS, 'LeastConn'],
  ['NLB', newNlb, SchedulingAlgorithm.SOURCE_IP_HASH, 'IpHash'],
  ['DNLB', newDnlb, SchedulingAlgorithm.QUINTUPLE_HASH, 'QuintupleHash'],
])('case %#: the algorithm on an %s', (_product, loadBalancerOf, algorithm, expected) => {
  expect(blockOf(loadBalancerOf, { algorithm })).toHaveProperty('algorithm', expected);
});

const COOKIE = SessionPersistence.cookie();
const SOURCE_IP = SessionPersistence.sourceIp();
const DRAINING = 'connectionDraining is set; valid on a network load balancer only: leave it out (JDLB032)';

test.each<[string, LoadBalancerOf, Props, string]>([
  [
    'an address for sessions on an ALB',
    newAlb,
    { ...http, sessionPersistence: SOURCE_IP },
    'sessionPersistence is SOURCE_IP; an application load balancer keeps sessions by cookie: SessionPersistence.cookie() (JDLB032)',
  ],
  [
    'a cookie on an NLB',
    newNlb,
    { sessionPersistence: COOKIE },
    'sessionPersistence is COOKIE; a network load balancer keeps sessions by source address: SessionPersistence.sourceIp() (JDLB032)',
  ],
  [
    'sessions on a DNLB',
    newDnlb,
    { sessionPersistence: SOURCE_IP },
    'sessionPersistence is set; valid on an application load balancer or a network load balancer only: a distributed network load balancer keeps no sessions, use SchedulingAlgorithm.SOURCE_IP_HASH (JDLB032)',
  ],
  [
    'a cookie without HTTP',
    newAlb,
    { sessionPersistence: COOKIE },
    'sessionPersistence is COOKIE; valid with protocol HTTP only, protocol is TCP (JDLB032)',
  ],
  [
    'a cookie without round robin',
    newAlb,
    { ...http, sessionPersistence: COOKIE, algorithm: SchedulingAlgorithm.LEAST_CONNECTIONS },
    'sessionPersistence is COOKIE; valid with algorithm ROUND_ROBIN only, algorithm is LEAST_CONNECTIONS (JDLB032)',
  ],
  [
    'a cookie that lives too long',
    newAlb,
    { ...http, sessionPersistence: SessionPersistence.cookie({ expiresAfter: Duration.days(2) }) },
    'sessionPersistence.expiresAfter is 172800 seconds; valid: 0 to 86400 seconds (JDLB120)',
  ],
  [
    'a session without time',
    newNlb,
    { sessionPersistence: SessionPersistence.sourceIp({ timeout: Duration.seconds(0) }) },
    'sessionPersistence.timeout is 0 seconds; valid: 1 to 3600 seconds (JDLB121)',
  ],
  [
    'a session that is too long',
    newNlb,
    { sessionPersistence: SessionPersistence.sourceIp({ timeout: Duration.hours(2) }) },
    'sessionPersistence.timeout is 7200 seconds; valid: 1 to 3600 seconds (JDLB121)',
  ],
  ['draining on an ALB', newAlb, { connectionDraining: Duration.seconds(1) }, DRAINING],
  ['draining on a DNLB', newDnlb, { connectionDraining: Duration.seconds(1) }, DRAINING],
  [
    'draining for too long',
    newNlb,
    { connectionDraining: Duration.hours(2) },
    'connectionDraining is 7200 seconds; valid: 0 to 3600 seconds (JDLB122)',
  ],
  [
    'headers on an NLB',
    newNlb,
    { forwardedHeaders: [ForwardedHeader.HOST] },
    'forwardedHeaders is [HOST]; valid on an application load balancer only: leave it out (JDLB032)',
  ],
  [
    'headers on a DNLB',
    newDnlb,
    { forwardedHeaders: [] },
    'forwardedHeaders is []; valid on an application load balancer only: leave it out (JDLB032)',
  ],
  [
    'headers without HTTP',
    newAlb,
    { forwardedHeaders: [ForwardedHeader.HOST] },
    'forwardedHeaders is [HOST]; valid with protocol HTTP only, protocol is TCP (JDLB032)',
  ],
  [
    'an unknown header',
    newAlb,
    { ...http, forwardedHeaders: ['X-Forwarded-For'] },
    'forwardedHeaders[0] is X-Forwarded-For; valid: PROTO, PORT, HOST, LOAD_BALANCER_IP, CLIENT_PORT (JDLB133)',
  ],
  [
    'proxy protocol with HTTP',
    newAlb,
    { ...http, proxyProtocol: true },
    'proxyProtocol is true; valid with protocol TCP or UDP only, protocol is HTTP: read X-Forwarded-For (JDLB032)',
  ],
  [
    'proxy protocol on an NLB',
    newNlb,
    { proxyProtocol: true },
    "proxyProtocol is true; valid on an application load balancer only: leave it out, servers see the client's address anyway (JDLB032)",
  ],
  ['port 0', newAlb, { port: 0 }, 'port is 0; valid: 1 to 65535 (JDLB118)'],
  ['port 65536', newAlb, { port: 65536 }, 'port is 65536; valid: 1 to 65535 (JDLB118)'],
  ['no port', newAlb, { port: undefined }, 'port is missing; valid: a port, 1 to 65535'],
  ['no protocol', newAlb, { protocol: undefined }, 'protocol is missing; valid: HTTP, TCP, UDP'],
  ['an unknown protocol', newAlb, { protocol: 'Http' }, 'protocol is Http; valid: HTTP, TCP, UDP (JDLB117)'],
  [
    'an unknown algorithm',
    newAlb,
    { algorithm: 'Random' },
    'algorithm is Random; valid: ROUND_ROBIN, LEAST_CONNECTIONS, SOURCE_IP_HASH, QUINTUPLE_HASH (JDLB119)',
  ],
  [
    'words in the API’s spelling, by which nothing else is judged',
    newAlb,
    { protocol: 'Http', forwardedHeaders: [ForwardedHeader.HOST], sessionPersistence: COOKIE },
    'protocol is Http; valid: HTTP, TCP, UDP (JDLB117)',
  ],
  [
    'an algorithm in the API’s spelling, by which nothing else is judged',
    newAlb,
    { ...http, algorithm: 'LeastConn', sessionPersistence: COOKIE },
    'algorithm is "LeastConn"; valid: ROUND_ROBIN, LEAST_CONNECTIONS, SOURCE_IP_HASH, QUINTUPLE_HASH (JDLB119)',
  ],
  [
    'no health check',
    newAlb,
    { healthCheck: undefined },
    'healthCheck is missing; valid: a HealthCheck, for example HealthCheck.tcp() (JDLB034)',
  ],
  [
    'sessions that are none',
    newNlb,
    { sessionPersistence: 'COOKIE' },
    'sessionPersistence is COOKIE; valid: SessionPersistence.cookie() or SessionPersistence.sourceIp()',
  ],
  [
    'a description that is too long',
    newAlb,
    { description: 'x'.repeat(257) },
    'description has 257 characters; valid: at most 256 (JDLB116)',
  ],
])('%s is refused', (_what, loadBalancerOf, props, problem) => {
  expect(problems(loadBalancerOf, props)).toEqual([problem]);
});

test.each<[string, LoadBalancerOf, Props]>([
  [
    'a cookie for a day',
    newAlb,
    { ...http, sessionPersistence: SessionPersistence.cookie({ expiresAfter: Duration.days(1) }) },
  ],
  [
    'a session of a second',
    newNlb,
    { sessionPersistence: SessionPersistence.sourceIp({ timeout: Duration.seconds(1) }) },
  ],
  [
    'a session of an hour',
    newNlb,
    { ...udp, sessionPersistence: SessionPersistence.sourceIp({ timeout: Duration.hours(1) }) },
  ],
  ['draining for an hour', newNlb, { connectionDraining: Duration.hours(1) }],
  ['proxy protocol with TCP', newAlb, { proxyProtocol: true }],
  ['proxy protocol with UDP', newAlb, { ...udp, proxyProtocol: true }],
  ['port 1', newAlb, { port: 1 }],
  ['port 65535', newAlb, { port: 65535 }],
])('%s is fine', (_what, loadBalancerOf, props) => {
  expect(blockOf(loadBalancerOf, props)).toHaveProperty('load_balancer_id');
});

test('all that is wrong is told at once', () => {
  const stack = newStack();
  const lb = new ApplicationLoadBalancer(stack, 'Shop', { subnet: newSubnet(stack), zones: ['cn-north-1a'] });
  const call = (): unknown =>
    lb.addBackendService('Api', {
      protocol: BackendProtocol.HTTP,
      port: 8080,
      healthCheck: HealthCheck.http({ interval: Duration.seconds(3) }),
      sessionPersistence: SessionPersistence.sourceIp(),
    });

  expect(messageOf(call)).toBe(
    'cdktf-jdcloud-lb: shop/Shop/Api has 2 invalid properties\n' +
      '  healthCheck.interval is 3 seconds; valid: 5 to 300 seconds (JDLB124)\n' +
      '  sessionPersistence is SOURCE_IP; an application load balancer keeps sessions by cookie: SessionPersistence.cookie() (JDLB032)',
  );
});

describe('on an imported load balancer of unknown product', () => {
  const unknown: LoadBalancerOf = (stack) => LoadBalancer.fromLoadBalancerId(stack, 'Shared', 'lb-1');

  test.each<[keyof BackendServiceProps, unknown, Props]>([
    ['sessionPersistence', COOKIE, http],
    ['forwardedHeaders', [ForwardedHeader.HOST], http],
    ['proxyProtocol', true, udp],
    ['connectionDraining', Duration.seconds(10), udp],
  ])('%s asks for the product, and says where to add it', (property, value, props) => {
    expect(problems(unknown, { ...props, [property]: value })).toEqual([
      `${property} depends on the product of load balancer shop/Shared, which is not known: add loadBalancerType to ` +
        "LoadBalancer.fromLoadBalancerAttributes(…, 'Shared', …), or reference it with ApplicationLoadBalancer or NetworkLoadBalancer (JDLB032)",
    ]);
  });

  test('everything else works', () => {
    expect(blockOf(unknown, { ...http, algorithm: SchedulingAlgorithm.LEAST_CONNECTIONS })).toMatchObject({
      algorithm: 'LeastConn',
      load_balancer_id: 'lb-1',
    });
  });
});

describe('targets', () => {
  class Both implements IBackendTargets {
    public constructor(private readonly config: BackendTargetsConfig) {}

    public bindBackendTargets(): BackendTargetsConfig {
      return this.config;
    }
  }

  test('may be somebody’s own', () => {
    const stack = newStack();
    const targetGroup = TargetGroup.fromTargetGroupId(stack, 'Servers', 'tg-1');
    addService(stack, newAlb, { targets: new Both({ targetGroup }) });

    expect(only(stack, 'jdcloud_lb_backend')).toHaveProperty('target_group_id', 'tg-1');
  });

  test('are one group, not two', () => {
    const stack = newStack();
    const targetGroup = TargetGroup.fromTargetGroupId(stack, 'Servers', 'tg-1');
    const availabilityGroup = AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-1');
    expect(problems(newAlb, { targets: new Both({ targetGroup, availabilityGroup }) }, stack)).toEqual([
      'targets has both a target group and an availability group; valid: one of them (JDLB029)',
    ]);
  });

  test('are not a load balancer', () => {
    const stack = newStack();
    expect(problems(newAlb, { targets: newNlb(stack) }, stack)).toEqual([
      'targets is NetworkLoadBalancer shop/Nlb; valid: a target group or an availability group',
    ]);
  });

  const NO_REQUESTS = 'take the group out of targets to send its members no requests (JDLB038)';

  test.each<[LoadBalancerOf, number, string | undefined]>([
    [newAlb, 0, undefined],
    [newNlb, 1, undefined],
    [newDnlb, 100, undefined],
    [newAlb, -1, 'targets.defaultWeight is -1; valid: 0 to 100 (JDLB123)'],
    [newAlb, 101, 'targets.defaultWeight is 101; valid: 0 to 100 (JDLB123)'],
    [newNlb, 0, `targets.defaultWeight is 0; valid on a network load balancer: 1 to 100; ${NO_REQUESTS}`],
    [newDnlb, 0, `targets.defaultWeight is 0; valid on a distributed network load balancer: 1 to 100; ${NO_REQUESTS}`],
  ])('%#: a default weight is in the product’s range', (loadBalancerOf, weight, problem) => {
    const stack = newStack();
    const targets = AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-1').withDefaultWeight(weight);
    const call = (): unknown => addService(stack, loadBalancerOf, { targets });
    if (problem === undefined) {
      call();
      expect(only(stack, 'jdcloud_lb_backend').ag_info).toEqual({ ag_id: 'ag-1', default_weight: weight });
    } else {
      expect(messageOf(call)).toBe(`cdktf-jdcloud-lb: shop/Api has 1 invalid property\n  ${problem}`);
    }
  });
});

describe('weights of single members', () => {
  function weighed(loadBalancerOf: LoadBalancerOf, weights: unknown): () => TerraformStack {
    return () => {
      const stack = newStack();
      const workers = AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1');
      addService(stack, loadBalancerOf, { targets: workers.withWeights(weights as AvailabilityGroupWeights) });
      return stack;
    };
  }

  test('stand next to the default weight', () => {
    const weights = { defaultWeight: 20, memberWeights: { 'i-ag1': 0, 'i-ag2': 100 } };
    expect(only(weighed(newAlb, weights)(), 'jdcloud_lb_backend').ag_info).toEqual({
      ag_id: 'ag-a1',
      default_weight: 20,
      member_weights: { 'i-ag1': 0, 'i-ag2': 100 },
    });
  });

  test('are given without a default weight', () => {
    const stack = weighed(newNlb, { memberWeights: { 'i-ag1': 1 } })();
    expect(only(stack, 'jdcloud_lb_backend').ag_info).toEqual({ ag_id: 'ag-a1', member_weights: { 'i-ag1': 1 } });
  });

  test('are a token as a whole', () => {
    const stack = newStack();
    const weights = new TerraformVariable(stack, 'weights', { type: 'map(number)' });
    const workers = AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1');
    addService(stack, newAlb, { targets: workers.withWeights({ memberWeights: Token.asNumberMap(weights.value) }) });
    expect(only(stack, 'jdcloud_lb_backend').ag_info).toEqual({
      ag_id: 'ag-a1',
      member_weights: '${var.weights}',
    });
  });

  const NO_REQUESTS = 'take the instance out of the group to send it no requests (JDLB038)';

  test.each<[LoadBalancerOf, object, string]>([
    [newAlb, { 'i-ag1': 101 }, 'targets.memberWeights["i-ag1"] is 101; valid: 0 to 100 (JDLB123)'],
    [newAlb, { 'i-ag1': '5' }, 'targets.memberWeights["i-ag1"] is "5"; valid: a whole number, 0 to 100'],
    [
      newNlb,
      { 'i-ag1': 0 },
      `targets.memberWeights["i-ag1"] is 0; valid on a network load balancer: 1 to 100; ${NO_REQUESTS}`,
    ],
    [
      newAlb,
      { 'i ag1': 5 },
      'a key of targets.memberWeights is "i ag1", which has a blank or a line break in it; valid: the id of an instance, for example i-a1',
    ],
    [newAlb, ['i-ag1'], "targets.memberWeights is [i-ag1]; valid: weights by instance id, for example { 'i-a1': 5 }"],
  ])('%#: are in the product’s range, by instance id', (loadBalancerOf, memberWeights, problem) => {
    expect(messageOf(weighed(loadBalancerOf, { memberWeights }))).toBe(
      `cdktf-jdcloud-lb: shop/Api has 1 invalid property\n  ${problem}`,
    );
  });

  test('are given as an object', () => {
    expect(messageOf(weighed(newAlb, 20))).toContain('weights is 20; valid: an object with the properties');
  });
});

test('several listeners share a backend service, several backend services a target group', () => {
  const stack = newStack();
  const lb = newAlb(stack);
  const targets = lb.addTargetGroup('Servers');
  targets.addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'));
  for (const id of ['A', 'B']) {
    const backendService = lb.addBackendService(id, {
      protocol: BackendProtocol.TCP,
      port: 80,
      targets,
      healthCheck: HealthCheck.tcp(),
    });
    lb.addTcpListener(`${id}1`, { port: id === 'A' ? 1 : 2, backendService });
    lb.addTcpListener(`${id}2`, { port: id === 'A' ? 3 : 4, backendService });
  }

  expect(Object.keys(resources(stack, 'jdcloud_lb_listener'))).toHaveLength(4);
});

test('a wrong load balancer is told in a sentence', () => {
  expect(problems(newAlb, { loadBalancer: 'lb-1' })).toEqual([
    'loadBalancer is lb-1; valid: a load balancer, for example one from ApplicationLoadBalancer.fromLoadBalancerAttributes()',
  ]);
});

test('an import knows its id', () => {
  expect(BackendService.fromBackendServiceId(newStack(), 'Api', 'backend-1').backendServiceId).toBe('backend-1');
  expect(messageOf(() => BackendService.fromBackendServiceId(newStack(), 'Api', ''))).toBe(
    'cdktf-jdcloud-lb: shop/Api has 1 invalid property\n' +
      '  backendServiceId is empty; valid: the id of an existing one, for example backend-a1',
  );
});
