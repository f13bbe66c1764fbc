// Generated from the provider’s schema by `npm run generate`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface LbTargetGroupAttachmentConfig extends cdktf.TerraformMetaArguments {
  /**
  * Id of the virtual machine or container, which must be in the load balancer's VPC. Required for types `vm` and `container`, not allowed for `ip`. Changing this replaces the attachment.
  */
  readonly instanceId?: string;
  /**
  * IPv4 address of the server. On an `alb` it must be in `10.0.0.0/8`, `172.16.0.0/12` or `192.168.0.0/16`; on an `nlb` or `dnlb` any other address gets a warning. Required for type `ip`, not allowed otherwise. Changing this replaces the attachment.
  */
  readonly ipAddress?: string;
  /**
  * Port of the server, 0 to 65535; 0 means the backend's port. Default: 0. Can be changed in place while the target stays in service.
  */
  readonly port?: number;
  /**
  * Id of the target group. Changing this replaces the attachment: the target is registered in the new group.
  */
  readonly targetGroupId: string;
  /**
  * Type of the target: `vm` (virtual machine), `container` or `ip`. Must match the target group's type. Default: `vm`. Changing this replaces the attachment.
  */
  readonly type?: string;
  /**
  * Share of the requests relative to the other targets, 0 to 100. 0 means no requests and is available on an `alb` only. Default: 10. Can be changed in place while the target stays in service.
  */
  readonly weight?: number;
  /**
  * timeouts block
  */
  readonly timeouts?: LbTargetGroupAttachmentTimeouts;
}
export interface LbTargetGroupAttachmentTimeouts {
  /**
  * Time limit for creating the attachment, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly create?: string;
  /**
  * Time limit for deleting the attachment, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly delete?: string;
  /**
  * Time limit for updating the attachment, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly update?: string;
}

export function lbTargetGroupAttachmentTimeoutsToTerraform(struct?: LbTargetGroupAttachmentTimeouts | cdktf.IResolvable): any {
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

export function lbTargetGroupAttachmentTimeoutsToHclTerraform(struct?: LbTargetGroupAttachmentTimeouts | cdktf.IResolvable): any {
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

function copyOfLbTargetGroupAttachmentTimeouts(value: LbTargetGroupAttachmentTimeouts | cdktf.IResolvable | undefined): LbTargetGroupAttachmentTimeouts | cdktf.IResolvable | undefined {
  if (value === undefined || cdktf.Tokenization.isResolvable(value)) { return value; }
  const copy: any = {
    create: value.create,
    delete: value.delete,
    update: value.update,
  };
  // An object without any value is left out, an empty one is not.
  return Object.keys(value).length === 0 || Object.values(copy).some((it) => it !== undefined) ? copy : undefined;
}

export class LbTargetGroupAttachmentTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): LbTargetGroupAttachmentTimeouts | cdktf.IResolvable | undefined {
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

  public set internalValue(value: LbTargetGroupAttachmentTimeouts | cdktf.IResolvable | undefined) {
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
export class LbTargetGroupAttachment extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "jdcloud_lb_target_group_attachment";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a LbTargetGroupAttachment resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the LbTargetGroupAttachment to import
  * @param provider? Optional instance of the provider where the LbTargetGroupAttachment to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "jdcloud_lb_target_group_attachment", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options LbTargetGroupAttachmentConfig
  */
  public constructor(scope: Construct, id: string, config: LbTargetGroupAttachmentConfig) {
    super(scope, id, {
      terraformResourceType: 'jdcloud_lb_target_group_attachment',
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
    this._instanceId = config.instanceId;
    this._ipAddress = config.ipAddress;
    this._port = config.port;
    this._targetGroupId = config.targetGroupId;
    this._type = config.type;
    this._weight = config.weight;
    this._timeoutsGiven = copyOfLbTargetGroupAttachmentTimeouts(config.timeouts);
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
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

  // timeouts - computed: false, optional: true, required: false
  private _timeouts?: LbTargetGroupAttachmentTimeoutsOutputReference;
  private _timeoutsGiven?: LbTargetGroupAttachmentTimeouts | cdktf.IResolvable;
  public get timeouts(): LbTargetGroupAttachmentTimeoutsOutputReference {
    if (this._timeouts === undefined) {
      this._timeouts = new LbTargetGroupAttachmentTimeoutsOutputReference(this, "timeouts");
      this._timeouts.internalValue = this._timeoutsGiven;
    }
    return this._timeouts;
  }
  public putTimeouts(value: LbTargetGroupAttachmentTimeouts) {
    if (this._timeouts === undefined) {
      this._timeoutsGiven = copyOfLbTargetGroupAttachmentTimeouts(value);
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
  public get timeoutsInput(): LbTargetGroupAttachmentTimeouts | cdktf.IResolvable | undefined {
    return this.timeouts.internalValue;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      instance_id: cdktf.stringToTerraform(this._instanceId),
      ip_address: cdktf.stringToTerraform(this._ipAddress),
      port: cdktf.numberToTerraform(this._port),
      target_group_id: cdktf.stringToTerraform(this._targetGroupId),
      type: cdktf.stringToTerraform(this._type),
      weight: cdktf.numberToTerraform(this._weight),
      timeouts: lbTargetGroupAttachmentTimeoutsToTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      instance_id: {
        value: cdktf.stringToHclTerraform(this._instanceId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      ip_address: {
        value: cdktf.stringToHclTerraform(this._ipAddress),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      port: {
        value: cdktf.numberToHclTerraform(this._port),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      target_group_id: {
        value: cdktf.stringToHclTerraform(this._targetGroupId),
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
      weight: {
        value: cdktf.numberToHclTerraform(this._weight),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      timeouts: {
        value: lbTargetGroupAttachmentTimeoutsToHclTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "LbTargetGroupAttachmentTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
