import { known } from '../terraform/tokens';
import { LoadBalancerFacts } from './facts';
import { Graph } from './graph';
import { compareValues } from './identity';
import { Comparison, Place } from './rule';
import { pathOf } from './wording';

/** What is compared with a load balancer, in words. */
interface Subject extends Place {
  /** At the beginning of a sentence: Instance i-a1. */
  readonly subject: string;
  /** All of its kind, at the beginning of a sentence: Targets. */
  readonly subjects: string;
  /** What to do when the regions differ. */
  readonly otherRegion: (region: string, itsRegion: string) => string;
  /** What to do when the VPCs differ. */
  readonly otherVpc: (vpcId: string) => string;
}

/**
 * Compares where something is with where a load balancer is: the regions, and when these may be the same, the VPCs.
 *
 * Never with a value that the same apply creates when an earlier-known one exists: the VPC of the subnet is known before the load balancer is there.
 */
export function sameRegionAndVpc(
  graph: Graph,
  loadBalancer: LoadBalancerFacts,
  it: { readonly region?: string; readonly vpcId?: string },
  { construct, property, subject, subjects, otherRegion, otherVpc }: Subject,
): Comparison[] {
  const itsRegion = known(it.region);
  const region = itsRegion === undefined ? undefined : graph.regionOf(loadBalancer);
  if (region !== undefined && itsRegion !== undefined && region !== itsRegion) {
    return [
      {
        verdict: 'different',
        values: [itsRegion, region],
        construct,
        property,
        problem: `${subject} is in region ${itsRegion}, load balancer ${pathOf(loadBalancer.construct)} is in ${region}.`,
        allowed: `${subjects} must be in the load balancer's region.`,
        remedy: otherRegion(region, itsRegion),
      },
    ];
  }
  // Asked first: the load balancer's answer may create a token.
  const itsVpcId = it.vpcId;
  const vpcId =
    itsVpcId === undefined
      ? undefined
      : (graph.told(loadBalancer, 'vpcId') ?? loadBalancer.vpcId ?? loadBalancer.createdVpcId);
  if (itsVpcId === undefined || vpcId === undefined) {
    return [];
  }
  const verdict = compareValues(itsVpcId, vpcId);
  if (verdict === 'same') {
    return [];
  }
  const subnetId = known(loadBalancer.subnetId);
  const through = subnetId === undefined ? '' : ` (through ${subnetId})`;
  return [
    {
      verdict,
      values: [itsVpcId, vpcId],
      construct,
      property,
      problem: `${subject} is in ${itsVpcId}, load balancer ${pathOf(loadBalancer.construct)} is in ${vpcId}${through}.`,
      allowed: `${subjects} must be in the load balancer's VPC.`,
      remedy: otherVpc(vpcId),
    },
  ];
}
