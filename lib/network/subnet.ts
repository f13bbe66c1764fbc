import { Construct, IConstruct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { honourDependencies } from '../terraform/dependencies';
import { importedAttributes, importedId, lookupOptions } from '../terraform/imports';
import { ResourceOptions } from '../terraform/resource-options';

/** A subnet of a VPC. */
export interface ISubnet extends IConstruct {
  /** Id of the subnet, for example subnet-a1. */
  readonly subnetId: string;

  /** Id of the VPC that the subnet is in. Unknown when the import does not say. */
  readonly vpcId?: string;

  /** Address range of the subnet, for example 10.0.16.0/24. Unknown when the import does not say. */
  readonly cidrBlock?: string;
}

/** What is known of an existing subnet. */
export interface SubnetAttributes {
  /** Id of the subnet, for example subnet-a1. */
  readonly subnetId: string;

  /**
   * Id of the VPC that the subnet is in. With it, targets of another VPC are found at synthesis.
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

/** How to find an existing subnet. */
export interface SubnetLookupOptions extends ResourceOptions {
  /** Id of the subnet, for example subnet-a1. */
  readonly subnetId: string;
}

/** An existing subnet. */
export class Subnet extends Construct implements ISubnet {
  /**
   * Refers to an existing subnet by its id. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param subnetId id of the subnet, for example subnet-a1
   */
  public static fromSubnetId(scope: Construct, id: string, subnetId: string): ISubnet {
    return new Subnet(scope, id, { subnetId });
  }

  /**
   * Refers to an existing subnet by what is known of it. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param attributes what is known of the subnet
   */
  public static fromSubnetAttributes(scope: Construct, id: string, attributes: SubnetAttributes): ISubnet {
    return new Subnet(scope, id, attributes);
  }

  /**
   * Reads an existing subnet when Terraform plans.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param options how to find the subnet
   */
  public static fromLookup(scope: Construct, id: string, options: SubnetLookupOptions): ISubnet {
    const subnet = new Subnet(scope, id, {
      subnetId: lookupOptions(scope, options).subnetId,
    });
    const data = new jdcloud.DataJdcloudSubnet(subnet, 'Resource', {
      id: subnet.subnetId,
      dependsOn: options.dependsOn,
      lifecycle: options.lifecycle,
      provider: options.provider,
    });
    honourDependencies(data);
    subnet.lookup = data;
    return subnet;
  }

  /** Id of the subnet. */
  public readonly subnetId: string;
  private lookup?: jdcloud.DataJdcloudSubnet;
  private readonly knownVpcId?: string;
  private readonly knownCidrBlock?: string;

  private constructor(scope: Construct, id: string, given: SubnetAttributes) {
    super(scope, id);
    const attributes = importedAttributes(this, 'subnetId', given);
    this.subnetId = importedId(this, 'subnetId', attributes.subnetId, 'subnet-a1');
    this.knownVpcId = attributes.vpcId;
    this.knownCidrBlock = attributes.cidrBlock;
  }

  /** Id of the VPC, if known. A token when it is looked up. */
  public get vpcId(): string | undefined {
    return this.knownVpcId ?? this.lookup?.vpcId;
  }

  /** Address range, if known. A token when it is looked up. */
  public get cidrBlock(): string | undefined {
    return this.knownCidrBlock ?? this.lookup?.addressPrefix;
  }
}
