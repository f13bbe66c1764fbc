import { Construct, IConstruct } from 'constructs';
import { importedId } from '../terraform/imports';

/** An elastic IP: an address that is reachable from the internet. */
export interface IElasticIp extends IConstruct {
  /** Id of the elastic IP, for example fip-a1. */
  readonly elasticIpId: string;
}

/** An existing elastic IP. */
export class ElasticIp extends Construct implements IElasticIp {
  /**
   * Refers to an existing elastic IP by its id. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param elasticIpId id of the elastic IP, for example fip-a1
   */
  public static fromElasticIpId(scope: Construct, id: string, elasticIpId: string): IElasticIp {
    return new ElasticIp(scope, id, elasticIpId);
  }

  /** Id of the elastic IP. */
  public readonly elasticIpId: string;

  private constructor(scope: Construct, id: string, elasticIpId: string) {
    super(scope, id);
    this.elasticIpId = importedId(this, 'elasticIpId', elasticIpId, 'fip-a1');
  }
}
