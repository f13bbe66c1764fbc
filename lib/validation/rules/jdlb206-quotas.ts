import { IConstruct } from 'constructs';
import { BackendServiceFacts, ListenerFacts, LoadBalancerFacts, TargetGroupFacts } from '../facts';
import { Graph, grouped } from '../graph';
import { aProduct, ProductName } from '../products';
import { defaultLimitOf, limitOf, Quota } from '../quotas';
import { Finding, Rule } from '../rule';
import { pathOf } from '../wording';

/** The part of a quota from which on a notice is written. */
const NEARLY_ALL = 0.8;

const PER_REGION: Readonly<Record<ProductName, Quota>> = {
  ALB: 'applicationLoadBalancersPerRegion',
  NLB: 'networkLoadBalancersPerRegion',
  DNLB: 'distributedNetworkLoadBalancersPerRegion',
};

/** How many there are of what has a quota. */
interface Count {
  readonly quota: Quota;
  readonly product: ProductName;
  readonly used: number;
  /** What is counted, in the plural. */
  readonly noun: string;
  /** Where it is said, for a limit. */
  readonly constructFor: (limit: number) => IConstruct;
  /** What has them, for messages: load balancer shop/Shop. */
  readonly holder: () => string;
}

/** What an account may have. */
export const quotas: Rule = {
  code: 'JDLB206',
  severity: 'warning',
  title:
    'An app stays within the quotas of its account. By default these are 5 application, 5 network and 100 distributed network load balancers in a ' +
    'region; 20 listeners, 20 backend services and 20 target groups on a load balancer (50 of each on a distributed one); and 100 targets in a ' +
    'target group (1000 on a distributed one).',
  source: { kind: 'PRODUCT_PAGE', reference: 'ALB, NLB and DNLB guides: Restrictions' },
  moments: ['synthesis'],
  remedy: 'Distribute them, or state the higher quota of your account: `Review.of(app).raiseQuotas({ … })`.',
  milder: 'It is a notice from 80 % of a quota on.',
  review: (graph) => [...inRegions(graph), ...onLoadBalancers(graph), ...inTargetGroups(graph)].flatMap(judged),
};

function judged({ quota, product, used, noun, constructFor, holder }: Count): Finding[] {
  // A raised quota is never below the default one, and takes longer to find.
  if (used < NEARLY_ALL * defaultLimitOf(quota, product)) {
    return [];
  }
  const limit = limitOf(quota, product, constructFor(used));
  if (used < NEARLY_ALL * limit) {
    return [];
  }
  return [
    {
      construct: constructFor(limit),
      property: quota,
      severity: used > limit ? 'warning' : 'notice',
      problem: `This app has ${used} ${noun} ${holder()}.`,
      allowed: `The quota is ${limit}.`,
      remedy:
        'distribute them over several, or state the higher quota of your account with Review.of(app).raiseQuotas().',
    },
  ];
}

/** The load balancers of each product, account and region. */
function inRegions(graph: Graph): Count[] {
  const ofProducts = objects(graph.loadBalancers).flatMap((loadBalancer) => {
    const product = graph.told(loadBalancer, 'product');
    return product === undefined ? [] : [{ loadBalancer, product }];
  });
  const together = grouped(
    ofProducts,
    ({ loadBalancer, product }) => `${product} ${graph.accountAndRegionOf(loadBalancer)}`,
  );
  return [...together.values()].flatMap((members): Count[] => {
    const last = members[members.length - 1];
    return last === undefined
      ? []
      : [
          {
            quota: PER_REGION[last.product],
            product: last.product,
            used: members.length,
            noun: `${aProduct(last.product).replace(/^an? /, '')}s`,
            constructFor: (limit) => (members[limit] ?? last).loadBalancer.construct,
            holder: () => `in ${graph.regionOf(last.loadBalancer) ?? 'one region'}`,
          },
        ];
  });
}

function onLoadBalancers(graph: Graph): Count[] {
  const children = [
    { quota: 'listenersPerLoadBalancer', noun: 'listeners', countOn: counter(graph, graph.listeners) },
    {
      quota: 'backendServicesPerLoadBalancer',
      noun: 'backend services',
      countOn: counter(graph, graph.backendServices),
    },
    { quota: 'targetGroupsPerLoadBalancer', noun: 'target groups', countOn: counter(graph, graph.targetGroups) },
  ] as const;
  return objects(graph.loadBalancers).flatMap((loadBalancer): Count[] => {
    const product = graph.told(loadBalancer, 'product');
    const { construct } = loadBalancer;
    return product === undefined
      ? []
      : children.map(({ quota, noun, countOn }) => ({
          quota,
          product,
          used: countOn(loadBalancer),
          noun,
          constructFor: () => construct,
          holder: () => `on load balancer ${pathOf(construct)}`,
        }));
  });
}

/** Each reference to a group counts for itself: JDLB201 allows only one of them to register targets. */
function inTargetGroups(graph: Graph): Count[] {
  return graph.targetGroups.flatMap((group): Count[] => {
    const { construct, targets } = group;
    const loadBalancer = graph.told(group, 'loadBalancer');
    const product = loadBalancer === undefined ? undefined : graph.told(loadBalancer, 'product');
    return product === undefined
      ? []
      : [
          {
            quota: 'targetsPerTargetGroup',
            product,
            used: targets.length,
            noun: 'targets',
            constructFor: () => construct,
            holder: () => `in target group ${pathOf(construct)}`,
          },
        ];
  });
}

/** Counts what is on a load balancer. What is referenced in several places counts once. */
function counter(
  graph: Graph,
  children: readonly (ListenerFacts | BackendServiceFacts | TargetGroupFacts)[],
): (loadBalancer: LoadBalancerFacts) => number {
  const found = new Map<string, Set<unknown>>();
  for (const child of children) {
    const loadBalancer = child.kind === 'Listener' ? child.loadBalancer : graph.told(child, 'loadBalancer');
    if (loadBalancer !== undefined) {
      const identities = found.get(loadBalancer.id) ?? new Set();
      found.set(loadBalancer.id, identities.add(child.kind === 'Listener' ? child.construct : child.id));
    }
  }
  return ({ id }) => found.get(id)?.size ?? 0;
}

/** Each load balancer once, however often it is referenced. */
function objects(loadBalancers: readonly LoadBalancerFacts[]): LoadBalancerFacts[] {
  return [...grouped(loadBalancers, ({ id }) => id).values()].flatMap((references) => references.slice(0, 1));
}
