import { Construct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { ISecurityGroup } from '../network/security-group';
import {
  checkDescription,
  checkList,
  checkMetaArguments,
  checkObject,
  checkPresent,
  checkText,
  checkWord,
  describe,
} from '../terraform/checks';
import { honourDependencies } from '../terraform/dependencies';
import { importedAttributes, importedId } from '../terraform/imports';
import { generatedName } from '../terraform/names';
import { checkName, checkZones, isKnown, known, ProductName, PropertyProblems, record } from '../validation';
import { LoadBalancerAttributes, LoadBalancerOptions } from './load-balancer-options';

const PRODUCTS: readonly ProductName[] = ['ALB', 'NLB', 'DNLB'];

/**
 * What one of the load balancers asks for, with its product.
 *
 * @internal
 */
export interface Provision extends LoadBalancerOptions {
  /** The product. */
  readonly type: string;
  /** Zones of an application or network load balancer. */
  readonly zones?: string[];
  /** Zone of a distributed network load balancer. */
  readonly edgeZone?: string;
  /** Security groups of an application load balancer. */
  readonly securityGroups?: ISecurityGroup[];
}

/**
 * A load balancer as the constructs and the rules ask for it.
 *
 * @internal
 */
export interface LoadBalancerConstruct extends Construct {
  /** Id of the load balancer; late, because it makes a token. */
  readonly loadBalancerId: string;
}

/**
 * Checks what a load balancer was given, makes its Terraform resource and records its facts.
 *
 * @internal
 */
export function provision(construct: LoadBalancerConstruct, wanted: Provision): jdcloud.Lb {
  const problems = new PropertyProblems(construct);
  checkPresent(problems, 'loadBalancerType', wanted.type, PRODUCTS.join(', '));
  checkWord(problems, 'loadBalancerType', wanted.type, PRODUCTS);
  const product = productOf(wanted.type);
  const zones = zonesOf(problems, product, wanted);
  checkName(problems, 'name', wanted.name);
  checkDescription(problems, wanted.description);
  checkMetaArguments(problems, wanted);
  checkObject(problems, 'subnet', wanted.subnet, 'subnetId', 'a subnet, for example one from Subnet.fromSubnetId()');
  if (wanted.elasticIp !== undefined) {
    const valid = 'an elastic IP, for example one from ElasticIp.fromElasticIpId()';
    checkObject(problems, 'elasticIp', wanted.elasticIp, 'elasticIpId', valid);
  }
  const securityGroupIds = securityGroupsOf(problems, product, wanted.securityGroups);
  problems.throwIfAny();

  const type = product === undefined ? wanted.type : product.toLowerCase();
  const resource = new jdcloud.Lb(construct, 'Resource', {
    name: wanted.name ?? generatedName(construct),
    description: wanted.description,
    type,
    subnetId: wanted.subnet.subnetId,
    azs: zones,
    securityGroupIds,
    elasticIpId: wanted.elasticIp?.elasticIpId,
    // Written out, so that switching it off is a change.
    deleteProtection: wanted.deletionProtection ?? false,
    tags: wanted.tags,
    dependsOn: wanted.dependsOn,
    lifecycle: wanted.lifecycle,
    provider: wanted.provider,
  });
  honourDependencies(resource);
  record({
    kind: 'LoadBalancer',
    construct,
    owned: true,
    product,
    zones,
    provider: wanted.provider,
    replacement: [construct.node.path, type, wanted.subnet.subnetId, inNoOrder(zones)],
    vpcThrough: wanted.subnet.subnetId,
    get id() {
      return construct.loadBalancerId;
    },
    get vpcId() {
      return wanted.subnet.vpcId;
    },
    get createdVpcId() {
      return resource.vpcId;
    },
  });
  return resource;
}

/**
 * Checks the attributes of an existing load balancer and records its facts.
 *
 * @returns the id
 * @internal
 */
export function recordImport(
  construct: LoadBalancerConstruct,
  type: string | undefined,
  given: LoadBalancerAttributes,
): string {
  const attributes = importedAttributes(construct, 'loadBalancerId', given);
  const id = importedId(construct, 'loadBalancerId', attributes.loadBalancerId, 'alb-a1');
  const problems = new PropertyProblems(construct);
  checkWord(problems, 'loadBalancerType', type, PRODUCTS);
  problems.throwIfAny();
  record({
    kind: 'LoadBalancer',
    construct,
    id,
    owned: false,
    product: productOf(type),
    vpcId: attributes.vpcId,
    region: attributes.region,
    provider: attributes.provider,
    replacement: [id],
  });
  return id;
}

/** The product, when the type is known and is one. */
function productOf(type: string | undefined): ProductName | undefined {
  const word = known(type);
  return PRODUCTS.find((product) => product === word);
}

/** Another order of the same zones replaces nothing. */
function inNoOrder(zones: string[] | undefined): string[] {
  return zones === undefined || !isKnown(zones) ? (zones ?? []) : [...zones].sort();
}

function zonesOf(
  problems: PropertyProblems,
  product: ProductName | undefined,
  wanted: Provision,
): string[] | undefined {
  if (wanted.zones === undefined || Array.isArray(wanted.zones)) {
    checkZones(problems, product, wanted.zones, wanted.edgeZone);
  }
  checkList(problems, 'zones', wanted.zones).forEach((zone, index) => {
    checkText(problems, `zones[${index}]`, zone, 'the name of an availability zone, for example cn-north-1a');
  });
  if (wanted.edgeZone !== undefined) {
    checkText(problems, 'edgeZone', wanted.edgeZone, 'the name of an edge zone, for example cn-n1-jinan1');
  }
  return wanted.zones ?? (wanted.edgeZone === undefined ? undefined : [wanted.edgeZone]);
}

function securityGroupsOf(
  problems: PropertyProblems,
  product: ProductName | undefined,
  given: ISecurityGroup[] | undefined,
): string[] | undefined {
  if (given === undefined) {
    return undefined;
  }
  if (product !== undefined && product !== 'ALB') {
    problems.add('securityGroups is set; only an application load balancer has security groups: leave it out');
    return undefined;
  }
  if (!Array.isArray(given)) {
    problems.add(`securityGroups is ${describe(given)}; valid: a list of 1 to 4 security groups`);
    return undefined;
  }
  if (given.length < 1 || given.length > 4) {
    problems.add(
      `securityGroups has ${given.length} entries; valid: 1 to 4, or leave it out to get JD Cloud's group that is open to all`,
    );
  }
  const valid = 'a security group, for example one from SecurityGroup.fromSecurityGroupId()';
  return given
    .filter((group, index) => checkObject(problems, `securityGroups[${index}]`, group, 'securityGroupId', valid))
    .map((group) => group.securityGroupId);
}
