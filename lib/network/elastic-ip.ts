import { Construct, IConstruct } from 'constructs';
import { bind } from '../properties/bind';
import { table } from '../properties/field';
import { existingId } from '../properties/kinds';

/** An elastic IP: an address that is reachable from the internet. */
export interface IElasticIp extends IConstruct {
  /** Id of the elastic IP, for example fip-a1. */
  readonly elasticIpId: string;
}

const ELASTIC_IP = table<{ readonly elasticIpId: string }, { readonly elasticIpId: string }>('elastic IP', {
  elasticIpId: existingId('elasticIpId', 'fip-a1'),
});

/** An existing elastic IP. */
export class ElasticIp extends Construct implements IElasticIp {
  /**
   * References an existing elastic IP by its id. Nothing is read.
   *
   * @param scope the construct to create it in
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
    this.elasticIpId = bind(this, ELASTIC_IP, { elasticIpId }).attributes.elasticIpId;
  }
}
