import { TerraformStack } from 'cdktf';
import {
  ApplicationLoadBalancer,
  ApplicationLoadBalancerProps,
  BackendProtocol,
  BackendService,
  BackendServiceProps,
  Certificate,
  DistributedNetworkLoadBalancer,
  DistributedNetworkLoadBalancerProps,
  Duration,
  ForwardedHeader,
  HealthCheck,
  Hsts,
  Instance,
  IBackendService,
  ILoadBalancer,
  Listener,
  ListenerProps,
  ListenerProtocol,
  LoadBalancer,
  LoadBalancerProps,
  LoadBalancerType,
  NetworkLoadBalancer,
  NetworkLoadBalancerProps,
  SecurityGroup,
  SessionPersistence,
  Subnet,
  TargetGroup,
  TargetGroupProps,
} from '../../lib';
import { misspellingsOf } from '../../lib/properties/misspelling';
import {
  newAlb,
  newBackendService,
  newDnlb,
  newInstance,
  newNlb,
  newStack,
  newSubnet,
  only,
  problemsOf,
} from '../support/app';
import { lines, review, SILENT, warningsIn } from '../support/review';

/** As plain JavaScript gives it. */
const untyped = (given: unknown): never => given as never;

const backend = { protocol: BackendProtocol.TCP, port: 80, healthCheck: HealthCheck.tcp() };

function newApi(loadBalancer: ILoadBalancer): IBackendService {
  return newBackendService(loadBalancer, 'Api', BackendProtocol.TCP);
}

describe('what only another product has is refused as by the generic load balancer', () => {
  const classes = {
    ALB: (stack: TerraformStack, given: object) => new ApplicationLoadBalancer(stack, 'Lb', untyped(given)),
    NLB: (stack: TerraformStack, given: object) => new NetworkLoadBalancer(stack, 'Lb', untyped(given)),
    DNLB: (stack: TerraformStack, given: object) => new DistributedNetworkLoadBalancer(stack, 'Lb', untyped(given)),
  };
  const securityGroups = (stack: TerraformStack): object => ({
    securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-a1')],
  });
  const ALB_OR_NLB = 'valid on an application load balancer or a network load balancer only';

  test.each<[LoadBalancerType, string, (stack: TerraformStack) => object, string]>([
    [
      LoadBalancerType.DNLB,
      'zones',
      () => ({ zones: ['cn-north-1a'] }),
      `zones is [cn-north-1a]; ${ALB_OR_NLB}: a distributed network load balancer spans every zone of its region, ` +
        'leave zones out or name one edge zone in edgeZone (JDLB012)',
    ],
    [
      LoadBalancerType.DNLB,
      'security groups',
      securityGroups,
      'securityGroups is [SecurityGroup shop/Group]; valid on an application load balancer only: leave it out (JDLB013)',
    ],
    [
      LoadBalancerType.NLB,
      'security groups',
      (stack) => ({ ...securityGroups(stack), zones: ['cn-north-1a'] }),
      'securityGroups is [SecurityGroup shop/Group]; valid on an application load balancer only: leave it out (JDLB013)',
    ],
    [
      LoadBalancerType.ALB,
      'an edge zone',
      () => ({ edgeZone: 'cn-n1-jinan1', zones: ['cn-north-1a'] }),
      'edgeZone is cn-n1-jinan1; valid on a distributed network load balancer only: leave it out, and list the zones in zones (JDLB012)',
    ],
  ])('%s with %s', (loadBalancerType, _what, given, problem) => {
    const stack = newStack();
    const props = { subnet: newSubnet(stack), ...given(stack) };
    expect(problemsOf(() => classes[loadBalancerType](stack, props))).toEqual([problem]);

    const generic = newStack();
    const same: LoadBalancerProps = untyped({ subnet: newSubnet(generic), loadBalancerType, ...given(generic) });
    expect(problemsOf(() => new LoadBalancer(generic, 'Lb', same))).toEqual([problem]);
  });

  test.each<[string, (stack: TerraformStack) => ILoadBalancer & { addBackendService: unknown }, object, string]>([
    [
      'draining of an ALB',
      newAlb,
      { connectionDraining: Duration.seconds(1) },
      'connectionDraining is set; valid on a network load balancer only: leave it out (JDLB032)',
    ],
    [
      'headers of an NLB',
      newNlb,
      { forwardedHeaders: [ForwardedHeader.HOST] },
      'forwardedHeaders is [HOST]; valid on an application load balancer only: leave it out (JDLB032)',
    ],
    [
      'sessions of a DNLB',
      newDnlb,
      { sessionPersistence: SessionPersistence.sourceIp() },
      `sessionPersistence is set; ${ALB_OR_NLB}: a distributed network load balancer keeps no sessions, ` +
        'use SchedulingAlgorithm.SOURCE_IP_HASH (JDLB032)',
    ],
  ])('%s, in a verb as in the constructor', (_what, loadBalancerOf, given, problem) => {
    const loadBalancer: ApplicationLoadBalancer = untyped(loadBalancerOf(newStack()));
    const options = { ...backend, ...given };
    expect(problemsOf(() => loadBalancer.addBackendService('Api', untyped(options)))).toEqual([problem]);
    expect(problemsOf(() => new BackendService(loadBalancer, 'Same', { ...options, loadBalancer }))).toEqual([problem]);
  });
});

test.each<[unknown, string]>([
  ['80', '"80"'],
  [80n, '80n'],
  [true, 'true'],
])('the port %p is no number', (port, shown) => {
  const alb = newAlb(newStack());
  expect(problemsOf(() => alb.addBackendService('Api', { ...backend, port: untyped(port) }))).toEqual([
    `port is ${shown}; valid: a whole number, 1 to 65535`,
  ]);
});

describe('what another factory makes is refused', () => {
  test('for a health check and for sessions', () => {
    const given = {
      healthCheck: untyped(SessionPersistence.sourceIp()),
      sessionPersistence: untyped(HealthCheck.tcp()),
    };
    expect(problemsOf(() => newNlb(newStack()).addBackendService('Api', { ...backend, ...given }))).toEqual([
      'healthCheck is an object of type SessionPersistence; valid: a HealthCheck, for example HealthCheck.tcp()',
      'sessionPersistence is an object of type HealthCheck; valid: SessionPersistence.cookie() or SessionPersistence.sourceIp()',
    ]);
  });

  test('for HSTS', () => {
    const stack = newStack();
    const alb = newAlb(stack);
    const options = {
      backendService: newBackendService(alb, 'Api', BackendProtocol.HTTP),
      certificates: [Certificate.fromCertificateId(stack, 'Certificate', 'cert-a1')],
      hsts: untyped(HealthCheck.http()),
    };
    expect(problemsOf(() => alb.addHttpsListener('Https', options))).toEqual([
      'hsts is an object of type HealthCheck; valid: Hsts.enabled()',
    ]);
  });
});

describe('a list with a hole has a missing item', () => {
  const withHole = (value: unknown): never => {
    const list: unknown[] = [];
    list[1] = value;
    return untyped(list);
  };

  test('among zones', () => {
    const stack = newStack();
    const props = { subnet: newSubnet(stack), zones: withHole('cn-north-1a') };
    expect(problemsOf(() => new NetworkLoadBalancer(stack, 'Lb', props))).toEqual([
      'zones[0] is missing; valid: the name of an availability zone, for example cn-north-1a',
    ]);
  });

  test('among security groups', () => {
    const stack = newStack();
    const securityGroups = withHole(SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-a1'));
    const props = { subnet: newSubnet(stack), zones: ['cn-north-1a'], securityGroups };
    expect(problemsOf(() => new ApplicationLoadBalancer(stack, 'Lb', props))).toEqual([
      'securityGroups[0] is missing; valid: a security group, for example one from SecurityGroup.fromSecurityGroupId()',
    ]);
  });

  test('among what something depends on', () => {
    const alb = newAlb(newStack());
    expect(problemsOf(() => alb.addTargetGroup('It', { dependsOn: withHole(alb) }))).toEqual([
      'dependsOn[0] is missing; valid: something with an fqn, for example a resource; node.addDependency() takes every construct',
    ]);
  });
});

describe('tags', () => {
  test('without a value are left out', () => {
    const stack = newStack();
    const tags = untyped({ team: undefined, shop: 'north' });
    new DistributedNetworkLoadBalancer(stack, 'Lb', { subnet: newSubnet(stack), tags });

    expect(only(stack, 'jdcloud_lb').tags).toEqual({ shop: 'north' });
  });

  test.each<[unknown, string]>([
    [new Map([['team', 'shop']]), 'tags is an object of type Map; valid: keys with texts'],
    [['shop'], 'tags is [shop]; valid: keys with texts'],
    [{ team: null }, 'tags.team is missing; valid: text'],
    [{ team: 7 }, 'tags.team is 7; valid: text'],
    [{ '': 'shop' }, 'tags has an empty key; valid: keys of one line, with texts'],
    [{ 'te\nam': 'shop' }, 'tags has the key "te\\nam"; valid: keys of one line, with texts'],
  ])('that are %p are refused', (tags, problem) => {
    const stack = newStack();
    const props = { subnet: newSubnet(stack), tags: untyped(tags) };
    expect(problemsOf(() => new DistributedNetworkLoadBalancer(stack, 'Lb', props))).toEqual([problem]);
  });
});

describe('what only another protocol has is refused', () => {
  test.each<[string, (stack: TerraformStack) => ApplicationLoadBalancer | NetworkLoadBalancer, string]>([
    ['an ALB', newAlb, 'remove them, or choose HTTPS or TLS'],
    // It has no listeners that take certificates.
    ['an NLB', newNlb, 'remove them'],
  ])('certificates for a TCP listener of %s', (_what, loadBalancerOf, remedy) => {
    const stack = newStack();
    const lb = loadBalancerOf(stack);
    const certificates = [Certificate.fromCertificateId(stack, 'Certificate', 'cert-a1')];
    const options = { port: 53, backendService: newApi(lb), certificates };
    expect(problemsOf(() => lb.addTcpListener('Tcp', options))).toEqual([
      `certificates has 1 entry; valid for a TCP listener: none; ${remedy} (JDLB023)`,
    ]);
  });

  test('HSTS for an HTTP listener', () => {
    const lb = newAlb(newStack());
    const options = { backendService: newApi(lb), hsts: Hsts.enabled() };
    expect(problemsOf(() => lb.addHttpListener('Http', options))).toEqual([
      'hsts is set; valid with protocol HTTPS only, protocol is HTTP (JDLB024)',
    ]);
  });

  test.each<[string, HealthCheck, string]>([
    [
      'a path for TCP',
      HealthCheck.tcp(untyped({ path: '/healthz' })),
      'healthCheck.path is /healthz; valid with HealthCheck.http() only, this is HealthCheck.tcp(): leave it out (JDLB033)',
    ],
    [
      'a port for ICMP',
      HealthCheck.icmp(untyped({ port: 80 })),
      'healthCheck.port is 80; valid with HealthCheck.http() or HealthCheck.tcp() only, this is HealthCheck.icmp(): leave it out (JDLB033)',
    ],
  ])('%s', (_what, healthCheck, problem) => {
    const lb = newAlb(newStack());
    const options = { ...backend, protocol: BackendProtocol.UDP, healthCheck };
    expect(problemsOf(() => lb.addBackendService('Api', options))).toEqual([problem]);
  });

  test('a timeout for sessions by cookie', () => {
    const sessionPersistence = SessionPersistence.cookie(untyped({ timeout: Duration.seconds(30) }));
    const options = { ...backend, protocol: BackendProtocol.HTTP, sessionPersistence };
    expect(problemsOf(() => newAlb(newStack()).addBackendService('Api', options))).toEqual([
      'sessionPersistence.timeout is set; valid with SessionPersistence.sourceIp() only, this is SessionPersistence.cookie(): leave it out (JDLB032)',
    ]);
  });

  test('an expiry for sessions by source address', () => {
    const sessionPersistence = SessionPersistence.sourceIp(untyped({ expiresAfter: Duration.seconds(30) }));
    expect(problemsOf(() => newNlb(newStack()).addBackendService('Api', { ...backend, sessionPersistence }))).toEqual([
      'sessionPersistence.expiresAfter is set; valid with SessionPersistence.cookie() only, this is SessionPersistence.sourceIp(): leave it out (JDLB032)',
    ]);
  });
});

describe('a name that looks like a misspelt property is noted', () => {
  /** What an app was given, as path, noun, property and nearest. */
  function notedIn(make: (stack: TerraformStack, alb: ApplicationLoadBalancer) => unknown): string[] {
    const stack = newStack();
    make(stack, newAlb(stack));
    return misspellingsOf(stack).map(
      ({ construct, noun, property, nearest }) => `${construct.node.path} · ${noun} · ${property} · ${nearest}`,
    );
  }

  test.each<[string, string, (stack: TerraformStack, alb: ApplicationLoadBalancer) => unknown]>([
    [
      'a load balancer’s',
      'shop/Lb · load balancer · deletionProtecton · deletionProtection',
      (stack) =>
        new NetworkLoadBalancer(stack, 'Lb', {
          subnet: newSubnet(stack),
          zones: ['a'],
          ...{ deletionProtecton: true },
        }),
    ],
    [
      'a listener’s, in a verb',
      'shop/Alb/Tcp · listener · descripton · description',
      (_stack, alb) =>
        alb.addTcpListener('Tcp', { port: 53, backendService: newApi(alb), ...{ descripton: 'for all' } }),
    ],
    [
      'a backend service’s, with other capitals',
      'shop/Alb/Api · backend service · proxyprotocol · proxyProtocol',
      (_stack, alb) => alb.addBackendService('Api', { ...backend, ...{ proxyprotocol: true } }),
    ],
    [
      'a target group’s',
      'shop/Alb/Servers · target group · targetTyp · targetType',
      (_stack, alb) => alb.addTargetGroup('Servers', untyped({ targetTyp: 'IP' })),
    ],
    [
      'a target’s',
      'shop/Alb/Servers · target · addInstance(Vm).wieght · addInstance(Vm).weight',
      (stack, alb) =>
        alb.addTargetGroup('Servers').addInstance(newInstance(stack, 'Vm', 'i-a1'), untyped({ wieght: 5 })),
    ],
    [
      'a health check’s',
      'shop/Alb/Api · health check · healthCheck.intervall · healthCheck.interval',
      (_stack, alb) =>
        alb.addBackendService('Api', {
          ...backend,
          healthCheck: HealthCheck.tcp(untyped({ intervall: Duration.seconds(5) })),
        }),
    ],
    [
      'a session’s',
      'shop/Nlb/Api · session by source address · sessionPersistence.timeOut · sessionPersistence.timeout',
      (stack) =>
        newNlb(stack).addBackendService('Api', {
          ...backend,
          sessionPersistence: SessionPersistence.sourceIp(untyped({ timeOut: Duration.seconds(5) })),
        }),
    ],
    [
      'an HSTS setting’s',
      'shop/Alb/Https · HSTS setting · hsts.maxage · hsts.maxAge',
      (stack, alb) =>
        alb.addHttpsListener('Https', {
          backendService: newApi(alb),
          certificates: [Certificate.fromCertificateId(stack, 'Certificate', 'cert-a1')],
          hsts: Hsts.enabled(untyped({ maxage: Duration.days(1) })),
        }),
    ],
    [
      'an import’s',
      'shop/Imported · subnet · cidrblock · cidrBlock',
      (stack) => Subnet.fromSubnetAttributes(stack, 'Imported', untyped({ subnetId: 'subnet-a1', cidrblock: 'x' })),
    ],
    [
      'a lookup’s',
      'shop/Found · lookup of an instance · dependOn · dependsOn',
      (stack) => Instance.fromLookup(stack, 'Found', untyped({ instanceId: 'i-a1', dependOn: [] })),
    ],
  ])('%s', (_what, noted, make) => {
    expect(notedIn(make)).toEqual([noted]);
  });

  test.each<[string, object]>([
    ['like none', { colour: 'red' }],
    ['like one that is set', { ports: 80 }],
    ['without a value', { descripton: undefined }],
  ])('but not one %s', (_what, given) => {
    expect(notedIn((_stack, alb) => alb.addBackendService('Api', { ...backend, ...given }))).toEqual([]);
  });

  test('but not one of a reference, in a lookup', () => {
    const given = { instanceId: 'i-a1', zonE: 'cn-north-1a' };
    expect(notedIn((stack) => Instance.fromLookup(stack, 'Found', given))).toEqual([]);
  });

  test('and told by the review, once', () => {
    const stack = newStack();
    newAlb(stack).addBackendService('Api', { ...backend, ...{ connectionDrainig: Duration.seconds(1) } });

    expect(review(stack)).toEqual({
      error: '',
      printed: warningsIn(
        'shop',
        1,
        lines(
          'warning JDLB203  shop/Alb/Api · connectionDrainig',
          '  connectionDrainig is not a property of this backend service, and has no effect. Did you mean connectionDraining?',
          "  Do: write connectionDraining, or remove connectionDrainig, or acknowledge with Review.of(service).acknowledge('JDLB203', 'why').",
        ),
      ),
    });
  });
});

describe('a class of the user’s with props of its own', () => {
  interface OwnProps {
    /** Named like another product's property. */
    readonly edgeZone?: number;
    /** Named like a misspelling. */
    readonly descripton?: string;
  }

  class OurAlb extends ApplicationLoadBalancer {
    public constructor(scope: TerraformStack, id: string, props: ApplicationLoadBalancerProps & OwnProps) {
      super(scope, id, props);
    }
  }

  class OurDnlb extends DistributedNetworkLoadBalancer {
    public constructor(
      scope: TerraformStack,
      id: string,
      props: DistributedNetworkLoadBalancerProps & { zones: string; securityGroups: string[] },
    ) {
      super(scope, id, props);
    }
  }

  class OurListener extends Listener {
    public constructor(scope: TerraformStack, id: string, props: ListenerProps & OwnProps) {
      super(scope, id, props);
    }
  }

  class OurBackendService extends BackendService {
    public constructor(scope: TerraformStack, id: string, props: BackendServiceProps & OwnProps) {
      super(scope, id, props);
    }
  }

  class OurTargetGroup extends TargetGroup {
    public constructor(scope: TerraformStack, id: string, props: TargetGroupProps & OwnProps) {
      super(scope, id, props);
    }
  }

  const own: OwnProps = { edgeZone: 1, descripton: 'own' };

  test('passes in silence, and the load balancer gets nothing of them', () => {
    const stack = newStack();
    const subnet = newSubnet(stack);
    const loadBalancer = new OurAlb(stack, 'Alb', { subnet, zones: ['cn-north-1a'], ...own });
    const targets = new OurTargetGroup(stack, 'Servers', { loadBalancer, ...own });
    const backendService = new OurBackendService(stack, 'Api', { loadBalancer, targets, ...backend, ...own });
    new OurListener(stack, 'Tcp', { loadBalancer, backendService, protocol: ListenerProtocol.TCP, port: 80, ...own });

    expect(review(stack)).toEqual(SILENT);
    expect(only(stack, 'jdcloud_lb')).toEqual({
      azs: ['cn-north-1a'],
      delete_protection: false,
      name: expect.any(String) as string,
      subnet_id: 'subnet-a1',
      type: 'alb',
    });
  });

  test('may name them like several properties of another product', () => {
    const stack = newStack();
    new OurDnlb(stack, 'Dns', { subnet: newSubnet(stack), zones: 'all of them', securityGroups: [] });

    expect(review(stack)).toEqual(SILENT);
    expect(only(stack, 'jdcloud_lb')).not.toHaveProperty('azs');
    expect(only(stack, 'jdcloud_lb')).not.toHaveProperty('security_group_ids');
  });

  test('has its verbs checked, which are ours', () => {
    const stack = newStack();
    const alb = new OurAlb(stack, 'Alb', { subnet: newSubnet(stack), zones: ['cn-north-1a'] });
    const options = { ...backend, connectionDraining: Duration.seconds(1) };
    expect(problemsOf(() => alb.addBackendService('Api', options))).toEqual([
      'connectionDraining is set; valid on a network load balancer only: leave it out (JDLB032)',
    ]);
  });

  test('is told what its product lacks where the class is of every product: dropping it would be silent', () => {
    const stack = newStack();
    const props = { loadBalancer: newAlb(stack), ...backend, connectionDraining: Duration.seconds(1) };
    expect(problemsOf(() => new OurBackendService(stack, 'Api', props))).toEqual([
      'connectionDraining is set; valid on a network load balancer only: leave it out (JDLB032)',
    ]);

    class OurLoadBalancer extends LoadBalancer {}
    const dnlb = { subnet: newSubnet(stack), loadBalancerType: LoadBalancerType.DNLB, zones: ['cn-north-1a'] };
    expect(problemsOf(() => new OurLoadBalancer(stack, 'Dns', dnlb))).toEqual([
      expect.stringMatching(/^zones is \[cn-north-1a\]; .* \(JDLB012\)$/),
    ]);
  });

  test('has what is its own checked', () => {
    const stack = newStack();
    const props = { subnet: newSubnet(stack), zones: [], ...own };
    expect(problemsOf(() => new OurAlb(stack, 'Alb', props))).toEqual([
      "zones is []; valid for an application load balancer: 1 or 2 availability zones; name them, for example 'cn-north-1a' (JDLB012)",
    ]);
  });
});

describe('props that are an instance of the user’s class, with getters on its prototype', () => {
  class LoadBalancerSettings implements NetworkLoadBalancerProps {
    public readonly zones = ['cn-north-1a'];

    public constructor(private readonly stack: TerraformStack) {}

    public get subnet(): NetworkLoadBalancerProps['subnet'] {
      return newSubnet(this.stack, 'Settings');
    }

    public get name(): string {
      return `shop-${this.zones.length}`;
    }
  }

  class Settings {
    public readonly port = 80;
    public readonly protocol = BackendProtocol.TCP;

    public get healthCheck(): HealthCheck {
      return HealthCheck.tcp(new Check());
    }

    public get name(): string {
      return `inherited-${this.port}`;
    }
  }

  class DerivedSettings extends Settings {
    public override get name(): string {
      return `derived-${this.port}`;
    }
  }

  class Check {
    private readonly base = 9000;

    public get port(): number {
      return this.base;
    }
  }

  test('work in a constructor', () => {
    const stack = newStack();
    const loadBalancer = new NetworkLoadBalancer(stack, 'Lb', new LoadBalancerSettings(stack));
    expect(only(stack, 'jdcloud_lb')).toMatchObject({ name: 'shop-1', subnet_id: 'subnet-a1', azs: ['cn-north-1a'] });
    expect(loadBalancer.vpcId).toBe('vpc-a1');

    class Props extends DerivedSettings implements BackendServiceProps {
      public get loadBalancer(): ILoadBalancer {
        return loadBalancer;
      }
    }
    new BackendService(stack, 'Api', new Props());
    expect(only(stack, 'jdcloud_lb_backend')).toMatchObject({ name: 'derived-80', port: 80 });
  });

  test('work in a verb, and in a health check', () => {
    const stack = newStack();
    newAlb(stack).addBackendService('Api', new DerivedSettings());

    expect(only(stack, 'jdcloud_lb_backend')).toMatchObject({
      name: 'derived-80',
      port: 80,
      health_check: { port: 9000, protocol: 'Tcp' },
    });
    expect(review(stack)).toEqual(SILENT);
  });

  test('work in a target and in HSTS', () => {
    class Target {
      private readonly share = 7;

      public get weight(): number {
        return this.share;
      }
    }
    class Year {
      public get maxAge(): Duration {
        return Duration.days(1);
      }
    }
    const stack = newStack();
    const alb = newAlb(stack);
    alb.addTargetGroup('Servers').addInstance(newInstance(stack, 'Vm', 'i-a1'), new Target());
    alb.addHttpsListener('Https', {
      backendService: newBackendService(alb, 'Api', BackendProtocol.HTTP),
      certificates: [Certificate.fromCertificateId(stack, 'Certificate', 'cert-a1')],
      hsts: Hsts.enabled(new Year()),
    });

    expect(only(stack, 'jdcloud_lb_target_group_targets').targets).toMatchObject({ Vm: { weight: 7 } });
    expect(only(stack, 'jdcloud_lb_listener')).toHaveProperty('hsts_max_age', 86400);
  });
});

describe('what else an options object has is none of our business', () => {
  test('such as an accessor that throws', () => {
    class Options {
      private readonly what = 'servers';

      public get name(): string {
        return `our-${this.what}`;
      }

      public get url(): string {
        throw new Error('not deployed yet');
      }
    }
    const stack = newStack();
    newAlb(stack).addTargetGroup('Servers', new Options());

    expect(only(stack, 'jdcloud_lb_target_group').name).toBe('our-servers');
  });

  test('and an object that only answers what it is asked for is asked for our properties', () => {
    const answers: Readonly<Record<string, unknown>> = { name: 'api', ...backend };
    const options: object = new Proxy({}, { get: (_target, name) => answers[String(name)] });
    const stack = newStack();
    newAlb(stack).addBackendService('Api', untyped(options));

    expect(only(stack, 'jdcloud_lb_backend')).toMatchObject({ name: 'api', port: 80 });
  });
});

describe('the fixed parts of a verb win', () => {
  test('over a protocol and a load balancer in a listener’s options', () => {
    const stack = newStack();
    const alb = newAlb(stack);
    const options = {
      backendService: newBackendService(alb, 'Api', BackendProtocol.HTTP),
      protocol: ListenerProtocol.UDP,
      loadBalancer: newNlb(stack),
    };
    alb.addHttpListener('Http', options);

    expect(only(stack, 'jdcloud_lb_listener')).toMatchObject({
      protocol: 'Http',
      port: 80,
      load_balancer_id: expect.stringMatching(/^\$\{jdcloud_lb\.Alb_/) as string,
    });
  });

  test('over a load balancer in the options of a backend service and of a target group', () => {
    const stack = newStack();
    const alb = newAlb(stack);
    const options = { loadBalancer: newNlb(stack) };
    alb.addBackendService('Api', { ...backend, ...options });
    alb.addTargetGroup('Servers', untyped(options));

    for (const type of ['jdcloud_lb_backend', 'jdcloud_lb_target_group']) {
      expect(only(stack, type).load_balancer_id).toMatch(/^\$\{jdcloud_lb\.Alb_/);
    }
  });

  test('over another product in the props of a load balancer', () => {
    const stack = newStack();
    const props = { subnet: newSubnet(stack), zones: ['a'], loadBalancerType: LoadBalancerType.NLB };
    new ApplicationLoadBalancer(stack, 'Lb', props);

    expect(only(stack, 'jdcloud_lb').type).toBe('alb');
  });
});

test('a misspelt name of a required property is told where the property is missed', () => {
  const stack = newStack();
  const props = { subnet: newSubnet(stack), healthcheck: HealthCheck.tcp(), protocol: BackendProtocol.TCP, port: 80 };
  expect(problemsOf(() => newAlb(stack).addBackendService('Api', untyped(props)))).toContain(
    'healthCheck is missing (healthcheck is not a property; did you mean healthCheck?); valid: a HealthCheck, for example HealthCheck.tcp() (JDLB034)',
  );
});
