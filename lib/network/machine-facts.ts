import { IConstruct } from 'constructs';
import { InstanceFacts } from '../validation';

/**
 * The facts of a virtual machine or container. What a lookup reads is asked for late, because each question makes a token.
 *
 * @internal
 */
export function machineFacts(
  construct: IConstruct & { readonly vpcId?: string; readonly zone?: string },
  id: string,
  region: string | undefined,
): InstanceFacts {
  return {
    kind: 'Instance',
    construct,
    id,
    region,
    get vpcId() {
      return construct.vpcId;
    },
    get zone() {
      return construct.zone;
    },
  };
}
