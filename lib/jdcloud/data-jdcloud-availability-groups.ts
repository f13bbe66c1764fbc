// Generated from the provider’s schema by `npm run generate`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataJdcloudAvailabilityGroupsConfig extends cdktf.TerraformMetaArguments {
  /**
  * Lists only the availability groups that have this `instance_template_id`. Default: any.
  */
  readonly instanceTemplateId?: string;
  /**
  * Lists only the availability groups that have exactly this `name`. Default: any.
  */
  readonly name?: string;
  /**
  * Lists only the availability groups that have this `vpc_id`. Default: any.
  */
  readonly vpcId?: string;
}
export interface DataJdcloudAvailabilityGroupsAvailabilityGroups {
}

export function dataJdcloudAvailabilityGroupsAvailabilityGroupsToTerraform(struct?: DataJdcloudAvailabilityGroupsAvailabilityGroups): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}

export function dataJdcloudAvailabilityGroupsAvailabilityGroupsToHclTerraform(struct?: DataJdcloudAvailabilityGroupsAvailabilityGroups): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataJdcloudAvailabilityGroupsAvailabilityGroupsOutputReference extends cdktf.ComplexObject {
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

  public get internalValue(): DataJdcloudAvailabilityGroupsAvailabilityGroups | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataJdcloudAvailabilityGroupsAvailabilityGroups | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // azs - computed: true, optional: false, required: false
  public get azs() {
    return cdktf.Fn.tolist(this.getListAttribute('azs'));
  }

  // description - computed: true, optional: false, required: false
  public get description() {
    return this.getStringAttribute('description');
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // instance_template_id - computed: true, optional: false, required: false
  public get instanceTemplateId() {
    return this.getStringAttribute('instance_template_id');
  }

  // name - computed: true, optional: false, required: false
  public get name() {
    return this.getStringAttribute('name');
  }

  // vpc_id - computed: true, optional: false, required: false
  public get vpcId() {
    return this.getStringAttribute('vpc_id');
  }
}

export class DataJdcloudAvailabilityGroupsAvailabilityGroupsList extends cdktf.ComplexList {

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
  public get(index: number): DataJdcloudAvailabilityGroupsAvailabilityGroupsOutputReference {
    return new DataJdcloudAvailabilityGroupsAvailabilityGroupsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
*/
export class DataJdcloudAvailabilityGroups extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "jdcloud_availability_groups";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataJdcloudAvailabilityGroups resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataJdcloudAvailabilityGroups to import
  * @param provider? Optional instance of the provider where the DataJdcloudAvailabilityGroups to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "jdcloud_availability_groups", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataJdcloudAvailabilityGroupsConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataJdcloudAvailabilityGroupsConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'jdcloud_availability_groups',
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
    this._instanceTemplateId = config.instanceTemplateId;
    this._name = config.name;
    this._vpcId = config.vpcId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // availability_groups - computed: true, optional: false, required: false
  private _availabilityGroups?: DataJdcloudAvailabilityGroupsAvailabilityGroupsList;
  public get availabilityGroups(): DataJdcloudAvailabilityGroupsAvailabilityGroupsList {
    return (this._availabilityGroups ??= new DataJdcloudAvailabilityGroupsAvailabilityGroupsList(this, "availability_groups", false));
  }

  // ids - computed: true, optional: false, required: false
  public get ids() {
    return this.getListAttribute('ids');
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

  // name - computed: false, optional: true, required: false
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

  // vpc_id - computed: false, optional: true, required: false
  private _vpcId?: string;
  public get vpcId() {
    return this.getStringAttribute('vpc_id');
  }
  public set vpcId(value: string) {
    this._vpcId = value;
  }
  public resetVpcId() {
    this._vpcId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get vpcIdInput() {
    return this._vpcId;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      instance_template_id: cdktf.stringToTerraform(this._instanceTemplateId),
      name: cdktf.stringToTerraform(this._name),
      vpc_id: cdktf.stringToTerraform(this._vpcId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
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
      vpc_id: {
        value: cdktf.stringToHclTerraform(this._vpcId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
