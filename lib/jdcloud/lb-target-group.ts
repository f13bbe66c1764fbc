// Generated from the provider’s schema by `npm run generate`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface LbTargetGroupConfig extends cdktf.TerraformMetaArguments {
  /**
  * Description, at most 256 characters. Default: none. Can be changed in place.
  */
  readonly description?: string;
  /**
  * Id of the load balancer that the target group belongs to. Changing this replaces the target group.
  */
  readonly loadBalancerId: string;
  /**
  * Name of the target group: 1 to 32 Chinese characters, letters, digits, `_` or `-`. Can be changed in place. Default: `name_prefix`, or `target-group-` without one, and 8 hexadecimal digits, chosen when the target group is created. Leave it out to replace a target group that is in use, with `create_before_destroy` in its `lifecycle`. Removing it keeps the current name. Replacing a target group that is in use also needs `create_before_destroy` on its `jdcloud_lb_target_group_targets`, and backends that refer to the `id` of those targets.
  */
  readonly name?: string;
  /**
  * Start of the name of the target group, at most 23 characters; 8 hexadecimal digits follow. Conflicts with `name`. Default: none. Can be changed in place: the target group then gets a new name. Replacing a target group that is in use also needs `create_before_destroy` on its `jdcloud_lb_target_group_targets`, and backends that refer to the `id` of those targets.
  */
  readonly namePrefix?: string;
  /**
  * Type of the targets: `instance` (targets of type `vm` and `container`) or `ip` (targets of type `ip`). Default: `instance`. Changing this replaces the target group.
  */
  readonly type?: string;
  /**
  * timeouts block
  */
  readonly timeouts?: LbTargetGroupTimeouts;
}
export interface LbTargetGroupTimeouts {
  /**
  * Time limit for creating the target group, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly create?: string;
  /**
  * Time limit for deleting the target group, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly delete?: string;
  /**
  * Time limit for updating the target group, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly update?: string;
}

export function lbTargetGroupTimeoutsToTerraform(struct?: LbTargetGroupTimeouts | cdktf.IResolvable): any {
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

export function lbTargetGroupTimeoutsToHclTerraform(struct?: LbTargetGroupTimeouts | cdktf.IResolvable): any {
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

function copyOfLbTargetGroupTimeouts(value: LbTargetGroupTimeouts | cdktf.IResolvable | undefined): LbTargetGroupTimeouts | cdktf.IResolvable | undefined {
  if (value === undefined || cdktf.Tokenization.isResolvable(value)) { return value; }
  const copy: any = {
    create: value.create,
    delete: value.delete,
    update: value.update,
  };
  // An object without any value is left out, an empty one is not.
  return Object.keys(value).length === 0 || Object.values(copy).some((it) => it !== undefined) ? copy : undefined;
}

export class LbTargetGroupTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): LbTargetGroupTimeouts | cdktf.IResolvable | undefined {
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

  public set internalValue(value: LbTargetGroupTimeouts | cdktf.IResolvable | undefined) {
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
export class LbTargetGroup extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "jdcloud_lb_target_group";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a LbTargetGroup resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the LbTargetGroup to import
  * @param provider? Optional instance of the provider where the LbTargetGroup to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "jdcloud_lb_target_group", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options LbTargetGroupConfig
  */
  public constructor(scope: Construct, id: string, config: LbTargetGroupConfig) {
    super(scope, id, {
      terraformResourceType: 'jdcloud_lb_target_group',
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
    this._description = config.description;
    this._loadBalancerId = config.loadBalancerId;
    this._name = config.name;
    this._namePrefix = config.namePrefix;
    this._type = config.type;
    this._timeoutsGiven = copyOfLbTargetGroupTimeouts(config.timeouts);
  }

  // ==========
  // ATTRIBUTES
  // ==========

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

  // load_balancer_id - computed: false, optional: false, required: true
  private _loadBalancerId?: string;
  public get loadBalancerId() {
    return this.getStringAttribute('load_balancer_id');
  }
  public set loadBalancerId(value: string) {
    this._loadBalancerId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get loadBalancerIdInput() {
    return this._loadBalancerId;
  }

  // name - computed: true, optional: true, required: false
  private _name?: string;
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  public resetName() {
    this._name = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // name_prefix - computed: false, optional: true, required: false
  private _namePrefix?: string;
  public get namePrefix() {
    return this.getStringAttribute('name_prefix');
  }
  public set namePrefix(value: string) {
    this._namePrefix = value;
  }
  public resetNamePrefix() {
    this._namePrefix = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get namePrefixInput() {
    return this._namePrefix;
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

  // timeouts - computed: false, optional: true, required: false
  private _timeouts?: LbTargetGroupTimeoutsOutputReference;
  private _timeoutsGiven?: LbTargetGroupTimeouts | cdktf.IResolvable;
  public get timeouts(): LbTargetGroupTimeoutsOutputReference {
    if (this._timeouts === undefined) {
      this._timeouts = new LbTargetGroupTimeoutsOutputReference(this, "timeouts");
      this._timeouts.internalValue = this._timeoutsGiven;
    }
    return this._timeouts;
  }
  public putTimeouts(value: LbTargetGroupTimeouts) {
    if (this._timeouts === undefined) {
      this._timeoutsGiven = copyOfLbTargetGroupTimeouts(value);
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
  public get timeoutsInput(): LbTargetGroupTimeouts | cdktf.IResolvable | undefined {
    return this.timeouts.internalValue;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      description: cdktf.stringToTerraform(this._description),
      load_balancer_id: cdktf.stringToTerraform(this._loadBalancerId),
      name: cdktf.stringToTerraform(this._name),
      name_prefix: cdktf.stringToTerraform(this._namePrefix),
      type: cdktf.stringToTerraform(this._type),
      timeouts: lbTargetGroupTimeoutsToTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      description: {
        value: cdktf.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      load_balancer_id: {
        value: cdktf.stringToHclTerraform(this._loadBalancerId),
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
      name_prefix: {
        value: cdktf.stringToHclTerraform(this._namePrefix),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      type: {
        value: cdktf.stringToHclTerraform(this._type),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: lbTargetGroupTimeoutsToHclTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "LbTargetGroupTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
