import { Construct, IConstruct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { bind } from '../properties/bind';
import { table } from '../properties/field';
import { existingId, identifier, idToFind } from '../properties/kinds';
import { ResourceOptions } from '../terraform/resource-options';
import { RESOURCE_FIELDS } from '../validation/common-fields';
import { lookUp } from '../validation/lookup';

/** An elastic IP: an address that is reachable from the internet. */
export interface IElasticIp extends IConstruct {
  /** Id of the elastic IP, for example fip-a1. */
  readonly elasticIpId: string;
}

/** Options for looking up an existing elastic IP: by its id or by its address. */
export interface ElasticIpLookupOptions extends ResourceOptions {
  /**
   * Id of the elastic IP, for example fip-a1.
   *
   * @default - found by its address
   */
  readonly elasticIpId?: string;

  /**
   * The public address, for example 203.0.113.11. The plan fails when no elastic IP has it.
   *
   * @default - found by its id
   */
  readonly elasticIpAddress?: string;
}

const ELASTIC_IP = table<{ readonly elasticIpId: string }, { readonly elasticIpId: string }>('elastic IP', {
  elasticIpId: existingId('elasticIpId', 'fip-a1'),
});

const LOOKUP = table<ElasticIpLookupOptions, jdcloud.DataJdcloudElasticIpConfig>('lookup of an elastic IP', {
  ...RESOURCE_FIELDS,
  elasticIpId: idToFind('id', 'fip-a1'),
  elasticIpAddress: identifier('elasticIpAddress', 'the address of an existing one, or leave it out'),
});
const KEYS = { id: 'elasticIpId', example: 'fip-a1', name: 'elasticIpAddress' } as const;

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
    return new ElasticIp(scope, id, (elasticIp) => {
      const known = bind(elasticIp, ELASTIC_IP, { elasticIpId }).attributes;
      return () => known.elasticIpId;
    });
  }

  /**
   * Reads an existing elastic IP when Terraform plans: by its id or by its address.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param options how to look up the elastic IP
   */
  public static fromLookup(scope: Construct, id: string, options: ElasticIpLookupOptions): IElasticIp {
    return new ElasticIp(
      scope,
      id,
      (elasticIp) => lookUp(elasticIp, LOOKUP, options, KEYS, jdcloud.DataJdcloudElasticIp).id,
    );
  }

  private readonly idOf: () => string;

  private constructor(scope: Construct, id: string, find: (construct: ElasticIp) => () => string) {
    super(scope, id);
    this.idOf = find(this);
  }

  /** Id of the elastic IP. A token when it is looked up by its address. */
  public get elasticIpId(): string {
    return this.idOf();
  }
}
