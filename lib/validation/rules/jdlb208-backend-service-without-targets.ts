import { Rule } from '../rule';

/** Without targets, no request is answered. */
export const backendServiceWithoutTargets: Rule = {
  code: 'JDLB208',
  severity: 'notice',
  title: 'A backend service without targets answers no request.',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateBackendSpec, targetGroupIds and agInfoSpec' },
  moments: ['synthesis'],
  remedy: 'Pass a target group or an availability group in `targets`.',
  review: (graph) =>
    graph.backendServices
      .filter(({ owned, targets }) => owned && targets === undefined)
      .map(({ construct }) => ({
        construct,
        property: 'targets',
        problem: 'This backend service has no targets.',
        allowed: 'No request is answered until it has some.',
        remedy: 'pass a target group or an availability group in targets.',
      })),
};
