import type { IContainer } from '../network/container';
import type { IInstance } from '../network/instance';
import { factsOfValue, InstanceFacts } from '../validation/facts';

/**
 * Instances of this library recorded their facts; a user's own class is asked.
 *
 * @internal
 */
export function serverFacts(server: IInstance | IContainer, id: string): InstanceFacts {
  return (
    factsOfValue<InstanceFacts>(server, 'Instance') ?? {
      kind: 'Instance',
      construct: server,
      id,
      vpcId: server.vpcId,
      zone: server.zone,
    }
  );
}
