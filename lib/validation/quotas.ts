import { IConstruct } from 'constructs';
import { note } from '../terraform/app-ledger';
import { ProductName } from './products';
import type { QuotaLimits } from './report/quota-limits';

/** A quota of JD Cloud's. */
export type Quota = keyof QuotaLimits;

/** What JD Cloud gives an account that has not asked for more. */
const DEFAULTS: Readonly<Record<Quota, number | Readonly<Record<ProductName, number>>>> = {
  applicationLoadBalancersPerRegion: 5,
  networkLoadBalancersPerRegion: 5,
  distributedNetworkLoadBalancersPerRegion: 100,
  listenersPerLoadBalancer: { ALB: 20, NLB: 20, DNLB: 50 },
  backendServicesPerLoadBalancer: { ALB: 20, NLB: 20, DNLB: 50 },
  targetGroupsPerLoadBalancer: { ALB: 20, NLB: 20, DNLB: 50 },
  targetsPerTargetGroup: { ALB: 100, NLB: 100, DNLB: 1000 },
};

/** Every quota. */
export const QUOTAS = Object.keys(DEFAULTS) as readonly Quota[];

const RAISED = Symbol.for('cdktf-jdcloud-lb.quotas');

/** Keeps the quotas that hold for a construct and everything below it. */
export function keepQuotas(scope: IConstruct, limits: QuotaLimits): void {
  const raised = quotasAt(scope);
  if (raised.length === 0) {
    Object.defineProperty(scope, RAISED, { value: raised });
  }
  raised.push(limits);
  note(scope, 'quotas', limits);
}

/** What an account has by default. */
export function defaultLimitOf(quota: Quota, product: ProductName): number {
  const limit = DEFAULTS[quota];
  return typeof limit === 'number' ? limit : limit[product];
}

/** The quota that holds for a construct: the nearest raised one, and the latest of those at one place. One below the default raises nothing. */
export function limitOf(quota: Quota, product: ProductName, construct: IConstruct): number {
  const raised = construct.node.scopes
    .flatMap(quotasAt)
    .map((limits) => limits[quota])
    .filter((limit) => limit !== undefined)
    .pop();
  return Math.max(defaultLimitOf(quota, product), raised ?? 0);
}

function quotasAt(scope: IConstruct): QuotaLimits[] {
  const raised: unknown = Reflect.get(scope, RAISED);
  return Array.isArray(raised) ? (raised as QuotaLimits[]) : [];
}
