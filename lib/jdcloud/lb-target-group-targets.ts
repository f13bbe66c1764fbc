// Generated from the provider’s schema by `npm run generate`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface LbTargetGroupTargetsConfig extends cdktf.TerraformMetaArguments {
  /**
  * Id of the target group. Changing this replaces the resource: all targets are registered in the new group.
  */
  readonly targetGroupId: string;
  /**
  * Targets, each under a key of your choice. The key identifies a target in plans and is not sent to JD Cloud. Can be empty. Can be changed in place: targets that you add are registered, targets that you remove are deregistered.
  */
  readonly targets: { [key: string]: LbTargetGroupTargetsTargets } | cdktf.IResolvable;
  /**
  * timeouts block
  */
  readonly timeouts?: LbTargetGroupTargetsTimeouts;
}
export interface LbTargetGroupTargetsTargets {
  /**
  * Id of the virtual machine or container, which must be in the load balancer's VPC. Required for types `vm` and `container`, not allowed for `ip`. Changing this registers the target again.
  */
  readonly instanceId?: string;
  /**
  * IPv4 address of the server. On an `alb` it must be in `10.0.0.0/8`, `172.16.0.0/12` or `192.168.0.0/16`; on an `nlb` or `dnlb` any other address gets a warning. Required for type `ip`, not allowed otherwise. Changing this registers the target again.
  */
  readonly ipAddress?: string;
  /**
  * Port of the server, 0 to 65535; 0 means the backend's port. Default: 0. Can be changed in place while the target stays in service.
  */
  readonly port?: number;
  /**
  * Type of the target: `vm` (virtual machine), `container` or `ip`. Must match the target group's type. Default: `vm`. Changing this registers the target again.
  */
  readonly type?: string;
  /**
  * Share of the requests relative to the other targets, 0 to 100. 0 means no requests and is available on an `alb` only. Default: 10. Can be changed in place while the target stays in service.
  */
  readonly weight?: number;
}

export function lbTargetGroupTargetsTargetsToTerraform(struct?: LbTargetGroupTargetsTargets | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    instance_id: cdktf.stringToTerraform(struct!.instanceId),
    ip_address: cdktf.stringToTerraform(struct!.ipAddress),
    port: cdktf.numberToTerraform(struct!.port),
    type: cdktf.stringToTerraform(struct!.type),
    weight: cdktf.numberToTerraform(struct!.weight),
  }
}

export function lbTargetGroupTargetsTargetsToHclTerraform(struct?: LbTargetGroupTargetsTargets | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    instance_id: {
      value: cdktf.stringToHclTerraform(struct!.instanceId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    ip_address: {
      value: cdktf.stringToHclTerraform(struct!.ipAddress),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    port: {
      value: cdktf.numberToHclTerraform(struct!.port),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    type: {
      value: cdktf.stringToHclTerraform(struct!.type),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    weight: {
      value: cdktf.numberToHclTerraform(struct!.weight),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class LbTargetGroupTargetsTargetsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): LbTargetGroupTargetsTargets | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._instanceId !== undefined) {
      hasAnyValues = true;
      internalValueResult.instanceId = this._instanceId;
    }
    if (this._ipAddress !== undefined) {
      hasAnyValues = true;
      internalValueResult.ipAddress = this._ipAddress;
    }
    if (this._port !== undefined) {
      hasAnyValues = true;
      internalValueResult.port = this._port;
    }
    if (this._type !== undefined) {
      hasAnyValues = true;
      internalValueResult.type = this._type;
    }
    if (this._weight !== undefined) {
      hasAnyValues = true;
      internalValueResult.weight = this._weight;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: LbTargetGroupTargetsTargets | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._instanceId = undefined;
      this._ipAddress = undefined;
      this._port = undefined;
      this._type = undefined;
      this._weight = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._instanceId = value.instanceId;
      this._ipAddress = value.ipAddress;
      this._port = value.port;
      this._type = value.type;
      this._weight = value.weight;
    }
  }

  // instance_id - computed: false, optional: true, required: false
  private _instanceId?: string;
  public get instanceId() {
    return this.getStringAttribute('instance_id');
  }
  public set instanceId(value: string) {
    this._instanceId = value;
  }
  public resetInstanceId() {
    this._instanceId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get instanceIdInput() {
    return this._instanceId;
  }

  // ip_address - computed: false, optional: true, required: false
  private _ipAddress?: string;
  public get ipAddress() {
    return this.getStringAttribute('ip_address');
  }
  public set ipAddress(value: string) {
    this._ipAddress = value;
  }
  public resetIpAddress() {
    this._ipAddress = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get ipAddressInput() {
    return this._ipAddress;
  }

  // port - computed: true, optional: true, required: false
  private _port?: number;
  public get port() {
    return this.getNumberAttribute('port');
  }
  public set port(value: number) {
    this._port = value;
  }
  public resetPort() {
    this._port = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get portInput() {
    return this._port;
  }

  // target_id - computed: true, optional: false, required: false
  public get targetId() {
    return this.getStringAttribute('target_id');
  }

  // type - computed: true, optional: true, required: false
  private _type?: string;
  public get type() {
    return this.getStringAttribute('type');
  }
  public set type(value: string) {
    this._type = value;
  }
  public resetType() {
    this._type = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get typeInput() {
    return this._type;
  }

  // weight - computed: true, optional: true, required: false
  private _weight?: number;
  public get weight() {
    return this.getNumberAttribute('weight');
  }
  public set weight(value: number) {
    this._weight = value;
  }
  public resetWeight() {
    this._weight = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get weightInput() {
    return this._weight;
  }
}

export class LbTargetGroupTargetsTargetsMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: LbTargetGroupTargetsTargets } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): LbTargetGroupTargetsTargetsOutputReference {
    return new LbTargetGroupTargetsTargetsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface LbTargetGroupTargetsTimeouts {
  /**
  * Time limit for registering the targets at creation, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly create?: string;
  /**
  * Time limit for deregistering the targets, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly delete?: string;
  /**
  * Time limit for updating the targets, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly update?: string;
}

export function lbTargetGroupTargetsTimeoutsToTerraform(struct?: LbTargetGroupTargetsTimeouts | cdktf.IResolvable): any {
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

export function lbTargetGroupTargetsTimeoutsToHclTerraform(struct?: LbTargetGroupTargetsTimeouts | cdktf.IResolvable): any {
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

function copyOfLbTargetGroupTargetsTimeouts(value: LbTargetGroupTargetsTimeouts | cdktf.IResolvable | undefined): LbTargetGroupTargetsTimeouts | cdktf.IResolvable | undefined {
  if (value === undefined || cdktf.Tokenization.isResolvable(value)) { return value; }
  const copy: any = {
    create: value.create,
    delete: value.delete,
    update: value.update,
  };
  // An object without any value is left out, an empty one is not.
  return Object.keys(value).length === 0 || Object.values(copy).some((it) => it !== undefined) ? copy : undefined;
}

export class LbTargetGroupTargetsTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): LbTargetGroupTargetsTimeouts | cdktf.IResolvable | undefined {
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

  public set internalValue(value: LbTargetGroupTargetsTimeouts | cdktf.IResolvable | undefined) {
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
export class LbTargetGroupTargets extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "jdcloud_lb_target_group_targets";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a LbTargetGroupTargets resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the LbTargetGroupTargets to import
  * @param provider? Optional instance of the provider where the LbTargetGroupTargets to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "jdcloud_lb_target_group_targets", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options LbTargetGroupTargetsConfig
  */
  public constructor(scope: Construct, id: string, config: LbTargetGroupTargetsConfig) {
    super(scope, id, {
      terraformResourceType: 'jdcloud_lb_target_group_targets',
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
    this._targetGroupId = config.targetGroupId;
    this._targetsGiven = config.targets;
    this._timeoutsGiven = copyOfLbTargetGroupTargetsTimeouts(config.timeouts);
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // target_group_id - computed: false, optional: false, required: true
  private _targetGroupId?: string;
  public get targetGroupId() {
    return this.getStringAttribute('target_group_id');
  }
  public set targetGroupId(value: string) {
    this._targetGroupId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get targetGroupIdInput() {
    return this._targetGroupId;
  }

  // targets - computed: false, optional: false, required: true
  private _targets?: LbTargetGroupTargetsTargetsMap;
  private _targetsGiven?: { [key: string]: LbTargetGroupTargetsTargets } | cdktf.IResolvable;
  public get targets(): LbTargetGroupTargetsTargetsMap {
    if (this._targets === undefined) {
      this._targets = new LbTargetGroupTargetsTargetsMap(this, "targets");
      this._targets.internalValue = this._targetsGiven;
    }
    return this._targets;
  }
  public putTargets(value: { [key: string]: LbTargetGroupTargetsTargets } | cdktf.IResolvable) {
    if (this._targets === undefined) {
      this._targetsGiven = value;
    } else {
      this._targets.internalValue = value;
    }
  }
  // Temporarily expose input value. Use with caution.
  public get targetsInput(): { [key: string]: LbTargetGroupTargetsTargets } | cdktf.IResolvable | undefined {
    return this.targets.internalValue;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts?: LbTargetGroupTargetsTimeoutsOutputReference;
  private _timeoutsGiven?: LbTargetGroupTargetsTimeouts | cdktf.IResolvable;
  public get timeouts(): LbTargetGroupTargetsTimeoutsOutputReference {
    if (this._timeouts === undefined) {
      this._timeouts = new LbTargetGroupTargetsTimeoutsOutputReference(this, "timeouts");
      this._timeouts.internalValue = this._timeoutsGiven;
    }
    return this._timeouts;
  }
  public putTimeouts(value: LbTargetGroupTargetsTimeouts) {
    if (this._timeouts === undefined) {
      this._timeoutsGiven = copyOfLbTargetGroupTargetsTimeouts(value);
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
  public get timeoutsInput(): LbTargetGroupTargetsTimeouts | cdktf.IResolvable | undefined {
    return this.timeouts.internalValue;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      target_group_id: cdktf.stringToTerraform(this._targetGroupId),
      targets: cdktf.hashMapper(lbTargetGroupTargetsTargetsToTerraform)(this._targets === undefined ? this._targetsGiven : this._targets.internalValue),
      timeouts: lbTargetGroupTargetsTimeoutsToTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      target_group_id: {
        value: cdktf.stringToHclTerraform(this._targetGroupId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      targets: {
        value: cdktf.hashMapperHcl(lbTargetGroupTargetsTargetsToHclTerraform)(this._targets === undefined ? this._targetsGiven : this._targets.internalValue),
        isBlock: true,
        type: "map",
        storageClassType: "LbTargetGroupTargetsTargetsMap",
      },
      timeouts: {
        value: lbTargetGroupTargetsTimeoutsToHclTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "LbTargetGroupTargetsTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
