import { Rule } from './rule';
import { listenerAndBackendService } from './rules/jdlb001-listener-and-backend-service';
import { backendServiceAndTargetGroup } from './rules/jdlb002-backend-service-and-target-group';
import { vpcOfTargets } from './rules/jdlb005-vpc-of-targets';
import { zones } from './rules/jdlb012-zones';
import { protocolMatrix } from './rules/jdlb019-protocol-matrix';
import { protocols } from './rules/jdlb020-protocols';
import { listenerPorts } from './rules/jdlb021-listener-ports';
import { certificates } from './rules/jdlb023-certificates';
import { oneKindOfTargets } from './rules/jdlb029-one-kind-of-targets';
import { algorithm } from './rules/jdlb031-algorithm';
import { repeatedPort } from './rules/jdlb036-repeated-port';
import { onePortOnDnlb } from './rules/jdlb037-one-port-on-dnlb';

/** Every rule, in the order of the codes. A new rule is a file in rules/ and a line here. */
export const CATALOGUE: readonly Rule[] = [
  listenerAndBackendService,
  backendServiceAndTargetGroup,
  vpcOfTargets,
  zones,
  protocolMatrix,
  protocols,
  listenerPorts,
  certificates,
  oneKindOfTargets,
  algorithm,
  repeatedPort,
  onePortOnDnlb,
];

/** The rule with a code. */
export function ruleOf(code: string): Rule | undefined {
  return CATALOGUE.find((rule) => rule.code === code);
}
