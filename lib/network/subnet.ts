import { Construct, IConstruct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { bind } from '../properties/bind';
import { table } from '../properties/field';
import { existingId, identifier, idToFind } from '../properties/kinds';
import { ResourceOptions } from '../terraform/resource-options';
import { RESOURCE_FIELDS } from '../validation/common-fields';
import { lookUp, nameToFind } from '../validation/lookup';
import { PLACE_FIELDS } from './machine';

/** A subnet of a VPC. */
export interface ISubnet extends IConstruct {
  /** Id of the subnet, for example subnet-a1. */
  readonly subnetId: string;

  /** Id of the VPC that the subnet is in. Unknown when a reference does not say it. */
  readonly vpcId?: string;

  /** Address range of the subnet, for example 10.0.16.0/24. Unknown when a reference does not say it. */
  readonly cidrBlock?: string;
}

/** Attributes of an existing subnet. */
export interface SubnetAttributes {
  /** Id of the subnet, for example subnet-a1. */
  readonly subnetId: string;

  /**
   * Id of the VPC that the subnet is in. With it, targets in another VPC are found at synthesis.
   *
   * @default - unknown
   */
  readonly vpcId?: string;

  /**
   * Address range of the subnet, for example 10.0.16.0/24.
   *
   * @default - unknown
   */
  readonly cidrBlock?: string;
}

/** Options for looking up an existing subnet: by its id or by its exact name. */
export interface SubnetLookupOptions extends ResourceOptions {
  /**
   * Id of the subnet, for example subnet-a1.
   *
   * @default - found by its name
   */
  readonly subnetId?: string;

  /**
   * Name of the subnet, compared exactly. The plan fails when none or several have it.
   *
   * @default - found by its id
   */
  readonly name?: string;

  /**
   * Id of the VPC that the subnet is in. Set it where names are used in several VPCs; anything elsewhere is not found.
   *
   * @default - any VPC
   */
  readonly vpcId?: string;
}

const SUBNET = table<SubnetAttributes, SubnetAttributes>('subnet', {
  subnetId: existingId('subnetId', 'subnet-a1'),
  vpcId: PLACE_FIELDS.vpcId,
  cidrBlock: identifier('cidrBlock', 'an address range, for example 10.0.16.0/24, or leave it out'),
});

const LOOKUP = table<SubnetLookupOptions, jdcloud.DataJdcloudSubnetConfig>('lookup of a subnet', {
  ...RESOURCE_FIELDS,
  subnetId: idToFind('id', 'subnet-a1'),
  name: nameToFind(),
  vpcId: PLACE_FIELDS.vpcId,
});
const KEYS = { id: 'subnetId', example: 'subnet-a1', name: 'name' } as const;

/** What is known about a subnet, and what reads the rest. */
interface Known extends Omit<SubnetAttributes, 'subnetId'> {
  readonly subnetId: () => string;
  /** The data source, when it is looked up. */
  readonly lookup?: jdcloud.DataJdcloudSubnet;
}

/** An existing subnet. */
export class Subnet extends Construct implements ISubnet {
  /**
   * References an existing subnet by its id. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param subnetId id of the subnet, for example subnet-a1
   */
  public static fromSubnetId(scope: Construct, id: string, subnetId: string): ISubnet {
    return Subnet.fromSubnetAttributes(scope, id, { subnetId });
  }

  /**
   * References an existing subnet by its attributes. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param attributes what is known about the subnet
   */
  public static fromSubnetAttributes(scope: Construct, id: string, attributes: SubnetAttributes): ISubnet {
    return new Subnet(scope, id, (subnet) => {
      const known = bind(subnet, SUBNET, attributes, { what: 'attributes' }).attributes;
      return { ...known, subnetId: () => known.subnetId };
    });
  }

  /**
   * Reads an existing subnet when Terraform plans: by its id or by its exact name.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param options how to look up the subnet
   */
  public static fromLookup(scope: Construct, id: string, options: SubnetLookupOptions): ISubnet {
    return new Subnet(scope, id, (subnet) => {
      const { attributes, source, id: subnetId } = lookUp(subnet, LOOKUP, options, KEYS, jdcloud.DataJdcloudSubnet);
      return { subnetId, vpcId: attributes.vpcId, lookup: source };
    });
  }

  private readonly idOf: () => string;
  private readonly lookup?: jdcloud.DataJdcloudSubnet;
  private knownVpcId?: string;
  private knownCidrBlock?: string;

  private constructor(scope: Construct, id: string, read: (construct: Subnet) => Known) {
    super(scope, id);
    const known = read(this);
    this.lookup = known.lookup;
    this.idOf = known.subnetId;
    this.knownVpcId = known.vpcId;
    this.knownCidrBlock = known.cidrBlock;
  }

  /** Id of the subnet. A token when it is looked up by name. */
  public get subnetId(): string {
    return this.idOf();
  }

  /** Id of the VPC, if known. A token when it is looked up. */
  public get vpcId(): string | undefined {
    return (this.knownVpcId ??= this.lookup?.vpcId);
  }

  /** Address range, if known. A token when it is looked up. */
  public get cidrBlock(): string | undefined {
    return (this.knownCidrBlock ??= this.lookup?.addressPrefix);
  }
}
