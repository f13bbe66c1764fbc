import { Construct, IConstruct } from 'constructs';
import { bind } from '../properties/bind';
import { table } from '../properties/field';
import { existingId } from '../properties/kinds';

/** A security group of a VPC. */
export interface ISecurityGroup extends IConstruct {
  /** Id of the security group, for example sg-a1. */
  readonly securityGroupId: string;
}

const SECURITY_GROUP = table<{ readonly securityGroupId: string }, { readonly securityGroupId: string }>(
  'security group',
  {
    securityGroupId: existingId('securityGroupId', 'sg-a1'),
  },
);

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
    return new SecurityGroup(scope, id, securityGroupId);
  }

  /** Id of the security group. */
  public readonly securityGroupId: string;

  private constructor(scope: Construct, id: string, securityGroupId: string) {
    super(scope, id);
    this.securityGroupId = bind(this, SECURITY_GROUP, { securityGroupId }).attributes.securityGroupId;
  }
}
