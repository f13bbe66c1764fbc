/*
 * What constructs use of the validation engine. Only `Review` is public; lib/index.ts exports it from its own file.
 */
export * from './graph';
export { isKnown, known } from './known';
export { checkName } from './name';
export { PropertyProblems } from './property-problems';
export { guard } from './guard';
export { record } from './record';
export { checkZones } from './rules/jdlb012-zones';
export { checkBackendProtocol, checkListenerProtocol } from './rules/jdlb020-protocols';
export { checkCertificates, checkRepeatedCertificates } from './rules/jdlb023-certificates';
export { checkAlgorithm } from './rules/jdlb031-algorithm';
