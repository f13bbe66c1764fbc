import { Rule } from './rule';
import { listenerAndBackendService } from './rules/jdlb001-listener-and-backend-service';
import { backendServiceAndTargetGroup } from './rules/jdlb002-backend-service-and-target-group';
import { vpcOfTargets } from './rules/jdlb005-vpc-of-targets';
import { vpcOfAvailabilityGroups } from './rules/jdlb007-vpc-of-availability-groups';
import { privateAddresses } from './rules/jdlb008-private-addresses';
import { zones } from './rules/jdlb012-zones';
import { securityGroups } from './rules/jdlb013-security-groups';
import { oneElasticIp } from './rules/jdlb017-one-elastic-ip';
import { protocolMatrix } from './rules/jdlb019-protocol-matrix';
import { protocols } from './rules/jdlb020-protocols';
import { listenerPorts } from './rules/jdlb021-listener-ports';
import { certificates } from './rules/jdlb023-certificates';
import { listenerFeatures } from './rules/jdlb024-listener-features';
import { names } from './rules/jdlb027-names';
import { oneKindOfTargets } from './rules/jdlb029-one-kind-of-targets';
import { algorithms } from './rules/jdlb031-algorithms';
import { backendServiceFeatures } from './rules/jdlb032-backend-service-features';
import { healthChecks } from './rules/jdlb033-health-checks';
import { targetFamilies } from './rules/jdlb035-target-families';
import { repeatedPort } from './rules/jdlb036-repeated-port';
import { onePortOnDnlb } from './rules/jdlb037-one-port-on-dnlb';
import { weightZero } from './rules/jdlb038-weight-zero';
import { oneOwnerOfTargets } from './rules/jdlb201-one-owner-of-targets';
import { circularDependencies } from './rules/jdlb202-circular-dependencies';
import { misspeltProperties } from './rules/jdlb203-misspelt-properties';
import { namesOfReplaceableObjects } from './rules/jdlb204-names-of-replaceable-objects';
import { openToAll } from './rules/jdlb205-open-to-all';

/** Every rule, in the order of the codes. A new rule is a file in rules/ and a line here. */
export const CATALOGUE: readonly Rule[] = [
  listenerAndBackendService,
  backendServiceAndTargetGroup,
  vpcOfTargets,
  vpcOfAvailabilityGroups,
  privateAddresses,
  zones,
  securityGroups,
  oneElasticIp,
  protocolMatrix,
  protocols,
  listenerPorts,
  certificates,
  listenerFeatures,
  names,
  oneKindOfTargets,
  algorithms,
  backendServiceFeatures,
  healthChecks,
  targetFamilies,
  repeatedPort,
  onePortOnDnlb,
  weightZero,
  oneOwnerOfTargets,
  circularDependencies,
  misspeltProperties,
  namesOfReplaceableObjects,
  openToAll,
];

/** The rule with a code. */
export function ruleOf(code: string): Rule | undefined {
  return CATALOGUE.find((rule) => rule.code === code);
}
