import { Construct, IConstruct } from 'constructs';
import { bind } from '../properties/bind';
import { table } from '../properties/field';
import { existingId } from '../properties/kinds';
import { PLACE_FIELDS } from './machine';

/** An instance template, from which virtual machines are created. */
export interface IInstanceTemplate extends IConstruct {
  /** Id of the instance template, for example it-a1. */
  readonly instanceTemplateId: string;

  /** Id of the VPC that the template's subnet is in. Unknown when a reference does not say it. */
  readonly vpcId?: string;
}

/** Attributes of an existing instance template. */
export interface InstanceTemplateAttributes {
  /** Id of the instance template, for example it-a1. */
  readonly instanceTemplateId: string;

  /**
   * Id of the VPC that the template's subnet is in. With it, an availability group in another VPC is found at synthesis.
   *
   * @default - unknown
   */
  readonly vpcId?: string;
}

const INSTANCE_TEMPLATE = table<InstanceTemplateAttributes, InstanceTemplateAttributes>('instance template', {
  instanceTemplateId: existingId('instanceTemplateId', 'it-a1'),
  vpcId: PLACE_FIELDS.vpcId,
});

/** An existing instance template. */
export class InstanceTemplate extends Construct implements IInstanceTemplate {
  /**
   * References an existing instance template by its id. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param instanceTemplateId id of the instance template, for example it-a1
   */
  public static fromInstanceTemplateId(scope: Construct, id: string, instanceTemplateId: string): IInstanceTemplate {
    return InstanceTemplate.fromInstanceTemplateAttributes(scope, id, { instanceTemplateId });
  }

  /**
   * References an existing instance template by its attributes. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param attributes what is known about the instance template
   */
  public static fromInstanceTemplateAttributes(
    scope: Construct,
    id: string,
    attributes: InstanceTemplateAttributes,
  ): IInstanceTemplate {
    return new InstanceTemplate(scope, id, attributes);
  }

  /** Id of the instance template. */
  public readonly instanceTemplateId: string;

  /** Id of the VPC that the template's subnet is in, if known. */
  public readonly vpcId?: string;

  private constructor(scope: Construct, id: string, given: InstanceTemplateAttributes) {
    super(scope, id);
    const { attributes } = bind(this, INSTANCE_TEMPLATE, given, { what: 'attributes' });
    this.instanceTemplateId = attributes.instanceTemplateId;
    this.vpcId = attributes.vpcId;
  }
}
