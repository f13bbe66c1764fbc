import { Construct, IConstruct } from 'constructs';
import { importedId } from '../terraform/imports';

/** A security group of a VPC. */
export interface ISecurityGroup extends IConstruct {
  /** Id of the security group, for example sg-a1. */
  readonly securityGroupId: string;
}

/** An existing security group. */
export class SecurityGroup extends Construct implements ISecurityGroup {
  /**
   * Refers to an existing security group by its id. Nothing is read.
   *
   * @param scope the construct to put it in
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
    this.securityGroupId = importedId(this, 'securityGroupId', securityGroupId, 'sg-a1');
  }
}
