import { statedTables } from '../properties/field';
import { factRules } from './fact-rules';
import { Rule } from './rule';
import { listenerAndBackendService } from './rules/jdlb001-listener-and-backend-service';
import { backendServiceAndTargetGroup } from './rules/jdlb002-backend-service-and-target-group';
import { vpcOfTargets } from './rules/jdlb005-vpc-of-targets';
import { zonesOfTargets } from './rules/jdlb006-zones-of-targets';
import { vpcOfAvailabilityGroups } from './rules/jdlb007-vpc-of-availability-groups';
import { privateAddresses } from './rules/jdlb008-private-addresses';
import { privateAddress } from './rules/jdlb009-private-address';
import { roomInSubnets } from './rules/jdlb011-room-in-subnets';
import { zones } from './rules/jdlb012-zones';
import { securityGroups } from './rules/jdlb013-security-groups';
import { chargeMode } from './rules/jdlb014-charge-mode';
import { deletionProtection } from './rules/jdlb015-deletion-protection';
import { oneElasticIp } from './rules/jdlb017-one-elastic-ip';
import { protocolMatrix } from './rules/jdlb019-protocol-matrix';
import { protocols } from './rules/jdlb020-protocols';
import { listenerPorts } from './rules/jdlb021-listener-ports';
import { fixedProperties } from './rules/jdlb022-fixed-properties';
import { certificates } from './rules/jdlb023-certificates';
import { listenerFeatures } from './rules/jdlb024-listener-features';
import { backendServiceInUse } from './rules/jdlb025-backend-service-in-use';
import { names } from './rules/jdlb027-names';
import { oneKindOfTargets } from './rules/jdlb029-one-kind-of-targets';
import { availabilityGroupOnce } from './rules/jdlb030-availability-group-once';
import { algorithms } from './rules/jdlb031-algorithms';
import { backendServiceFeatures } from './rules/jdlb032-backend-service-features';
import { healthChecks } from './rules/jdlb033-health-checks';
import { healthCheckAtCreation } from './rules/jdlb034-health-check-at-creation';
import { targetFamilies } from './rules/jdlb035-target-families';
import { repeatedPort } from './rules/jdlb036-repeated-port';
import { onePortOnDnlb } from './rules/jdlb037-one-port-on-dnlb';
import { weightZero } from './rules/jdlb038-weight-zero';
import { vpcOfInstanceTemplates } from './rules/jdlb040-vpc-of-instance-templates';
import { templateOfLooseGroups } from './rules/jdlb041-template-of-loose-groups';
import { zonesOfAvailabilityGroups } from './rules/jdlb042-zones-of-availability-groups';
import { emptyAvailabilityGroups } from './rules/jdlb043-empty-availability-groups';
import { scalingSizes } from './rules/jdlb044-scaling-sizes';
import { noForeignMembers } from './rules/jdlb045-no-foreign-members';
import { scalingTurnedOnAgain } from './rules/jdlb046-scaling-turned-on-again';
import { healthCheckProtocol } from './rules/jdlb134-health-check-protocol';
import { kindOfTarget } from './rules/jdlb135-kind-of-target';
import { listenerStatus } from './rules/jdlb143-listener-status';
import { oneOwnerOfTargets } from './rules/jdlb201-one-owner-of-targets';
import { circularDependencies } from './rules/jdlb202-circular-dependencies';
import { misspeltProperties } from './rules/jdlb203-misspelt-properties';
import { namesOfReplaceableObjects } from './rules/jdlb204-names-of-replaceable-objects';
import { openToAll } from './rules/jdlb205-open-to-all';
import { quotas } from './rules/jdlb206-quotas';
import { unused } from './rules/jdlb207-unused';
import { backendServiceWithoutTargets } from './rules/jdlb208-backend-service-without-targets';
import { loadBalancerWithoutListener } from './rules/jdlb209-load-balancer-without-listener';
import { singleZone } from './rules/jdlb210-single-zone';

/** The rules that have a file in rules/, in the order of the codes. A new rule is a file there and a line here. */
export const CATALOGUE: readonly Rule[] = [
  listenerAndBackendService,
  backendServiceAndTargetGroup,
  vpcOfTargets,
  zonesOfTargets,
  vpcOfAvailabilityGroups,
  privateAddresses,
  privateAddress,
  roomInSubnets,
  zones,
  securityGroups,
  chargeMode,
  deletionProtection,
  oneElasticIp,
  protocolMatrix,
  protocols,
  listenerPorts,
  fixedProperties,
  certificates,
  listenerFeatures,
  backendServiceInUse,
  names,
  oneKindOfTargets,
  availabilityGroupOnce,
  algorithms,
  backendServiceFeatures,
  healthChecks,
  healthCheckAtCreation,
  targetFamilies,
  repeatedPort,
  onePortOnDnlb,
  weightZero,
  vpcOfInstanceTemplates,
  templateOfLooseGroups,
  zonesOfAvailabilityGroups,
  emptyAvailabilityGroups,
  scalingSizes,
  noForeignMembers,
  scalingTurnedOnAgain,
  healthCheckProtocol,
  kindOfTarget,
  listenerStatus,
  oneOwnerOfTargets,
  circularDependencies,
  misspeltProperties,
  namesOfReplaceableObjects,
  openToAll,
  quotas,
  unused,
  backendServiceWithoutTargets,
  loadBalancerWithoutListener,
  singleZone,
];

/**
 * Every rule: those above, and the facts that the tables of properties state. Complete once the constructs are loaded, which state the tables.
 */
export function everyRule(): readonly Rule[] {
  return [...CATALOGUE, ...factRules(statedTables())].sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The rule with a code. */
export function ruleOf(code: string): Rule | undefined {
  return everyRule().find((rule) => rule.code === code);
}
