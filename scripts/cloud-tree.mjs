// Draws the load balancers of the simulated cloud, from what GET /_simulator/state answers, as a tree of text lines.

export function cloudTree(state) {
  return Object.values(state.loadBalancers)
    .sort(by('loadBalancerName'))
    .flatMap((loadBalancer) => draw(loadBalancerNode(state, loadBalancer)));
}

function loadBalancerNode(state, loadBalancer) {
  const { loadBalancerId, loadBalancerName, type, privateIp, azs } = loadBalancer;
  const elasticIp = privateIp.elasticIpAddress ? [`elastic IP ${privateIp.elasticIpAddress}`] : [];
  const facts = [
    loadBalancer.state.code,
    `address ${privateIp.privateIpAddress}`,
    ...elasticIp,
    `zones ${azs.join(' ')}`,
  ];
  const listeners = Object.values(state.listeners).filter((listener) => listener.loadBalancerId === loadBalancerId);
  const shown = new Set();
  return {
    text: `${type} load balancer ${loadBalancerId} "${loadBalancerName}": ${facts.join(', ')}`,
    children: listeners.sort(by('port')).map((listener) => listenerNode(state, listener, shown)),
  };
}

function listenerNode(state, listener, shown) {
  const certificates = (listener.certificateSpecs ?? []).map(({ certificateId }) => `, certificate ${certificateId}`);
  return {
    text: `listener ${listener.listenerId}: ${listener.protocol} on port ${listener.port}, ${listener.status}${certificates.join('')}`,
    children: [backendNode(state, state.backends[listener.backendId], shown)],
  };
}

function backendNode(state, backend, shown) {
  const text = `backend service ${backend.backendId}`;
  if (shown.has(backend.backendId)) return { text: `${text} (the same)`, children: [] };
  shown.add(backend.backendId);
  const { protocol, httpPath, intervalSeconds } = backend.healthCheck;
  const check = `health check ${protocol}${httpPath ? ` ${httpPath}` : ''} every ${intervalSeconds} s`;
  const groups = (backend.targetGroupIds ?? []).map((id) => targetGroupNode(state, state.targetGroups[id]));
  const availabilityGroups = (backend.agInfos ?? []).map(({ agId }) => ({
    text: `availability group ${agId}`,
    children: [],
  }));
  return {
    text: `${text}: ${backend.protocol}, port ${backend.port}, ${backend.algorithm}, ${check}`,
    children: [...groups, ...availabilityGroups],
  };
}

function targetGroupNode(state, group) {
  const targets = Object.values(state.targets).filter((target) => target.targetGroupId === group.targetGroupId);
  return {
    text: `target group ${group.targetGroupId} "${group.targetGroupName}"`,
    children: targets.sort(by('port')).map((target) => ({
      text: `target ${target.targetId}: ${target.instanceId || target.ipAddress}, port ${target.port}, weight ${target.weight}`,
      children: [],
    })),
  };
}

function draw({ text, children }) {
  const lines = children.flatMap((child, index) => {
    const last = index === children.length - 1;
    const [head, ...rest] = draw(child);
    return [`${last ? '└─' : '├─'} ${head}`, ...rest.map((line) => `${last ? '  ' : '│ '} ${line}`)];
  });
  return [text, ...lines];
}

function by(key) {
  return (left, right) => (left[key] < right[key] ? -1 : Number(left[key] > right[key]));
}
