import { TerraformStack, Testing } from 'cdktf';
import { IConstruct } from 'constructs';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  BackendService,
  ILoadBalancer,
  JdcloudProvider,
  Listener,
  ListenerProtocol,
  LoadBalancer,
  QuotaLimits,
  Review,
  TargetGroup,
  TargetType,
} from '../../../lib';
import { messageOf, newAlb, newBackendService, newDnlb, newNlb, newStack } from '../../support/app';
import { lines, review, warningsIn } from '../../support/review';

/** What JDLB206 finds in an app: severity, path, property and the first sentence. */
function found(app: IConstruct): string[] {
  return Review.of(app)
    .findings.filter(({ code }) => code === 'JDLB206')
    .map(({ severity, path, property, problem }) => `${severity} ${path} ${property}: ${problem}`);
}

function appOf(stack: TerraformStack): IConstruct {
  return stack.node.root;
}

function repeat(count: number, make: (index: number) => unknown): void {
  Array.from({ length: count }, (_, index) => make(index));
}

function listen(loadBalancer: ILoadBalancer, count: number): void {
  const stack = TerraformStack.of(loadBalancer);
  const backendService = newBackendService(loadBalancer, `${loadBalancer.node.id}Api`, BackendProtocol.TCP);
  repeat(count, (index) => {
    const protocol = ListenerProtocol.TCP;
    const id = `${loadBalancer.node.id}Tcp${index}`;
    return new Listener(stack, id, { loadBalancer, protocol, port: 8000 + index, backendService });
  });
}

test('warns of more listeners than the quota, and says how to state a higher one', () => {
  const stack = newStack();
  listen(newAlb(stack, 'Shop'), 21);

  expect(review(stack)).toEqual({
    error: '',
    printed: warningsIn(
      'shop',
      1,
      lines(
        'warning JDLB206  shop/Shop · listenersPerLoadBalancer',
        '  This app has 21 listeners on load balancer shop/Shop. The quota is 20.',
        '  Do: distribute them over several, or state the higher quota of your account with Review.of(app).raiseQuotas(), ' +
          "or acknowledge with Review.of(lb).acknowledge('JDLB206', 'why').",
      ),
    ),
  });
});

describe('the quota of', () => {
  const onLoadBalancers = [
    { newLoadBalancer: newAlb, of: 'an ALB', limit: 20 },
    { newLoadBalancer: newNlb, of: 'an NLB', limit: 20 },
    { newLoadBalancer: newDnlb, of: 'a DNLB', limit: 50 },
  ];

  test.each(onLoadBalancers)('listeners, backend services and target groups on $of is $limit', (given) => {
    const { newLoadBalancer, limit } = given;
    const build = (count: number): IConstruct => {
      const stack = newStack();
      const lb = newLoadBalancer(stack, 'Lb');
      listen(lb, count);
      // One backend service has the listeners.
      repeat(count - 1, (index) => newBackendService(lb, `Api${index}`, BackendProtocol.TCP));
      repeat(count, (index) => lb.addTargetGroup(`Servers${index}`));
      return appOf(stack);
    };
    const told = (severity: string, count: number): string[] =>
      (
        [
          ['backendServices', 'backend services'],
          ['listeners', 'listeners'],
          ['targetGroups', 'target groups'],
        ] as const
      ).map(
        ([name, noun]) =>
          `${severity} shop/Lb ${name}PerLoadBalancer: This app has ${count} ${noun} on load balancer shop/Lb.`,
      );

    expect(found(build(limit * 0.8 - 1))).toEqual([]);
    expect(found(build(limit * 0.8))).toEqual(told('notice', limit * 0.8));
    expect(found(build(limit))).toEqual(told('notice', limit));
    expect(found(build(limit + 1))).toEqual(told('warning', limit + 1));
  });

  test.each([
    { newLoadBalancer: newAlb, of: 'an ALB', limit: 100 },
    { newLoadBalancer: newNlb, of: 'an NLB', limit: 100 },
    { newLoadBalancer: newDnlb, of: 'a DNLB', limit: 1000 },
  ])('targets of $of is $limit', ({ newLoadBalancer, limit }) => {
    const build = (count: number): IConstruct => {
      const stack = newStack();
      const legacy = newLoadBalancer(stack, 'Lb').addTargetGroup('Legacy', { targetType: TargetType.IP });
      repeat(count, (index) => legacy.addIpAddress(`10.8.${Math.floor(index / 250)}.${index % 250}`));
      return appOf(stack);
    };
    const told = (severity: string, count: number): string[] => [
      `${severity} shop/Lb/Legacy targetsPerTargetGroup: This app has ${count} targets in target group shop/Lb/Legacy.`,
    ];

    expect(found(build(limit * 0.8 - 1))).toEqual([]);
    expect(found(build(limit))).toEqual(told('notice', limit));
    expect(found(build(limit + 1))).toEqual(told('warning', limit + 1));
  });

  test.each([
    { newLoadBalancer: newAlb, limit: 5, quota: 'application' },
    { newLoadBalancer: newNlb, limit: 5, quota: 'network' },
    { newLoadBalancer: newDnlb, limit: 100, quota: 'distributedNetwork' },
  ])('load balancers in a region is $limit ($quota)', ({ newLoadBalancer, limit, quota }) => {
    const build = (count: number): IConstruct => {
      const stack = newStack();
      repeat(count, (index) => newLoadBalancer(stack, `Lb${index + 1}`));
      return appOf(stack);
    };
    const nouns = `${quota.replace('N', ' n')} load balancers`;
    const told = (severity: string, count: number): string[] => [
      `${severity} shop/Lb${count} ${quota}LoadBalancersPerRegion: This app has ${count} ${nouns} in cn-north-1.`,
    ];

    expect(found(build(limit * 0.8 - 1))).toEqual([]);
    expect(found(build(limit * 0.8))).toEqual(told('notice', limit * 0.8));
    expect(found(build(limit))).toEqual(told('notice', limit));
    expect(found(build(limit + 1))).toEqual(told('warning', limit + 1));
  });
});

describe('load balancers are counted', () => {
  test('over all stacks, and each once, however often it is referenced', () => {
    const app = Testing.app();
    const [shop, office] = [newStack('shop', app), newStack('office', app)];
    repeat(3, (index) => newAlb(shop, `Alb${index}`));
    repeat(2, (index) => newAlb(office, `Alb${index}`));
    repeat(3, (index) => ApplicationLoadBalancer.fromLoadBalancerId(office, `Shared${index}`, 'alb-a1'));

    expect(found(app)).toEqual([
      'warning office/Shared0 applicationLoadBalancersPerRegion: This app has 6 application load balancers in cn-north-1.',
    ]);
  });

  test('for each region and account', () => {
    const app = Testing.app();
    const shop = newStack('shop', app);
    const eastern = new JdcloudProvider(shop, 'East', { region: 'cn-east-2', alias: 'east' });
    const other = new TerraformStack(app, 'other');
    new JdcloudProvider(other, 'Jdcloud', { region: 'cn-north-1', accessKey: 'of-another-account' });
    repeat(3, (index) => {
      newAlb(shop, `Alb${index}`);
      newAlb(other, `Alb${index}`);
      ApplicationLoadBalancer.fromLoadBalancerAttributes(shop, `East${index}`, {
        loadBalancerId: `alb-e${index}`,
        provider: eastern,
      });
    });

    expect(found(app)).toEqual([]);
  });

  test('in one region when no configuration names it', () => {
    const stack = new TerraformStack(Testing.app(), 'shop');
    repeat(6, (index) => newAlb(stack, `Alb${index}`));

    expect(found(appOf(stack))).toEqual([
      'warning shop/Alb5 applicationLoadBalancersPerRegion: This app has 6 application load balancers in one region.',
    ]);
  });

  test('unless the product is unknown', () => {
    const stack = newStack();
    repeat(6, (index) => LoadBalancer.fromLoadBalancerId(stack, `Any${index}`, `lb-a${index}`));
    listen(LoadBalancer.fromLoadBalancerId(stack, 'Any', 'lb-b1'), 60);

    expect(found(appOf(stack))).toEqual([]);
  });
});

test('of an imported load balancer counts what the app knows of it, over all references', () => {
  const app = Testing.app();
  const [shop, office] = [newStack('shop', app), newStack('office', app)];
  const [one, other] = [shop, office].map((stack) =>
    ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Shared', 'alb-a1'),
  );
  if (one !== undefined && other !== undefined) {
    listen(one, 10);
    repeat(11, (index) =>
      other.addTcpListener(`Tcp${index}`, {
        port: 9000 + index,
        backendService: BackendService.fromBackendServiceId(office, `Api${index}`, 'backend-a1'),
      }),
    );
    repeat(30, (index) =>
      TargetGroup.fromTargetGroupAttributes(office, `Group${index}`, { targetGroupId: 'tg-a1', loadBalancer: other }),
    );
  }

  expect(found(app)).toEqual([
    'warning shop/Shared listenersPerLoadBalancer: This app has 21 listeners on load balancer shop/Shared.',
  ]);
});

describe('a raised quota', () => {
  test('holds for everything below its scope', () => {
    const app = Testing.app();
    const [shop, office] = [newStack('shop', app), newStack('office', app)];
    listen(newAlb(shop), 21);
    listen(newAlb(office), 21);
    Review.of(shop).raiseQuotas({ listenersPerLoadBalancer: 40 });

    expect(found(app).map((text) => text.split(':')[0])).toEqual(['warning office/Alb listenersPerLoadBalancer']);
  });

  test('holds where it is nearest, and of two at one place the later one', () => {
    const stack = newStack();
    const alb = newAlb(stack);
    listen(alb, 50);
    Review.of(alb).raiseQuotas({ listenersPerLoadBalancer: 30 });
    Review.of(alb).raiseQuotas({ listenersPerLoadBalancer: 45 });
    Review.of(alb).raiseQuotas({ targetGroupsPerLoadBalancer: 60 });
    Review.of(stack).raiseQuotas({ listenersPerLoadBalancer: 100 });

    expect(Review.of(stack).findings.find(({ code }) => code === 'JDLB206')).toMatchObject({
      severity: 'warning',
      allowed: 'The quota is 45.',
    });
  });

  test('of load balancers names the first one above it', () => {
    const stack = newStack();
    repeat(12, (index) => newAlb(stack, `Alb${index + 1}`));
    Review.of(appOf(stack)).raiseQuotas({ applicationLoadBalancersPerRegion: 10 });

    expect(found(appOf(stack)).map((text) => text.split(':')[0])).toEqual([
      'warning shop/Alb11 applicationLoadBalancersPerRegion',
    ]);
  });

  test('is no lower than the default', () => {
    const stack = newStack();
    listen(newDnlb(stack), 30);
    Review.of(stack).raiseQuotas({ listenersPerLoadBalancer: 25 });

    expect(found(appOf(stack))).toEqual([]);
  });

  test.each([
    [{ listenersPerLoadBalancer: 0 }, 'raiseQuotas: listenersPerLoadBalancer is 0; valid: a whole number from 1'],
    [{ targetsPerTargetGroup: 1.5 }, 'raiseQuotas: targetsPerTargetGroup is 1.5; valid: a whole number from 1'],
    [
      { targetsPerTargetGroup: '200' as never },
      'raiseQuotas: targetsPerTargetGroup is "200"; valid: a whole number from 1',
    ],
    [
      { listnersPerLoadBalancer: 40 } as QuotaLimits,
      'raiseQuotas: listnersPerLoadBalancer is not a quota; valid: listenersPerLoadBalancer',
    ],
    [undefined as never, 'raiseQuotas: limits is missing; valid: an object with the raised quotas'],
  ])('is refused: %j', (limits: QuotaLimits, sentence) => {
    const stack = newStack();
    expect(
      messageOf(() => {
        Review.of(stack).raiseQuotas(limits);
      }),
    ).toBe(`cdktf-jdcloud-lb: shop has 1 invalid property\n  ${sentence}`);
  });
});
