import { Construct, IConstruct } from 'constructs';
import { bind } from '../properties/bind';
import { table } from '../properties/field';
import { existingId } from '../properties/kinds';
import { record } from '../validation/record';
import { machineFacts, PLACE_FIELDS } from './machine';

/** A native container. */
export interface IContainer extends IConstruct {
  /** Id of the container, for example pod-a1. */
  readonly containerId: string;

  /** Id of the VPC that the container is in. Unknown when a reference does not say it. */
  readonly vpcId?: string;

  /** Availability zone of the container, for example cn-north-1a. Unknown when a reference does not say it. */
  readonly zone?: string;
}

/** Attributes of an existing container. */
export interface ContainerAttributes {
  /** Id of the container, for example pod-a1. */
  readonly containerId: string;

  /**
   * Id of the VPC that the container is in. With it, a target in another VPC is found at synthesis.
   *
   * @default - unknown
   */
  readonly vpcId?: string;

  /**
   * Availability zone of the container, for example cn-north-1a.
   *
   * @default - unknown
   */
  readonly zone?: string;

  /**
   * Region of the container, for example cn-north-1.
   *
   * @default - unknown
   */
  readonly region?: string;
}

const CONTAINER = table<ContainerAttributes, ContainerAttributes>('container', {
  containerId: existingId('containerId', 'pod-a1'),
  ...PLACE_FIELDS,
});

/** An existing native container. */
export class Container extends Construct implements IContainer {
  /**
   * References an existing container by its id. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct; the key of the target for this container
   * @param containerId id of the container, for example pod-a1
   */
  public static fromContainerId(scope: Construct, id: string, containerId: string): IContainer {
    return new Container(scope, id, { containerId });
  }

  /**
   * References an existing container by its attributes. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct; the key of the target for this container
   * @param attributes what is known about the container
   */
  public static fromContainerAttributes(scope: Construct, id: string, attributes: ContainerAttributes): IContainer {
    return new Container(scope, id, attributes);
  }

  /** Id of the container. */
  public readonly containerId: string;
  /** Id of the VPC, if known. */
  public readonly vpcId?: string;
  /** Availability zone, if known. */
  public readonly zone?: string;

  private constructor(scope: Construct, id: string, given: ContainerAttributes) {
    super(scope, id);
    const { attributes } = bind(this, CONTAINER, given, { what: 'attributes' });
    this.containerId = attributes.containerId;
    this.vpcId = attributes.vpcId;
    this.zone = attributes.zone;
    record(machineFacts(this, () => this.containerId, attributes.region));
  }
}
