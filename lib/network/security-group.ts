import { Construct, IConstruct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { bind } from '../properties/bind';
import { table } from '../properties/field';
import { existingId, idToFind } from '../properties/kinds';
import { ResourceOptions } from '../terraform/resource-options';
import { RESOURCE_FIELDS } from '../validation/common-fields';
import { lookUp, nameToFind } from '../validation/lookup';
import { PLACE_FIELDS } from './machine';

/** A security group of a VPC. */
export interface ISecurityGroup extends IConstruct {
  /** Id of the security group, for example sg-a1. */
  readonly securityGroupId: string;
}

/** Options for looking up an existing security group: by its id or by its exact name. */
export interface SecurityGroupLookupOptions extends ResourceOptions {
  /**
   * Id of the security group, for example sg-a1.
   *
   * @default - found by its name
   */
  readonly securityGroupId?: string;

  /**
   * Name of the security group, compared exactly. The plan fails when none or several have it.
   *
   * @default - found by its id
   */
  readonly name?: string;

  /**
   * Id of the VPC that the security group is in. Set it to find the `default` group of a VPC, for example; anything elsewhere is not found.
   *
   * @default - any VPC
   */
  readonly vpcId?: string;
}

const SECURITY_GROUP = table<{ readonly securityGroupId: string }, { readonly securityGroupId: string }>(
  'security group',
  {
    securityGroupId: existingId('securityGroupId', 'sg-a1'),
  },
);

const LOOKUP = table<SecurityGroupLookupOptions, jdcloud.DataJdcloudNetworkSecurityGroupConfig>(
  'lookup of a security group',
  { ...RESOURCE_FIELDS, securityGroupId: idToFind('id', 'sg-a1'), name: nameToFind(), vpcId: PLACE_FIELDS.vpcId },
);
const KEYS = { id: 'securityGroupId', example: 'sg-a1', name: 'name' } as const;

/** An existing security group. */
export class SecurityGroup extends Construct implements ISecurityGroup {
  /**
   * References an existing security group by its id. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param securityGroupId id of the security group, for example sg-a1
   */
  public static fromSecurityGroupId(scope: Construct, id: string, securityGroupId: string): ISecurityGroup {
    return new SecurityGroup(scope, id, (group) => {
      const known = bind(group, SECURITY_GROUP, { securityGroupId }).attributes;
      return () => known.securityGroupId;
    });
  }

  /**
   * Reads an existing security group when Terraform plans: by its id or by its exact name.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param options how to look up the security group
   */
  public static fromLookup(scope: Construct, id: string, options: SecurityGroupLookupOptions): ISecurityGroup {
    return new SecurityGroup(
      scope,
      id,
      (group) => lookUp(group, LOOKUP, options, KEYS, jdcloud.DataJdcloudNetworkSecurityGroup).id,
    );
  }

  private readonly idOf: () => string;

  private constructor(scope: Construct, id: string, find: (construct: SecurityGroup) => () => string) {
    super(scope, id);
    this.idOf = find(this);
  }

  /** Id of the security group. A token when it is looked up by name. */
  public get securityGroupId(): string {
    return this.idOf();
  }
}
