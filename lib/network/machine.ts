import { IConstruct } from 'constructs';
import { Fields } from '../properties/field';
import { identifier } from '../properties/kinds';
import { InstanceFacts } from '../validation/facts';

/** Where an existing object is. */
interface PlaceAttributes {
  /** Id of the VPC. */
  readonly vpcId?: string;
  /** Availability zone. */
  readonly zone?: string;
  /** Region. */
  readonly region?: string;
}

/**
 * Where an existing object is, when a reference says so.
 *
 * @internal
 */
export const PLACE_FIELDS: Fields<PlaceAttributes, PlaceAttributes> = {
  vpcId: identifier('vpcId', 'the id of a VPC, for example vpc-a1, or leave it out'),
  zone: identifier('zone', 'an availability zone, for example cn-north-1a, or leave it out'),
  region: identifier('region', 'a region, for example cn-north-1, or leave it out'),
};

/**
 * The facts of a virtual machine or container. What a lookup reads is asked for late, because each question creates a token.
 *
 * @internal
 */
export function machineFacts(
  construct: IConstruct & { readonly vpcId?: string; readonly zone?: string },
  idOf: () => string,
  region: string | undefined,
): InstanceFacts {
  return {
    kind: 'Instance',
    construct,
    region,
    get id() {
      return idOf();
    },
    get vpcId() {
      return construct.vpcId;
    },
    get zone() {
      return construct.zone;
    },
  };
}
