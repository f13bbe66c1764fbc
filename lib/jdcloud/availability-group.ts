// Generated from the provider’s schema by `npm run generate`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface AvailabilityGroupConfig extends cdktf.TerraformMetaArguments {
  /**
  * Auto scaling, which keeps the number of members at the desired capacity. Default: off. Can be changed in place. Removing it turns auto scaling off and keeps the members. Members that exist when auto scaling is turned on are not handed over to it. Scaling rules are not managed.
  */
  readonly autoScaling?: AvailabilityGroupAutoScaling;
  /**
  * Availability zones of the members, at least one, for example `cn-north-1a`. Changing this replaces the availability group.
  */
  readonly azs: string[];
  /**
  * Configuration of the members: `strict` (all from the instance template) or `loose` (custom). Default: `strict`. Changing this replaces the availability group.
  */
  readonly configurationType?: string;
  /**
  * Description, at most 256 characters. Default: none. Can be changed in place.
  */
  readonly description?: string;
  /**
  * Id of the instance template from which members are created. Required unless `configuration_type` is `loose`. Default: none. Can be changed in place, except in a `loose` group; existing members stay as they are. While a backend uses the group, the new template must be in the same VPC.
  */
  readonly instanceTemplateId?: string;
  /**
  * Name of the availability group: 1 to 32 Chinese characters, letters, digits, `_` or `-`. Can be changed in place.
  */
  readonly name: string;
  /**
  * Which hardware members do not share: `fd` (fault domain), `switch` or `host`. Default: chosen by JD Cloud. Changing this replaces the availability group; removing it keeps the current placement.
  */
  readonly placementType?: string;
  /**
  * timeouts block
  */
  readonly timeouts?: AvailabilityGroupTimeouts;
}
export interface AvailabilityGroupAutoScaling {
  /**
  * Pause after a scaling activity, 0 to 86400 seconds. Default: 300. Can be changed in place.
  */
  readonly coolDownSeconds?: number;
  /**
  * Number of members to have now, `min_size` to `max_size`. It is sent when it is set or changed here; what scaling makes of it later is not drift. Default: chosen by JD Cloud. Can be changed in place; removing it keeps the current capacity.
  */
  readonly desiredCapacity?: number;
  /**
  * Replaces members that fail. Default: `true`. Can be changed in place.
  */
  readonly healthCheck?: boolean | cdktf.IResolvable;
  /**
  * Largest number of members, 0 to 1000. With placement `host` or `switch`, the group's quota is a further limit. Can be changed in place.
  */
  readonly maxSize: number;
  /**
  * Smallest number of members, 0 to 1000. With placement `host` or `switch`, the group's quota is a further limit. Can be changed in place.
  */
  readonly minSize: number;
  /**
  * Which members are removed first: `OldestResource` or `NewestResource`. Default: `OldestResource`. Can be changed in place.
  */
  readonly removalPolicy?: string;
}

export function availabilityGroupAutoScalingToTerraform(struct?: AvailabilityGroupAutoScaling | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    cool_down_seconds: cdktf.numberToTerraform(struct!.coolDownSeconds),
    desired_capacity: cdktf.numberToTerraform(struct!.desiredCapacity),
    health_check: cdktf.booleanToTerraform(struct!.healthCheck),
    max_size: cdktf.numberToTerraform(struct!.maxSize),
    min_size: cdktf.numberToTerraform(struct!.minSize),
    removal_policy: cdktf.stringToTerraform(struct!.removalPolicy),
  }
}

export function availabilityGroupAutoScalingToHclTerraform(struct?: AvailabilityGroupAutoScaling | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    cool_down_seconds: {
      value: cdktf.numberToHclTerraform(struct!.coolDownSeconds),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    desired_capacity: {
      value: cdktf.numberToHclTerraform(struct!.desiredCapacity),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    health_check: {
      value: cdktf.booleanToHclTerraform(struct!.healthCheck),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    max_size: {
      value: cdktf.numberToHclTerraform(struct!.maxSize),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    min_size: {
      value: cdktf.numberToHclTerraform(struct!.minSize),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    removal_policy: {
      value: cdktf.stringToHclTerraform(struct!.removalPolicy),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

function copyOfAvailabilityGroupAutoScaling(value: AvailabilityGroupAutoScaling | cdktf.IResolvable | undefined): AvailabilityGroupAutoScaling | cdktf.IResolvable | undefined {
  if (value === undefined || cdktf.Tokenization.isResolvable(value)) { return value; }
  const copy: any = {
    coolDownSeconds: value.coolDownSeconds,
    desiredCapacity: value.desiredCapacity,
    healthCheck: value.healthCheck,
    maxSize: value.maxSize,
    minSize: value.minSize,
    removalPolicy: value.removalPolicy,
  };
  // An object without any value is left out, an empty one is not.
  return Object.keys(value).length === 0 || Object.values(copy).some((it) => it !== undefined) ? copy : undefined;
}

export class AvailabilityGroupAutoScalingOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): AvailabilityGroupAutoScaling | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._coolDownSeconds !== undefined) {
      hasAnyValues = true;
      internalValueResult.coolDownSeconds = this._coolDownSeconds;
    }
    if (this._desiredCapacity !== undefined) {
      hasAnyValues = true;
      internalValueResult.desiredCapacity = this._desiredCapacity;
    }
    if (this._healthCheck !== undefined) {
      hasAnyValues = true;
      internalValueResult.healthCheck = this._healthCheck;
    }
    if (this._maxSize !== undefined) {
      hasAnyValues = true;
      internalValueResult.maxSize = this._maxSize;
    }
    if (this._minSize !== undefined) {
      hasAnyValues = true;
      internalValueResult.minSize = this._minSize;
    }
    if (this._removalPolicy !== undefined) {
      hasAnyValues = true;
      internalValueResult.removalPolicy = this._removalPolicy;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: AvailabilityGroupAutoScaling | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._coolDownSeconds = undefined;
      this._desiredCapacity = undefined;
      this._healthCheck = undefined;
      this._maxSize = undefined;
      this._minSize = undefined;
      this._removalPolicy = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._coolDownSeconds = value.coolDownSeconds;
      this._desiredCapacity = value.desiredCapacity;
      this._healthCheck = value.healthCheck;
      this._maxSize = value.maxSize;
      this._minSize = value.minSize;
      this._removalPolicy = value.removalPolicy;
    }
  }

  // cool_down_seconds - computed: true, optional: true, required: false
  private _coolDownSeconds?: number;
  public get coolDownSeconds() {
    return this.getNumberAttribute('cool_down_seconds');
  }
  public set coolDownSeconds(value: number) {
    this._coolDownSeconds = value;
  }
  public resetCoolDownSeconds() {
    this._coolDownSeconds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get coolDownSecondsInput() {
    return this._coolDownSeconds;
  }

  // desired_capacity - computed: true, optional: true, required: false
  private _desiredCapacity?: number;
  public get desiredCapacity() {
    return this.getNumberAttribute('desired_capacity');
  }
  public set desiredCapacity(value: number) {
    this._desiredCapacity = value;
  }
  public resetDesiredCapacity() {
    this._desiredCapacity = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get desiredCapacityInput() {
    return this._desiredCapacity;
  }

  // health_check - computed: true, optional: true, required: false
  private _healthCheck?: boolean | cdktf.IResolvable;
  public get healthCheck() {
    return this.getBooleanAttribute('health_check');
  }
  public set healthCheck(value: boolean | cdktf.IResolvable) {
    this._healthCheck = value;
  }
  public resetHealthCheck() {
    this._healthCheck = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get healthCheckInput() {
    return this._healthCheck;
  }

  // max_size - computed: false, optional: false, required: true
  private _maxSize?: number;
  public get maxSize() {
    return this.getNumberAttribute('max_size');
  }
  public set maxSize(value: number) {
    this._maxSize = value;
  }
  // Temporarily expose input value. Use with caution.
  public get maxSizeInput() {
    return this._maxSize;
  }

  // min_size - computed: false, optional: false, required: true
  private _minSize?: number;
  public get minSize() {
    return this.getNumberAttribute('min_size');
  }
  public set minSize(value: number) {
    this._minSize = value;
  }
  // Temporarily expose input value. Use with caution.
  public get minSizeInput() {
    return this._minSize;
  }

  // removal_policy - computed: true, optional: true, required: false
  private _removalPolicy?: string;
  public get removalPolicy() {
    return this.getStringAttribute('removal_policy');
  }
  public set removalPolicy(value: string) {
    this._removalPolicy = value;
  }
  public resetRemovalPolicy() {
    this._removalPolicy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get removalPolicyInput() {
    return this._removalPolicy;
  }
}
export interface AvailabilityGroupTimeouts {
  /**
  * Time limit for creating the availability group, as a duration such as `10m`. Default: `15m`.
  */
  readonly create?: string;
  /**
  * Time limit for emptying and deleting the availability group, as a duration such as `10m`. Default: `15m`.
  */
  readonly delete?: string;
  /**
  * Time limit for updating the availability group, as a duration such as `10m`. Default: `15m`.
  */
  readonly update?: string;
}

export function availabilityGroupTimeoutsToTerraform(struct?: AvailabilityGroupTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    delete: cdktf.stringToTerraform(struct!.delete),
    update: cdktf.stringToTerraform(struct!.update),
  }
}

export function availabilityGroupTimeoutsToHclTerraform(struct?: AvailabilityGroupTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    create: {
      value: cdktf.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktf.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktf.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

function copyOfAvailabilityGroupTimeouts(value: AvailabilityGroupTimeouts | cdktf.IResolvable | undefined): AvailabilityGroupTimeouts | cdktf.IResolvable | undefined {
  if (value === undefined || cdktf.Tokenization.isResolvable(value)) { return value; }
  const copy: any = {
    create: value.create,
    delete: value.delete,
    update: value.update,
  };
  // An object without any value is left out, an empty one is not.
  return Object.keys(value).length === 0 || Object.values(copy).some((it) => it !== undefined) ? copy : undefined;
}

export class AvailabilityGroupTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): AvailabilityGroupTimeouts | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._create !== undefined) {
      hasAnyValues = true;
      internalValueResult.create = this._create;
    }
    if (this._delete !== undefined) {
      hasAnyValues = true;
      internalValueResult.delete = this._delete;
    }
    if (this._update !== undefined) {
      hasAnyValues = true;
      internalValueResult.update = this._update;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: AvailabilityGroupTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._update = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._create = value.create;
      this._delete = value.delete;
      this._update = value.update;
    }
  }

  // create - computed: false, optional: true, required: false
  private _create?: string;
  public get create() {
    return this.getStringAttribute('create');
  }
  public set create(value: string) {
    this._create = value;
  }
  public resetCreate() {
    this._create = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createInput() {
    return this._create;
  }

  // delete - computed: false, optional: true, required: false
  private _delete?: string;
  public get delete() {
    return this.getStringAttribute('delete');
  }
  public set delete(value: string) {
    this._delete = value;
  }
  public resetDelete() {
    this._delete = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deleteInput() {
    return this._delete;
  }

  // update - computed: false, optional: true, required: false
  private _update?: string;
  public get update() {
    return this.getStringAttribute('update');
  }
  public set update(value: string) {
    this._update = value;
  }
  public resetUpdate() {
    this._update = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get updateInput() {
    return this._update;
  }
}

/**
*/
export class AvailabilityGroup extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "jdcloud_availability_group";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a AvailabilityGroup resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the AvailabilityGroup to import
  * @param provider? Optional instance of the provider where the AvailabilityGroup to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "jdcloud_availability_group", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options AvailabilityGroupConfig
  */
  public constructor(scope: Construct, id: string, config: AvailabilityGroupConfig) {
    super(scope, id, {
      terraformResourceType: 'jdcloud_availability_group',
      terraformGeneratorMetadata: {
        providerName: 'jdcloud',
        providerVersion: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._autoScalingGiven = copyOfAvailabilityGroupAutoScaling(config.autoScaling);
    this._azs = config.azs;
    this._configurationType = config.configurationType;
    this._description = config.description;
    this._instanceTemplateId = config.instanceTemplateId;
    this._name = config.name;
    this._placementType = config.placementType;
    this._timeoutsGiven = copyOfAvailabilityGroupTimeouts(config.timeouts);
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // auto_scaling - computed: false, optional: true, required: false
  private _autoScaling?: AvailabilityGroupAutoScalingOutputReference;
  private _autoScalingGiven?: AvailabilityGroupAutoScaling | cdktf.IResolvable;
  public get autoScaling(): AvailabilityGroupAutoScalingOutputReference {
    if (this._autoScaling === undefined) {
      this._autoScaling = new AvailabilityGroupAutoScalingOutputReference(this, "auto_scaling");
      this._autoScaling.internalValue = this._autoScalingGiven;
    }
    return this._autoScaling;
  }
  public putAutoScaling(value: AvailabilityGroupAutoScaling) {
    if (this._autoScaling === undefined) {
      this._autoScalingGiven = copyOfAvailabilityGroupAutoScaling(value);
    } else {
      this._autoScaling.internalValue = value;
    }
  }
  public resetAutoScaling() {
    if (this._autoScaling === undefined) {
      this._autoScalingGiven = undefined;
    } else {
      this._autoScaling.internalValue = undefined;
    }
  }
  // Temporarily expose input value. Use with caution.
  public get autoScalingInput(): AvailabilityGroupAutoScaling | cdktf.IResolvable | undefined {
    return this.autoScaling.internalValue;
  }

  // azs - computed: false, optional: false, required: true
  private _azs?: string[];
  public get azs() {
    return cdktf.Fn.tolist(this.getListAttribute('azs'));
  }
  public set azs(value: string[]) {
    this._azs = value;
  }
  // Temporarily expose input value. Use with caution.
  public get azsInput() {
    return this._azs;
  }

  // configuration_type - computed: true, optional: true, required: false
  private _configurationType?: string;
  public get configurationType() {
    return this.getStringAttribute('configuration_type');
  }
  public set configurationType(value: string) {
    this._configurationType = value;
  }
  public resetConfigurationType() {
    this._configurationType = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get configurationTypeInput() {
    return this._configurationType;
  }

  // description - computed: false, optional: true, required: false
  private _description?: string;
  public get description() {
    return this.getStringAttribute('description');
  }
  public set description(value: string) {
    this._description = value;
  }
  public resetDescription() {
    this._description = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get descriptionInput() {
    return this._description;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // instance_template_id - computed: false, optional: true, required: false
  private _instanceTemplateId?: string;
  public get instanceTemplateId() {
    return this.getStringAttribute('instance_template_id');
  }
  public set instanceTemplateId(value: string) {
    this._instanceTemplateId = value;
  }
  public resetInstanceTemplateId() {
    this._instanceTemplateId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get instanceTemplateIdInput() {
    return this._instanceTemplateId;
  }

  // member_count - computed: true, optional: false, required: false
  public get memberCount() {
    return this.getNumberAttribute('member_count');
  }

  // name - computed: false, optional: false, required: true
  private _name?: string;
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // placement_type - computed: true, optional: true, required: false
  private _placementType?: string;
  public get placementType() {
    return this.getStringAttribute('placement_type');
  }
  public set placementType(value: string) {
    this._placementType = value;
  }
  public resetPlacementType() {
    this._placementType = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get placementTypeInput() {
    return this._placementType;
  }

  // vpc_id - computed: true, optional: false, required: false
  public get vpcId() {
    return this.getStringAttribute('vpc_id');
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts?: AvailabilityGroupTimeoutsOutputReference;
  private _timeoutsGiven?: AvailabilityGroupTimeouts | cdktf.IResolvable;
  public get timeouts(): AvailabilityGroupTimeoutsOutputReference {
    if (this._timeouts === undefined) {
      this._timeouts = new AvailabilityGroupTimeoutsOutputReference(this, "timeouts");
      this._timeouts.internalValue = this._timeoutsGiven;
    }
    return this._timeouts;
  }
  public putTimeouts(value: AvailabilityGroupTimeouts) {
    if (this._timeouts === undefined) {
      this._timeoutsGiven = copyOfAvailabilityGroupTimeouts(value);
    } else {
      this._timeouts.internalValue = value;
    }
  }
  public resetTimeouts() {
    if (this._timeouts === undefined) {
      this._timeoutsGiven = undefined;
    } else {
      this._timeouts.internalValue = undefined;
    }
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput(): AvailabilityGroupTimeouts | cdktf.IResolvable | undefined {
    return this.timeouts.internalValue;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      auto_scaling: availabilityGroupAutoScalingToTerraform(this._autoScaling === undefined ? this._autoScalingGiven : this._autoScaling.internalValue),
      azs: cdktf.listMapper(cdktf.stringToTerraform, false)(this._azs),
      configuration_type: cdktf.stringToTerraform(this._configurationType),
      description: cdktf.stringToTerraform(this._description),
      instance_template_id: cdktf.stringToTerraform(this._instanceTemplateId),
      name: cdktf.stringToTerraform(this._name),
      placement_type: cdktf.stringToTerraform(this._placementType),
      timeouts: availabilityGroupTimeoutsToTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      auto_scaling: {
        value: availabilityGroupAutoScalingToHclTerraform(this._autoScaling === undefined ? this._autoScalingGiven : this._autoScaling.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "AvailabilityGroupAutoScaling",
      },
      azs: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._azs),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      configuration_type: {
        value: cdktf.stringToHclTerraform(this._configurationType),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      description: {
        value: cdktf.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      instance_template_id: {
        value: cdktf.stringToHclTerraform(this._instanceTemplateId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      placement_type: {
        value: cdktf.stringToHclTerraform(this._placementType),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: availabilityGroupTimeoutsToHclTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "AvailabilityGroupTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
