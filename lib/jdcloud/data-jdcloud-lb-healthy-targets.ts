// Generated from the provider’s schema by `npm run generate`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataJdcloudLbHealthyTargetsConfig extends cdktf.TerraformMetaArguments {
  /**
  * Id of the backend.
  */
  readonly backendId: string;
  /**
  * How many targets must be healthy; 0 waits for none. Default: all targets of the backend, and at least one: a backend without targets is not ready to serve, so the wait goes on until the time is up.
  */
  readonly minimum?: number;
  /**
  * timeouts block
  */
  readonly timeouts?: DataJdcloudLbHealthyTargetsTimeouts;
}
export interface DataJdcloudLbHealthyTargetsTimeouts {
  /**
  * Time limit for the wait, as a duration such as `10m`. Default: `5m`.
  */
  readonly read?: string;
}

export function dataJdcloudLbHealthyTargetsTimeoutsToTerraform(struct?: DataJdcloudLbHealthyTargetsTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    read: cdktf.stringToTerraform(struct!.read),
  }
}

export function dataJdcloudLbHealthyTargetsTimeoutsToHclTerraform(struct?: DataJdcloudLbHealthyTargetsTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    read: {
      value: cdktf.stringToHclTerraform(struct!.read),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

function copyOfDataJdcloudLbHealthyTargetsTimeouts(value: DataJdcloudLbHealthyTargetsTimeouts | cdktf.IResolvable | undefined): DataJdcloudLbHealthyTargetsTimeouts | cdktf.IResolvable | undefined {
  if (value === undefined || cdktf.Tokenization.isResolvable(value)) { return value; }
  const copy: any = {
    read: value.read,
  };
  // An object without any value is left out, an empty one is not.
  return Object.keys(value).length === 0 || Object.values(copy).some((it) => it !== undefined) ? copy : undefined;
}

export class DataJdcloudLbHealthyTargetsTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataJdcloudLbHealthyTargetsTimeouts | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._read !== undefined) {
      hasAnyValues = true;
      internalValueResult.read = this._read;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataJdcloudLbHealthyTargetsTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._read = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._read = value.read;
    }
  }

  // read - computed: false, optional: true, required: false
  private _read?: string;
  public get read() {
    return this.getStringAttribute('read');
  }
  public set read(value: string) {
    this._read = value;
  }
  public resetRead() {
    this._read = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get readInput() {
    return this._read;
  }
}

/**
*/
export class DataJdcloudLbHealthyTargets extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "jdcloud_lb_healthy_targets";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataJdcloudLbHealthyTargets resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataJdcloudLbHealthyTargets to import
  * @param provider? Optional instance of the provider where the DataJdcloudLbHealthyTargets to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "jdcloud_lb_healthy_targets", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataJdcloudLbHealthyTargetsConfig
  */
  public constructor(scope: Construct, id: string, config: DataJdcloudLbHealthyTargetsConfig) {
    super(scope, id, {
      terraformResourceType: 'jdcloud_lb_healthy_targets',
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
    this._backendId = config.backendId;
    this._minimum = config.minimum;
    this._timeoutsGiven = copyOfDataJdcloudLbHealthyTargetsTimeouts(config.timeouts);
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // backend_id - computed: false, optional: false, required: true
  private _backendId?: string;
  public get backendId() {
    return this.getStringAttribute('backend_id');
  }
  public set backendId(value: string) {
    this._backendId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get backendIdInput() {
    return this._backendId;
  }

  // healthy_count - computed: true, optional: false, required: false
  public get healthyCount() {
    return this.getNumberAttribute('healthy_count');
  }

  // minimum - computed: false, optional: true, required: false
  private _minimum?: number;
  public get minimum() {
    return this.getNumberAttribute('minimum');
  }
  public set minimum(value: number) {
    this._minimum = value;
  }
  public resetMinimum() {
    this._minimum = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get minimumInput() {
    return this._minimum;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts?: DataJdcloudLbHealthyTargetsTimeoutsOutputReference;
  private _timeoutsGiven?: DataJdcloudLbHealthyTargetsTimeouts | cdktf.IResolvable;
  public get timeouts(): DataJdcloudLbHealthyTargetsTimeoutsOutputReference {
    if (this._timeouts === undefined) {
      this._timeouts = new DataJdcloudLbHealthyTargetsTimeoutsOutputReference(this, "timeouts");
      this._timeouts.internalValue = this._timeoutsGiven;
    }
    return this._timeouts;
  }
  public putTimeouts(value: DataJdcloudLbHealthyTargetsTimeouts) {
    if (this._timeouts === undefined) {
      this._timeoutsGiven = copyOfDataJdcloudLbHealthyTargetsTimeouts(value);
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
  public get timeoutsInput(): DataJdcloudLbHealthyTargetsTimeouts | cdktf.IResolvable | undefined {
    return this.timeouts.internalValue;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      backend_id: cdktf.stringToTerraform(this._backendId),
      minimum: cdktf.numberToTerraform(this._minimum),
      timeouts: dataJdcloudLbHealthyTargetsTimeoutsToTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      backend_id: {
        value: cdktf.stringToHclTerraform(this._backendId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      minimum: {
        value: cdktf.numberToHclTerraform(this._minimum),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      timeouts: {
        value: dataJdcloudLbHealthyTargetsTimeoutsToHclTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "DataJdcloudLbHealthyTargetsTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
