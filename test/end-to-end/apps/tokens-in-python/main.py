# Tokens in Python: what has no type goes through Token.as_string, Token.as_number, Token.as_list and Token.as_string_map.
from cdktf import (
    App,
    DataTerraformRemoteStateLocal,
    Fn,
    TerraformIterator,
    TerraformLocal,
    TerraformStack,
    TerraformVariable,
    Token,
)
from cdktf_jdcloud_lb import (
    ApplicationLoadBalancer,
    AvailabilityGroup,
    BackendProtocol,
    Certificate,
    Duration,
    HealthCheck,
    Hsts,
    Instance,
    JdcloudProvider,
    SecurityGroup,
    Subnet,
    TargetType,
)

app = App()
stack = TerraformStack(app, "tokens")
JdcloudProvider(stack, "Jdcloud", region="cn-north-1")
text = TerraformVariable(stack, "text", type="string")
number = TerraformVariable(stack, "number", type="number")
zones = TerraformVariable(stack, "zones", type="list(string)")
flag = TerraformVariable(stack, "flag", type="bool")
tags = TerraformVariable(stack, "tags", type="map(string)")
names = TerraformVariable(stack, "names", type="map(object({ name = string }))")
port = TerraformLocal(stack, "port", number.value)
network = DataTerraformRemoteStateLocal(stack, "network", path="network.tfstate")

lb = ApplicationLoadBalancer(
    stack,
    "Lb",
    name=Token.as_string(Fn.conditional(flag.boolean_value, text.string_value, "shop")),
    description=f"{text.string_value} on port-{number.number_value}",
    subnet=Subnet.from_subnet_attributes(
        stack, "Subnet", subnet_id=Token.as_string(text.value), vpc_id=network.get_string("vpc_id")
    ),
    zones=Token.as_list(zones.value),
    security_groups=[SecurityGroup.from_security_group_id(stack, "Public", Token.as_string(network.get("group_id")))],
    deletion_protection=flag.boolean_value,
    tags=Token.as_string_map(Fn.merge([tags.value, {"team": "shop"}])),
)
servers = lb.add_target_group("Servers", description=Fn.lower(text.string_value))
vm = Instance.from_instance_attributes(
    stack, "Vm1", instance_id=Token.as_string(Fn.element(zones.list_value, 0)), vpc_id=network.get_string("vpc_id")
)
servers.add_instance(vm, port=number.number_value, weight=Token.as_number(network.get("weight")))
legacy = lb.add_target_group("Legacy", target_type=TargetType.IP)
legacy.add_ip_address(Token.as_string(text.value), key="Old", port=8080)
api = lb.add_backend_service(
    "Api",
    protocol=BackendProtocol.HTTP,
    port=Token.as_number(port.expression),
    targets=servers,
    health_check=HealthCheck.http(
        path=f"/{text.string_value}",
        interval=Duration.minutes(number.number_value),
        healthy_status_codes=Token.as_list(network.get("codes")),
    ),
)
workers = AvailabilityGroup.from_availability_group_id(stack, "Workers", network.get_string("workers"))
lb.add_backend_service(
    "Tcp",
    protocol=BackendProtocol.TCP,
    port=port.as_number,
    targets=workers.with_default_weight(number.number_value),
    health_check=HealthCheck.tcp(),
    proxy_protocol=network.get_boolean("proxy_protocol"),
)
lb.add_https_listener(
    "Https",
    port=Token.as_number(number.value),
    backend_service=api,
    certificates=[Certificate.from_certificate_id(stack, "Cert", Token.as_string(text.value))],
    hsts=Hsts.enabled(max_age=Duration.days(number.number_value)),
)
each = TerraformIterator.from_map(Token.as_any_map(names.value))
group = lb.add_target_group("Each", name=each.get_string("name"), description=Token.as_string(each.key))
group.resource.for_each = each

app.synth()
