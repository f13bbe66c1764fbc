import { known } from '../../terraform/tokens';
import { Rule } from '../rule';
import { sameRegionAndVpc } from '../whereabouts';
import { pathOf } from '../wording';

/** Availability groups are in the VPC and the region of the load balancer. */
export const vpcOfAvailabilityGroups: Rule = {
  code: 'JDLB007',
  severity: 'error',
  title: "The members of an availability group are in the load balancer's VPC and region.",
  source: { kind: 'PRODUCT_PAGE', reference: 'ALB guide: Listener Management; DNLB guide: Backend Management' },
  moments: ['synthesis', 'terraform'],
  remedy: "Use an availability group whose instance template has a subnet of the load balancer's VPC.",
  compare: (facts, graph) => {
    if (facts.kind !== 'BackendService' || facts.targets?.kind !== 'AvailabilityGroup') {
      return [];
    }
    const loadBalancer = graph.told(facts, 'loadBalancer');
    const { targets } = facts;
    return loadBalancer === undefined
      ? []
      : sameRegionAndVpc(graph, loadBalancer, targets, {
          construct: facts.construct,
          property: 'targets',
          subject: `Availability group ${known(targets.id) ?? pathOf(targets.construct)}`,
          subjects: 'The members of an availability group',
          otherRegion: (region) => `use an availability group of ${region}.`,
          otherVpc: (vpcId) => `use an availability group whose instance template has a subnet of ${vpcId}.`,
        });
  },
};
