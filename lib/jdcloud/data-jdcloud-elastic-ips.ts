// Generated from the provider’s schema by `npm run generate`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataJdcloudElasticIpsConfig extends cdktf.TerraformMetaArguments {
  /**
  * Lists only the elastic IPs that have exactly this `elastic_ip_address`. Default: any.
  */
  readonly elasticIpAddress?: string;
  /**
  * Lists only the elastic IPs that have this `status`. Default: any.
  */
  readonly status?: string;
}
export interface DataJdcloudElasticIpsElasticIps {
}

export function dataJdcloudElasticIpsElasticIpsToTerraform(struct?: DataJdcloudElasticIpsElasticIps): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}

export function dataJdcloudElasticIpsElasticIpsToHclTerraform(struct?: DataJdcloudElasticIpsElasticIps): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataJdcloudElasticIpsElasticIpsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataJdcloudElasticIpsElasticIps | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataJdcloudElasticIpsElasticIps | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // az - computed: true, optional: false, required: false
  public get az() {
    return this.getStringAttribute('az');
  }

  // bandwidth_mbps - computed: true, optional: false, required: false
  public get bandwidthMbps() {
    return this.getNumberAttribute('bandwidth_mbps');
  }

  // eip_provider - computed: true, optional: false, required: false
  public get eipProvider() {
    return this.getStringAttribute('eip_provider');
  }

  // elastic_ip_address - computed: true, optional: false, required: false
  public get elasticIpAddress() {
    return this.getStringAttribute('elastic_ip_address');
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // instance_id - computed: true, optional: false, required: false
  public get instanceId() {
    return this.getStringAttribute('instance_id');
  }

  // instance_type - computed: true, optional: false, required: false
  public get instanceType() {
    return this.getStringAttribute('instance_type');
  }

  // ip_type - computed: true, optional: false, required: false
  public get ipType() {
    return this.getStringAttribute('ip_type');
  }

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }
}

export class DataJdcloudElasticIpsElasticIpsList extends cdktf.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataJdcloudElasticIpsElasticIpsOutputReference {
    return new DataJdcloudElasticIpsElasticIpsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
*/
export class DataJdcloudElasticIps extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "jdcloud_elastic_ips";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataJdcloudElasticIps resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataJdcloudElasticIps to import
  * @param provider? Optional instance of the provider where the DataJdcloudElasticIps to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "jdcloud_elastic_ips", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataJdcloudElasticIpsConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataJdcloudElasticIpsConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'jdcloud_elastic_ips',
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
    this._elasticIpAddress = config.elasticIpAddress;
    this._status = config.status;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // elastic_ip_address - computed: false, optional: true, required: false
  private _elasticIpAddress?: string;
  public get elasticIpAddress() {
    return this.getStringAttribute('elastic_ip_address');
  }
  public set elasticIpAddress(value: string) {
    this._elasticIpAddress = value;
  }
  public resetElasticIpAddress() {
    this._elasticIpAddress = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get elasticIpAddressInput() {
    return this._elasticIpAddress;
  }

  // elastic_ips - computed: true, optional: false, required: false
  private _elasticIps?: DataJdcloudElasticIpsElasticIpsList;
  public get elasticIps(): DataJdcloudElasticIpsElasticIpsList {
    return (this._elasticIps ??= new DataJdcloudElasticIpsElasticIpsList(this, "elastic_ips", false));
  }

  // ids - computed: true, optional: false, required: false
  public get ids() {
    return this.getListAttribute('ids');
  }

  // status - computed: false, optional: true, required: false
  private _status?: string;
  public get status() {
    return this.getStringAttribute('status');
  }
  public set status(value: string) {
    this._status = value;
  }
  public resetStatus() {
    this._status = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get statusInput() {
    return this._status;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      elastic_ip_address: cdktf.stringToTerraform(this._elasticIpAddress),
      status: cdktf.stringToTerraform(this._status),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      elastic_ip_address: {
        value: cdktf.stringToHclTerraform(this._elasticIpAddress),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      status: {
        value: cdktf.stringToHclTerraform(this._status),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
