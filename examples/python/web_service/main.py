from cdktf import App, TerraformOutput, TerraformStack
from cdktf_jdcloud_lb import (
    ApplicationLoadBalancer,
    BackendProtocol,
    Certificate,
    Duration,
    ElasticIp,
    ForwardedHeader,
    HealthCheck,
    Hsts,
    Instance,
    JdcloudProvider,
    SchedulingAlgorithm,
    SecurityGroup,
    SessionPersistence,
    Subnet,
)

app = App()
stack = TerraformStack(app, "web-service")
# Credentials and endpoint come from the environment: JDCLOUD_ACCESS_KEY, JDCLOUD_SECRET_KEY, JDCLOUD_ENDPOINT.
JdcloudProvider(stack, "Jdcloud", region="cn-north-1")

lb = ApplicationLoadBalancer(
    stack,
    "Shop",
    subnet=Subnet.from_subnet_attributes(
        stack, "Subnet", subnet_id="subnet-a1", vpc_id="vpc-a1", cidr_block="10.0.16.0/24"
    ),
    zones=["cn-north-1a", "cn-north-1b"],
    security_groups=[SecurityGroup.from_security_group_id(stack, "Public", "sg-a1")],
    elastic_ip=ElasticIp.from_elastic_ip_id(stack, "Eip", "fip-a1"),
    # In production set this to True. An example should go away with `cdktf destroy`.
    deletion_protection=False,
    tags={"team": "shop"},
)

servers = lb.add_target_group("Servers")
vm = Instance.from_instance_attributes(stack, "Vm1", instance_id="i-a1", vpc_id="vpc-a1", zone="cn-north-1a")
servers.add_instance(vm, port=8080)
# The same machine on a second port takes a key of its own.
servers.add_instance(vm, key="Vm1Admin", port=8081, weight=5)

api = lb.add_backend_service(
    "Api",
    protocol=BackendProtocol.HTTP,
    port=8080,
    targets=servers,
    algorithm=SchedulingAlgorithm.ROUND_ROBIN,
    session_persistence=SessionPersistence.cookie(expires_after=Duration.hours(1)),
    health_check=HealthCheck.http(
        path="/healthz",
        healthy_status_codes=["200-299"],
        interval=Duration.seconds(10),
    ),
    forwarded_headers=[ForwardedHeader.PROTO, ForwardedHeader.HOST],
)

# Both listeners share one backend service.
lb.add_http_listener("Http", backend_service=api)
lb.add_https_listener(
    "Https",
    backend_service=api,
    certificates=[Certificate.from_certificate_id(stack, "Cert", "cert-a1")],
    hsts=Hsts.enabled(max_age=Duration.days(365)),
)

TerraformOutput(stack, "load_balancer_id", value=lb.load_balancer_id)
TerraformOutput(stack, "private_ip_address", value=lb.private_ip_address)
TerraformOutput(stack, "public_ip_address", value=lb.elastic_ip_address)

app.synth()
